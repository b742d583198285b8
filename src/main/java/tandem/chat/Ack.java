package tandem.chat;

import org.jspecify.annotations.Nullable;

/**
 * The event is stored and will not be lost; the platform may be told so.
 *
 * @param notice a short line (at most 200 characters) that only the person who tapped sees and that is not kept, or
 *     null
 */
public record Ack(@Nullable String notice) {}
