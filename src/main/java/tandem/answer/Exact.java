package tandem.answer;

import java.util.List;
import java.util.Optional;

/** The label itself: first word for word, then without fillers and decoration and with numbers as digits. */
final class Exact implements Rule {
    @Override
    public Optional<Heard> hear(Reading said, List<Offer> offers) {
        Optional<Heard> verbatim = Rule.only(
                offers,
                Why.EXACT,
                i -> offers.get(i).anyWording(wording -> wording.words().equals(said.words())));
        return verbatim.isPresent()
                ? verbatim
                : Rule.only(
                        offers,
                        Why.EXACT,
                        i -> offers.get(i).anyWording(wording -> wording.core().equals(said.core())));
    }
}
