package tandem.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer that an {@link Step.Ask} offers.
 *
 * @param id its identity: buttons are recognised by it, whatever its place or label
 * @param label what stands on the button
 * @param match further words that mean it; {@code ok*} is a beginning
 * @param when the condition under which it is offered, or null for always
 * @param next the step it leads to, or null for the question's own way on
 * @param save what is saved in the question's variable; null saves the id
 * @param copy a text to copy: then it is no answer at all; or null
 * @param notice a line only the person who taps sees, or null
 * @param together whether it counts only when each of a couple has tapped it; until then nobody sees who has
 * @param privately a flow that runs in private with whoever taps, while the question stays open; or null
 * @param hides whether a tap takes the message away on which the button hangs, also when the question is over
 * @param code stands for the id in the name of its button: at most 7 letters and digits
 */
public record Choice(
        String id,
        Message label,
        List<String> match,
        @Nullable Condition when,
        @Nullable String next,
        @Nullable Value save,
        @Nullable Message copy,
        @Nullable Message notice,
        boolean together,
        @Nullable String privately,
        boolean hides,
        String code) {

    public Choice {
        match = List.copyOf(match);
    }

    /** A choice whose code follows from its id. */
    public Choice(
            String id,
            Message label,
            List<String> match,
            @Nullable Condition when,
            @Nullable String next,
            @Nullable Value save,
            @Nullable Message copy,
            @Nullable Message notice) {
        this(id, label, match, when, next, save, copy, notice, false, null);
    }

    /** The same for a choice that more than one has a part in. */
    public Choice(
            String id,
            Message label,
            List<String> match,
            @Nullable Condition when,
            @Nullable String next,
            @Nullable Value save,
            @Nullable Message copy,
            @Nullable Message notice,
            boolean together,
            @Nullable String privately) {
        this(id, label, match, when, next, save, copy, notice, together, privately, false, codeOf(id));
    }

    /** The same choice, of which a tap takes its message away. */
    public Choice hiding() {
        return new Choice(id, label, match, when, next, save, copy, notice, together, privately, true, code);
    }

    /**
     * The choice of a number on a scale; its id is the number, which no author's can be.
     *
     * @param highest the scale's end, for whoever types "7/10"
     */
    public static Choice ofScale(int number, int highest) {
        String digits = Integer.toString(number);
        return new Choice(
                digits,
                Message.literal(digits),
                List.of(digits + "/" + highest),
                null,
                null,
                new Value.Whole(number),
                null,
                null);
    }

    /** Whether it is a number on a scale. */
    public boolean onScale() {
        return !id.isEmpty() && Character.isDigit(id.charAt(0));
    }

    /** FNV-1a, 32 bits, in base 36: the same on every machine and in every version. */
    private static String codeOf(String id) {
        int hash = 0x811C9DC5;
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * 0x01000193;
        }
        return Integer.toUnsignedString(hash, Character.MAX_RADIX);
    }
}
