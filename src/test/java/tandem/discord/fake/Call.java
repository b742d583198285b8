package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call of the bot that was answered, or would have been but for a {@link Trouble}.
 *
 * @param method such as {@code POST}
 * @param path below {@code /api/v10}, without the query
 * @param route the path with names in braces instead of ids, such as {@code /channels/{id}/messages}
 * @param body its JSON, or an empty object
 * @param query what stood behind the question mark; empty for nothing
 * @param from when it arrived, since the fake was started
 * @param until when its answer was ready
 * @param status of the answer
 * @param code Discord's code of the refusal; 0 when there was none
 * @param answer the body of the answer
 * @param trouble what was made of it on purpose; null for nothing
 */
public record Call(
        String method,
        String path,
        String route,
        JsonNode body,
        String query,
        Duration from,
        Duration until,
        int status,
        int code,
        String answer,
        @Nullable Trouble trouble) {

    /** Whether it took effect. */
    public boolean isDone() {
        return status / 100 == 2;
    }
}
