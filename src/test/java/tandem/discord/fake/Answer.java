package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What goes back to the bot. */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares answers.
record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {

    static Answer ok(JsonNode json) {
        return json(200, json);
    }

    static Answer json(int status, JsonNode json) {
        return new Answer(status, "application/json", Json.bytes(json), Map.of());
    }

    static Answer nothing() {
        return new Answer(204, "application/json", new byte[0], Map.of());
    }

    /** What does not come from Discord's program, but from what stands before it. */
    static Answer html(int status, String title) {
        String page = "<html><head><title>" + status + " " + title + "</title></head><body>cloudflare</body></html>";
        return new Answer(status, "text/html", page.getBytes(StandardCharsets.UTF_8), Map.of());
    }

    static Answer tooManyRequests(double seconds, boolean isGlobal) {
        ObjectNode json = Json.object()
                .put("message", "You are being rate limited.")
                .put("retry_after", seconds)
                .put("global", isGlobal);
        String wait = Double.toString(seconds);
        String wholeSeconds = Long.toString((long) Math.ceil(seconds));
        Map<String, String> headers = isGlobal
                ? Map.of("Retry-After", wholeSeconds, "X-RateLimit-Global", "true", "X-RateLimit-Scope", "global")
                : Map.of(
                        "Retry-After",
                        wholeSeconds,
                        "X-RateLimit-Scope",
                        "user",
                        "X-RateLimit-Limit",
                        "5",
                        "X-RateLimit-Remaining",
                        "0",
                        "X-RateLimit-Reset",
                        Double.toString(System.currentTimeMillis() / 1000.0 + seconds),
                        "X-RateLimit-Reset-After",
                        wait,
                        "X-RateLimit-Bucket",
                        "fake-bucket");
        return new Answer(429, "application/json", Json.bytes(json), headers);
    }
}
