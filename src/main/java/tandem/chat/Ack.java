package tandem.chat;

import org.jspecify.annotations.Nullable;

/**
 * The event is stored and will not be lost; the platform may be told so.
 *
 * @param played whether its turn is over too; otherwise it is stored and its turn comes, after a restart as well, and
 *     what that says arrives like any other message
 * @param notice a short line (at most 200 characters) that only the person who tapped sees and that is not kept, or
 *     null
 * @param opensPrivateChat whether something was said to this person alone that cannot reach them before they open their
 *     private chat; where the platform can take them there, it does
 * @param form what opens for the person who tapped, or null; what they type there is an event of its own
 */
public record Ack(
        boolean played,
        @Nullable String notice,
        boolean opensPrivateChat,
        @Nullable Form form) {

    /** Its turn is over. */
    public Ack(@Nullable String notice) {
        this(true, notice, false, null);
    }

    /** It is stored, and its turn is still to come. */
    public static Ack accepted() {
        return new Ack(false, null, false, null);
    }
}
