package tandem.library;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A card that was drawn.
 *
 * @param drawn the card, in the form in which it fits
 * @param reason why it rather than another, where one can say so; null otherwise
 */
public record Pick(Drawn drawn, @Nullable Reason reason) {

    /** Why a card was preferred. Only {@link #LATE} may be said in a group: the others were learned in private. */
    public enum Reason {
        /** It is late, and the card is quiet. */
        LATE,
        /** Time was short the last time, and so is the card. */
        SHORT,
        /** They were tired the last time, and the card needs little. */
        TIRED,
        /** There was tension the last time, and the card leaves that alone. */
        TENSION,
        /** It felt awkward the last time, and the card is an easy one. */
        EASY;

        /** Its name in a flow: {@code late}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
