package tandem.discord.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Where the bot is told what happens; can be made to fail. Thread-safe. */
public final class Gateway implements AutoCloseable {

    private static final int RECONNECT = 7;
    private static final int INVALID_SESSION = 9;

    private final World world;
    private final Calls calls;
    private final String token;
    private final Executor threads;
    private final ServerSocket server;
    private final Set<WebSocket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Duration interval = Duration.ofMillis(41_250);
    private volatile boolean isAcknowledging = true;
    private volatile boolean isRefusing;
    private int heartbeats;

    Gateway(World world, Calls calls, String token, Executor threads) throws IOException {
        this.world = world;
        this.calls = calls;
        this.token = token;
        this.threads = threads;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        world.sessions().url(url());
    }

    /** Its address, which {@code GET /gateway} tells as well. */
    public String url() {
        return "ws://127.0.0.1:" + server.getLocalPort();
    }

    void start() {
        threads.execute(this::accept);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                if (isRefusing) {
                    socket.close();
                } else {
                    threads.execute(() -> serve(socket));
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket plain) {
        try (Socket owned = plain) {
            WebSocket socket = new WebSocket(owned);
            sockets.add(socket);
            try {
                ObjectNode hello = Json.object().put("heartbeat_interval", interval.toMillis());
                socket.send(operation(10, hello));
                for (String text = socket.read(); text != null; text = socket.read()) {
                    handle(socket, Json.read(text.getBytes(StandardCharsets.UTF_8)));
                }
            } finally {
                sockets.remove(socket);
                world.change(() -> world.sessions().gone(socket));
            }
        } catch (JsonProcessingException e) {
            calls.failed(e);
        } catch (IOException e) {
            // The connection is gone, which is all there is to know.
        } catch (RuntimeException e) {
            calls.failed(e);
        }
    }

    private void handle(WebSocket socket, JsonNode message) {
        JsonNode data = message.path("d");
        world.change(() -> {
            switch (message.path("op").asInt()) {
                case 1 -> {
                    heartbeats++;
                    if (isAcknowledging) {
                        socket.send(operation(11, null));
                    }
                }
                case 2 -> {
                    int code = world.sessions().identify(data, socket, token);
                    if (code != 0) {
                        socket.close(code, reason(code));
                    }
                }
                case 3 -> world.sessions().presence(data);
                case 6 -> {
                    if (!data.path("token").asText().equals(token)) {
                        socket.close(4004, reason(4004));
                    } else if (!world.sessions().resume(data, socket)) {
                        socket.send(operation(INVALID_SESSION, Json.object().booleanNode(false)));
                    }
                }
                default -> {
                    // Nobody is told about voice here.
                }
            }
        });
    }

    private static String reason(int code) {
        return switch (code) {
            case 4004 -> "Authentication failed.";
            case 4013 -> "Invalid intent(s).";
            case 4014 -> "Disallowed intent(s).";
            default -> "";
        };
    }

    private static String operation(int op, @Nullable JsonNode data) {
        return Json.text(Json.object().put("op", op).set("d", data));
    }

    /** Cuts all connections without a word. */
    public void drops() {
        sockets.forEach(WebSocket::cut);
    }

    /** Asks the bot to connect anew. */
    public void asksToReconnect() {
        world.change(() -> sockets.forEach(socket -> socket.send(operation(RECONNECT, null))));
    }

    /** Declares the session invalid; unless it can be resumed, it is forgotten. */
    public void invalidates(boolean resumable) {
        world.change(() -> {
            if (!resumable) {
                world.sessions().forgetAll();
            }
            sockets.forEach(socket ->
                    socket.send(operation(INVALID_SESSION, Json.object().booleanNode(resumable))));
        });
    }

    /** Closes all connections with this code. */
    public void closes(int code) {
        world.change(() -> {
            if (code == 4007 || code == 4009) {
                world.sessions().forgetAll();
            }
            sockets.forEach(socket -> socket.close(code, reason(code)));
        });
    }

    /** Whether new connections are cut at once. */
    public void refuses(boolean refusing) {
        isRefusing = refusing;
    }

    /** Sessions without a connection can no longer be resumed, nor can those of now when they lose it. */
    public void forgetSessions() {
        world.change(() -> world.sessions().forgetWhenGone());
    }

    /** From now on privileged intents are refused, as when they are not turned on for the bot. */
    public void refuseIntents() {
        world.change(() -> world.sessions().refuseIntents());
    }

    /** How often the bot is told to send heartbeats, from its next connection on. */
    public void heartbeatInterval(Duration time) {
        interval = time;
    }

    /** Whether heartbeats are answered. */
    public void acknowledgesHeartbeats(boolean acknowledging) {
        isAcknowledging = acknowledging;
    }

    /** Tells the bot any event. */
    public void raw(String eventName, String json) {
        ObjectNode data = Json.objectOf(json);
        world.change(() -> world.dispatch(eventName, data, 0));
    }

    /** How often the bot has begun a session. */
    public int identifies() {
        return world.read(() -> world.sessions().identifies());
    }

    /** How often the bot has tried to go on with a session. */
    public int resumes() {
        return world.read(() -> world.sessions().resumes());
    }

    /** How many heartbeats came. */
    public int heartbeats() {
        return world.read(() -> heartbeats);
    }

    /** The intents of the newest session, as bits. */
    public int intents() {
        return world.read(() -> world.sessions().intents());
    }

    /** What the bot has said about itself when it began the newest session, as JSON; empty for nothing. */
    public String properties() {
        return world.read(() -> {
            JsonNode properties = world.sessions().properties();
            return properties == null ? "" : Json.text(properties);
        });
    }

    /** Ends it. */
    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // It is of no more use anyway.
        }
        drops();
    }
}
