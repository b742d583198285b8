package tandem.chat;

import org.jspecify.annotations.Nullable;

/**
 * A message with everything an adapter needs to deliver it.
 *
 * @param chat where it goes
 * @param only the one person who may read it, where the audience is {@link Audience.Only}; null for everyone here
 * @param outgoing what it says
 * @param earlier the platform's id of the slot's message, where one was shown before
 */
public record Parcel(
        ChatAddress chat,
        @Nullable PersonAddress only,
        Outgoing outgoing,
        @Nullable MessageRef earlier) {}
