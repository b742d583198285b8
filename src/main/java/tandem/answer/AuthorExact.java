package tandem.answer;

import java.util.List;
import java.util.Optional;

/**
 * One of the author's words and nothing else. It comes right after the labels themselves: who writes "2" or "maybe"
 * next to an option has decided what it means there, and no general rule about positions or doubts knows better.
 */
final class AuthorExact implements Rule {
    @Override
    public Optional<Heard> hear(Reading said, List<Offer> offers) {
        return Rule.only(offers, Why.AUTHOR, i -> offers.get(i).anyMatch(match -> match.isSaidBy(said)));
    }
}
