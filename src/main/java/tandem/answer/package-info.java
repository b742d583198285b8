/**
 * Matching what somebody typed to what they were offered. {@link tandem.answer.Listener} is the way in: it reads a text
 * with the word lists of one language ({@link tandem.answer.Words}) and asks one small rule after the other, from exact
 * to merely similar; the first that has an opinion wins, and an ambiguous text chooses nothing. No list of words stands
 * in the code, and nothing here reads a clock, a random source or the default locale.
 */
@NullMarked
package tandem.answer;

import org.jspecify.annotations.NullMarked;
