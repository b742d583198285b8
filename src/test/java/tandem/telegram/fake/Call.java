package tandem.telegram.fake;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of the bot that was answered, or would have been but for a {@link Trouble}.
 *
 * @param method as the documentation writes it; as it was sent when there is no such method
 * @param parameters as text; what is JSON is its source; of a file its name
 * @param from when it arrived, since the fake was started
 * @param until when its answer was ready
 * @param status 200 or that of the refusal
 * @param refusal Telegram's words; null when it was done
 * @param trouble what was made of it on purpose; null for nothing
 */
public record Call(
        String method,
        Map<String, String> parameters,
        Duration from,
        Duration until,
        int status,
        @Nullable String refusal,
        @Nullable Trouble trouble) {

    /** A parameter; empty when it was not sent. */
    public String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Whether it took effect. */
    public boolean isDone() {
        return status == 200;
    }
}
