package tandem.telegram.fake;

import java.util.Map;

/** A call that Telegram would refuse, in its words. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String description;
    private final Map<String, Long> parameters;

    private Refusal(int status, String description, Map<String, Long> parameters) {
        super(description, null, false, false);
        this.status = status;
        this.description = description;
        this.parameters = parameters;
    }

    /** With any words. */
    static Refusal of(int status, String description) {
        return new Refusal(status, description, Map.of());
    }

    static Refusal badRequest(String what) {
        return new Refusal(400, "Bad Request: " + what, Map.of());
    }

    static Refusal unauthorized() {
        return new Refusal(401, "Unauthorized", Map.of());
    }

    static Refusal forbidden(String what) {
        return new Refusal(403, "Forbidden: " + what, Map.of());
    }

    static Refusal notFound() {
        return new Refusal(404, "Not Found", Map.of());
    }

    static Refusal conflict(String what) {
        return new Refusal(409, "Conflict: " + what, Map.of());
    }

    static Refusal tooLarge() {
        return new Refusal(413, "Request Entity Too Large", Map.of());
    }

    static Refusal tooManyRequests(long seconds) {
        return new Refusal(429, "Too Many Requests: retry after " + seconds, Map.of("retry_after", seconds));
    }

    static Refusal internal() {
        return new Refusal(500, "Internal Server Error", Map.of());
    }

    static Refusal migrated(long newChat) {
        return new Refusal(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                Map.of("migrate_to_chat_id", newChat));
    }

    int status() {
        return status;
    }

    String description() {
        return description;
    }

    /** What stands in {@code parameters} of the answer; empty when there is no such member. */
    Map<String, Long> parameters() {
        return parameters;
    }
}
