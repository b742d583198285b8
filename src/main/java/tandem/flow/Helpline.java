package tandem.flow;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A line to call, write to or look at for help. At least one of number, text and chat is there.
 *
 * @param country the {@link Helplines.Country#id} that it belongs to
 * @param name what it is called, in its own language
 * @param kind for whom it is
 * @param number what to dial, as people there write it; or null
 * @param text how to write to it, as a part of a sentence, such as "or text 988"; or null
 * @param chat the web address, beginning with {@code https://}, at which one can chat with it or find more; or null
 * @param hours when somebody is there, such as 24/7; null when that is not known
 * @param checked when somebody looked whether all of this is still so
 * @param source where that was seen
 */
public record Helpline(
        String country,
        String name,
        Kind kind,
        @Nullable String number,
        @Nullable String text,
        @Nullable String chat,
        @Nullable String hours,
        LocalDate checked,
        String source) {

    /** What somebody needs; in the order in which it is shown. */
    public enum Kind {
        EMERGENCY,
        PARTNER_VIOLENCE,
        CRISIS,
        OWN_BEHAVIOUR,
        CHILDREN
    }
}
