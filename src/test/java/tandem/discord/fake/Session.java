package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the bot is told, over one connection after the other. Guarded by the lock of the world. */
final class Session {

    private final String id;
    private final int intents;
    private final List<String> sent = new ArrayList<>();
    private @Nullable WebSocket socket;
    private boolean isForgotten;

    Session(String id, int intents, WebSocket socket) {
        this.id = id;
        this.intents = intents;
        this.socket = socket;
    }

    String id() {
        return id;
    }

    int intents() {
        return intents;
    }

    @Nullable
    WebSocket socket() {
        return socket;
    }

    void attach(@Nullable WebSocket now) {
        socket = now;
    }

    /** Tells it, now or when the connection is resumed. */
    void tell(String event, JsonNode data) {
        String text = Json.text(Json.object()
                .put("op", 0)
                .put("s", sent.size() + 1)
                .put("t", event)
                .set("d", data));
        sent.add(text);
        if (socket != null) {
            socket.send(text);
        }
    }

    /** Whether it ends with its connection. */
    boolean isForgotten() {
        return isForgotten;
    }

    void forget() {
        isForgotten = true;
    }

    /** Whether so much was ever sent. */
    boolean reaches(int sequence) {
        return sequence >= 0 && sequence <= sent.size();
    }

    /** Sends again what came after. */
    void replay(int sequence) {
        if (socket != null) {
            sent.subList(sequence, sent.size()).forEach(socket::send);
        }
    }
}
