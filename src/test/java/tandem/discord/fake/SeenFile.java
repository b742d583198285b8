package tandem.discord.fake;

import org.jspecify.annotations.Nullable;

/**
 * A file under a message.
 *
 * @param description what is read out to those who cannot see it
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares files this way.
public record SeenFile(
        String id, String name, byte[] bytes, @Nullable String description) {}
