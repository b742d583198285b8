package tandem.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A call that Discord would refuse. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final int code;
    private final transient @Nullable ObjectNode errors;

    private Refusal(int status, int code, String message, @Nullable ObjectNode errors) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = errors;
    }

    static Refusal of(int status, int code, String message) {
        return new Refusal(status, code, message, null);
    }

    static Refusal form(ObjectNode errors) {
        return new Refusal(400, 50035, "Invalid Form Body", errors);
    }

    static Refusal unauthorized() {
        return of(401, 0, "401: Unauthorized");
    }

    static Refusal notFound() {
        return of(404, 0, "404: Not Found");
    }

    static Refusal unknownChannel() {
        return of(404, 10003, "Unknown Channel");
    }

    static Refusal unknownMessage() {
        return of(404, 10008, "Unknown Message");
    }

    static Refusal unknownWebhook() {
        return of(404, 10015, "Unknown Webhook");
    }

    static Refusal unknownInteraction() {
        return of(404, 10062, "Unknown interaction");
    }

    static Refusal missingAccess() {
        return of(403, 50001, "Missing Access");
    }

    static Refusal missingPermissions() {
        return of(403, 50013, "Missing Permissions");
    }

    /** With 403 for what would have to wake a locked one, with 400 for a change of what stands there. */
    static Refusal archivedThread(int status) {
        return of(status, 50083, "Thread is archived");
    }

    /** What is asked of a server that is down fails; how is nowhere written. */
    static Refusal unavailable() {
        return of(503, 0, "503: Service Unavailable");
    }

    static Refusal emptyMessage() {
        return of(400, 50006, "Cannot send an empty message");
    }

    int status() {
        return status;
    }

    int code() {
        return code;
    }

    Answer answer() {
        ObjectNode json =
                Json.object().put("message", String.valueOf(getMessage())).put("code", code);
        if (errors != null) {
            json.set("errors", errors);
        }
        return Answer.json(status, json);
    }
}
