package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All sessions of the bot, and how the gateway behaves. Guarded by the lock of the world. */
final class Sessions {

    private final World world;
    private final List<Session> sessions = new ArrayList<>();
    private boolean isRefusingIntents;
    private int identifies;
    private int resumes;
    private int intents;
    private @Nullable JsonNode presence;
    private @Nullable JsonNode properties;
    private String url = "";

    Sessions(World world) {
        this.world = world;
    }

    void url(String address) {
        url = address;
    }

    boolean isRefusingIntents() {
        return isRefusingIntents;
    }

    void refuseIntents() {
        isRefusingIntents = true;
    }

    int identifies() {
        return identifies;
    }

    int resumes() {
        return resumes;
    }

    int intents() {
        return intents;
    }

    @Nullable
    JsonNode presence() {
        return presence;
    }

    void presence(JsonNode shown) {
        presence = shown;
    }

    @Nullable
    JsonNode properties() {
        return properties;
    }

    boolean readsContent() {
        return (intents & Intents.MESSAGE_CONTENT) != 0;
    }

    /** What a dispatch needs as an intent; 0 for nothing. */
    void dispatch(String event, ObjectNode data, int intent) {
        for (Session session : sessions) {
            if (intent == 0 || (session.intents() & intent) != 0) {
                session.tell(event, data);
            }
        }
    }

    /** The connections that are open. */
    List<WebSocket> sockets() {
        List<WebSocket> open = new ArrayList<>();
        for (Session session : sessions) {
            WebSocket socket = session.socket();
            if (socket != null) {
                open.add(socket);
            }
        }
        return open;
    }

    void forget() {
        sessions.removeIf(session -> {
            WebSocket socket = session.socket();
            return socket == null;
        });
    }

    /** Those with a connection go on until they lose it. */
    void forgetWhenGone() {
        forget();
        sessions.forEach(Session::forget);
    }

    void forgetAll() {
        sessions.clear();
    }

    /** The connection is gone. */
    void gone(WebSocket socket) {
        boolean isOver = socket.closeCode() == 1000 || socket.closeCode() == 1001;
        sessions.removeIf(session -> (isOver || session.isForgotten()) && session.socket() == socket);
        for (Session session : sessions) {
            if (session.socket() == socket) {
                session.attach(null);
            }
        }
    }

    /** A new session; returns the code with which to close the connection, or 0. */
    int identify(JsonNode data, WebSocket socket, String token) {
        identifies++;
        intents = data.path("intents").asInt();
        properties = data.path("properties");
        if (!data.path("token").asText().equals(token)) {
            return 4004;
        }
        if ((intents & ~Intents.KNOWN) != 0) {
            return 4013;
        }
        if (isRefusingIntents && (intents & Intents.PRIVILEGED) != 0) {
            return 4014;
        }
        if (data.path("presence").isObject()) {
            presence = data.path("presence");
        }
        forget();
        Session session = new Session("session" + world.nextId(), intents, socket);
        sessions.add(session);
        session.tell("READY", ready(session));
        for (Guild guild : world.guilds().values()) {
            if (guild.hasBotInside() && (intents & Intents.GUILDS) != 0) {
                session.tell(
                        guild.isDown() ? "GUILD_DELETE" : "GUILD_CREATE",
                        guild.isDown() ? guild.unavailable() : guild.json());
            }
        }
        return 0;
    }

    private ObjectNode ready(Session session) {
        ObjectNode json = Json.object()
                .put("v", 10)
                .put("session_id", session.id())
                .put("session_type", "normal")
                .put("resume_gateway_url", url);
        json.set("user", world.bot().json().put("verified", true).put("mfa_enabled", true));
        json.putArray("private_channels");
        ArrayNode guilds = json.putArray("guilds");
        for (Guild guild : world.guilds().values()) {
            if (guild.hasBotInside()) {
                guilds.add(guild.unavailable());
            }
        }
        json.putArray("shard").add(0).add(1);
        json.putObject("application").put("id", world.bot().id()).put("flags", 0);
        return json;
    }

    /** Goes on with a session; false when there is no such one any more. */
    boolean resume(JsonNode data, WebSocket socket) {
        resumes++;
        int sequence = data.path("seq").asInt();
        for (Session session : sessions) {
            if (session.id().equals(data.path("session_id").asText()) && session.reaches(sequence)) {
                session.attach(socket);
                session.replay(sequence);
                session.tell("RESUMED", Json.object());
                return true;
            }
        }
        return false;
    }
}
