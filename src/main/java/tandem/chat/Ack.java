package tandem.chat;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The event is stored and will not be lost; the platform may be told so.
 *
 * @param notice a short line (at most 200 characters) that only the person who tapped sees and that is not kept, or
 *     null
 * @param opens with what their private chat is to be opened, because something goes on there, as {@code /start} has it:
 *     letters, digits, {@code _} and {@code -}, at most 64; where the platform can take them there, it does. Null: it stays
 *     closed
 * @param form what opens for the person who tapped, or null; what they type there is an event of its own
 * @param hides what was tapped takes the message away on which its button hangs; this is what stands in its place where the
 *     platform deletes it no more. Null: it stays. Whoever sees it stay, because something failed, taps once more
 * @param turn null when its turn is over too. Otherwise that comes, after a restart as well, and what it says arrives like
 *     any other message; this completes when it is over, with what is then to be shown to the person who tapped. It never
 *     completes when the turn fails or comes after a restart.
 */
public record Ack(
        @Nullable String notice,
        @Nullable String opens,
        @Nullable Form form,
        @Nullable String hides,
        @Nullable CompletionStage<Ack> turn) {

    /** Opens a private chat in which something waits, and nothing else begins. */
    public static final String WAITING = "private";

    /** Its turn is over. */
    public Ack(@Nullable String notice) {
        this(notice, null, null);
    }

    /** Its turn is over. */
    public Ack(@Nullable String notice, @Nullable String opens, @Nullable Form form) {
        this(notice, opens, form, null);
    }

    /** Its turn is over. */
    public Ack(@Nullable String notice, @Nullable String opens, @Nullable Form form, @Nullable String hides) {
        this(notice, opens, form, hides, null);
    }

    /** It is stored, and its turn is still to come. */
    public static Ack accepted(CompletionStage<Ack> turn) {
        return new Ack(null, null, null, null, turn);
    }

    /** Whether its turn is over. */
    public boolean played() {
        return turn == null;
    }
}
