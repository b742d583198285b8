package tandem.author;

import java.util.List;
import tandem.flow.Helplines;

/**
 * What {@code choicesFrom} can offer.
 *
 * @param languages the tags of those that the dialogs are there in
 * @param helplines the countries that have lines to call for help
 */
record Offers(List<String> languages, Helplines helplines) {}
