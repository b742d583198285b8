package tandem.answer;

import java.util.List;
import java.util.Optional;

/**
 * Some words of one label and no others ("heart" for "More heart"), or all words of one label with a few others around
 * them ("I'd go with touch then"). Both must refuse with the same words, and the second way listens neither to doubts
 * nor to questions, nor where another offer is hinted at.
 *
 * @param others how many words may stand around a whole label
 * @param heavy how many words that mean something must agree, or all where there are fewer
 * @param asked whether a question may ask for an offer ("could we have an idea for tonight?")
 */
record Subset(int others, int heavy, boolean asked) implements Rule {
    /** For an open question: one word may do. */
    static final Subset OF_LABELS = new Subset(3, 1, false);
    /** For triggers, where nobody was asked anything. */
    static final Subset OF_PHRASES = new Subset(2, 2, true);

    @Override
    public Optional<Heard> hear(Reading said, List<Offer> offers) {
        Optional<Heard> part =
                Rule.only(offers, Why.SUBSET, i -> offers.get(i).anyWording(label -> isPartOf(said, label)));
        if (part.isPresent() || said.has(Kind.RESERVATION) || (said.isQuestion() && !asked)) {
            return part;
        }
        return Rule.only(offers, Why.SUBSET, i -> offers.get(i).anyWording(label -> holds(said, label)))
                .map(heard -> Rule.unlessHintedElsewhere(heard, said, offers));
    }

    private boolean isPartOf(Reading said, Reading label) {
        return !said.heavy().isEmpty()
                && said.heavy().size() >= Math.min(heavy, label.heavy().size())
                && said.content().stream().allMatch(label::says)
                && said.leansLike(label);
    }

    private boolean holds(Reading said, Reading label) {
        return label.heavy().size() >= heavy
                && said.content().containsAll(label.content())
                && said.content().size() <= label.content().size() + others
                && said.leansLike(label);
    }
}
