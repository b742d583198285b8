package tandem.answer;

import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** One way in which a text can mean one of several offers. Implementations are immutable and thread-safe. */
interface Rule {
    /** What was heard, or empty when this rule has no opinion and the next one may try. */
    Optional<Heard> hear(Reading said, List<Offer> offers);

    /** The only offer for which the test holds; no opinion when there is none, ambiguous when there are several. */
    static Optional<Heard> only(List<Offer> offers, Why why, IntPredicate test) {
        int[] found = IntStream.range(0, offers.size()).filter(test).limit(2).toArray();
        if (found.length == 0) {
            return Optional.empty();
        }
        return Optional.of(found.length == 1 ? Heard.of(found[0], why) : Heard.AMBIGUOUS);
    }

    /** The same, or ambiguous when a word of another offer stands in the text. */
    static Heard unlessHintedElsewhere(Heard heard, Reading said, List<Offer> offers) {
        if (heard.choice().isEmpty()) {
            return heard;
        }
        int chosen = heard.choice().getAsInt();
        boolean hinted = IntStream.range(0, offers.size())
                .anyMatch(i -> i != chosen && offers.get(i).isHintedAtBy(said, offers.get(chosen)));
        return hinted ? Heard.AMBIGUOUS : heard;
    }

    /** What the first of these rules that has an opinion heard. */
    static Optional<Heard> first(List<Rule> rules, Reading said, List<Offer> offers) {
        for (Rule rule : rules) {
            Optional<Heard> heard = rule.hear(said, offers);
            if (heard.isPresent()) {
                return heard;
            }
        }
        return Optional.empty();
    }
}
