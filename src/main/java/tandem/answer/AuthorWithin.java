package tandem.answer;

import java.util.List;
import java.util.Optional;

/** One of the author's words among a few others, or the beginning of a word where the author put a star. */
final class AuthorWithin implements Rule {
    /** With more words besides, the text is about something else. */
    private static final int OTHER_WORDS = 3;

    @Override
    public Optional<Heard> hear(Reading said, List<Offer> offers) {
        if (said.isGuarded()) {
            return Optional.empty();
        }
        return Rule.only(offers, Why.AUTHOR, i -> isMeant(said, offers.get(i)))
                .map(heard -> Rule.unlessHintedElsewhere(heard, said, offers));
    }

    private static boolean isMeant(Reading said, Offer offer) {
        return offer.anyMatch(match -> match.isWithin(said)
                && said.leansLike(match.reading())
                && said.core().size() <= match.reading().core().size() + OTHER_WORDS);
    }
}
