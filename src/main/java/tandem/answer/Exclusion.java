package tandem.answer;

import java.util.List;
import java.util.Optional;

/**
 * "Not the X", "anything but X": of two options it is the other one. Exactly one refusal must stand before an option
 * that is named and nothing else; whatever else refuses something is nothing, for a refused option is never chosen.
 * An option refused by its position is heard as a position, since it depends on the order as well.
 */
final class Exclusion implements Rule {
    private final Lexicon lexicon;
    private final List<Rule> naming;

    /** The rules that recognise an option by its name, in their order. */
    Exclusion(Lexicon lexicon, List<Rule> naming) {
        this.lexicon = lexicon;
        this.naming = List.copyOf(naming);
    }

    @Override
    public Optional<Heard> hear(Reading said, List<Offer> offers) {
        if (!said.has(Kind.NEGATION)) {
            return Optional.empty();
        }
        Reading refused = lexicon.without(Kind.NEGATION, said);
        if (offers.size() != 2 || !isPlain(said, refused)) {
            return Optional.of(Heard.NOTHING);
        }
        return Optional.of(
                Rule.first(naming, refused, offers).map(Exclusion::other).orElse(Heard.NOTHING));
    }

    private static boolean isPlain(Reading said, Reading refused) {
        long refusals =
                said.segments().stream().filter(part -> part.is(Kind.NEGATION)).count();
        return refusals == 1
                && !refused.words().isEmpty()
                && !refused.isGuarded()
                && !refused.has(Kind.NO)
                && !refused.has(Kind.JOIN);
    }

    private static Heard other(Heard refused) {
        Why why = refused.why() == Why.ORDINAL ? Why.ORDINAL : Why.EXCLUDED;
        return refused.choice().isPresent() ? Heard.of(1 - refused.choice().getAsInt(), why) : refused;
    }
}
