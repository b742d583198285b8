package tandem.answer;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A text of nothing but yes words, or nothing but no words, where exactly one option says the same by its label or one
 * of the author's words. Yes and no in one text is ambiguous; where no option says it, other rules may try.
 */
final class YesNo implements Rule {
    private static final Set<Kind> SIDES = EnumSet.of(Kind.YES, Kind.NO);

    @Override
    public Optional<Heard> hear(Reading said, List<Offer> offers) {
        if (said.has(Kind.YES) && said.has(Kind.NO)) {
            return Optional.of(Heard.AMBIGUOUS);
        }
        for (Kind side : SIDES) {
            if (isOnly(side, said)) {
                return Rule.only(offers, Why.YES_NO, i -> says(side, offers.get(i)));
            }
        }
        return Optional.empty();
    }

    private static boolean says(Kind side, Offer offer) {
        return offer.anyWording(label -> isOnly(side, label)) || offer.anyMatch(match -> isOnly(side, match.reading()));
    }

    private static boolean isOnly(Kind side, Reading reading) {
        return reading.has(side)
                && reading.segments().stream().allMatch(segment -> segment.is(side) || segment.isIdle());
    }
}
