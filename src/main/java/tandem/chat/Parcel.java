package tandem.chat;

import org.jspecify.annotations.Nullable;

/**
 * A message with everything an adapter needs to deliver it.
 *
 * @param chat where it goes
 * @param only the one person who may read it, where the audience is {@link Audience.Only}; null for everyone here
 * @param outgoing what it says
 * @param earlier the platform's id of the slot's message, where one was shown before
 * @param scheduled whether a stored time has come; otherwise somebody did something just now and waits for it
 */
public record Parcel(
        ChatAddress chat,
        @Nullable PersonAddress only,
        Outgoing outgoing,
        @Nullable MessageRef earlier,
        boolean scheduled) {

    /** What somebody waits for. */
    public Parcel(ChatAddress chat, @Nullable PersonAddress only, Outgoing outgoing, @Nullable MessageRef earlier) {
        this(chat, only, outgoing, earlier, false);
    }
}
