package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Takes the requests, makes the trouble that was asked for, and answers. */
final class Front implements HttpHandler {

    private static final String PREFIX = "/api/v10";
    private static final String UNKNOWN_ROUTE = "?";

    /** Where a call has led. */
    private record Done(Answer answer, int code) {}

    private final World world;
    private final Calls calls;
    private final Troubles troubles;
    private final List<Route> routes;
    private final String token;
    private final CountDownLatch closing;

    Front(World world, Calls calls, Troubles troubles, List<Route> routes, String token, CountDownLatch closing) {
        this.world = world;
        this.calls = calls;
        this.troubles = troubles;
        this.routes = routes;
        this.token = token;
        this.closing = closing;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try {
            Answer answer = answer(exchange, body);
            if (answer == null) {
                exchange.close();
            } else {
                send(exchange, answer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        } catch (RuntimeException | AssertionError e) {
            calls.failed(e);
            exchange.close();
        }
    }

    /** Null when there is to be none. */
    private @Nullable Answer answer(HttpExchange exchange, byte[] body) throws InterruptedException {
        Duration from = calls.now();
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getRawPath();
        String below = path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : "//";
        Trouble trouble = troubles.of(method, below);
        Map<String, Upload> files = new LinkedHashMap<>();
        JsonNode json = Json.object();
        Route route = route(method, below);
        Done done = null;
        try {
            json = Bodies.read(exchange.getRequestHeaders().getFirst("Content-Type"), body, files);
            if (trouble != null && trouble.kind() == Trouble.Kind.DELAY && !trouble.isAfter()) {
                pause(trouble.time());
            }
            if (trouble == null || trouble.isAfter() || trouble.kind() == Trouble.Kind.DELAY) {
                done = isNamed(exchange)
                        ? call(exchange, route, below, json, files)
                        : new Done(Answer.html(403, "Forbidden"), 0);
            }
        } catch (Refusal refusal) {
            done = new Done(refusal.answer(), refusal.code());
        }
        if (trouble != null && trouble.kind() == Trouble.Kind.DELAY && trouble.isAfter()) {
            pause(trouble.time());
        }
        Answer answer = trouble == null || trouble.kind() == Trouble.Kind.DELAY
                ? done == null ? null : done.answer()
                : made(trouble);
        calls.add(new Call(
                method,
                below,
                route == null ? UNKNOWN_ROUTE : route.template(),
                json,
                Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), ""),
                from,
                calls.now(),
                answer == null ? 0 : answer.status(),
                done == null ? 0 : done.code(),
                answer == null ? "" : new String(answer.body(), StandardCharsets.UTF_8),
                trouble));
        return answer;
    }

    /** What stands before Discord lets no program through that does not say so by its name. */
    private static boolean isNamed(HttpExchange exchange) {
        String name = exchange.getRequestHeaders().getFirst("User-Agent");
        return name != null && name.startsWith("DiscordBot (");
    }

    private void authorize(HttpExchange exchange, @Nullable Route route) {
        boolean isOpen = route != null && route.isOpen();
        if (!isOpen && !("Bot " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            throw Refusal.unauthorized();
        }
    }

    private @Nullable Route route(String method, String path) {
        for (Route route : routes) {
            if (route.method().equals(method) && route.match(path) != null) {
                return route;
            }
        }
        return null;
    }

    private Done call(
            HttpExchange exchange, @Nullable Route route, String path, JsonNode json, Map<String, Upload> files) {
        authorize(exchange, route);
        List<String> at = route == null ? null : route.match(path);
        if (route == null || at == null) {
            throw Refusal.notFound();
        }
        Map<String, String> query = Bodies.query(exchange.getRequestURI().getRawQuery());
        return world.with(() -> {
            calls.unknown(Known.unknown(route, json));
            Request request = new Request(route.method(), path, at, query, json, files);
            return new Done(route.handler().apply(request), 0);
        });
    }

    private static @Nullable Answer made(Trouble trouble) {
        return switch (trouble.kind()) {
            case TOO_MANY_REQUESTS -> Answer.tooManyRequests(seconds(trouble), false);
            case TOO_MANY_REQUESTS_IN_ALL -> Answer.tooManyRequests(seconds(trouble), true);
            case REFUSAL, DELAY ->
                Refusal.of(trouble.status(), trouble.code(), trouble.words()).answer();
            case BAD_GATEWAY -> Answer.html(502, "Bad Gateway");
            case CUT -> null;
        };
    }

    private static double seconds(Trouble trouble) {
        return trouble.time().toMillis() / 1000.0;
    }

    private void pause(Duration wait) throws InterruptedException {
        if (closing.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("the fake is closing");
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.getResponseHeaders().set("Via", "1.1 google");
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        boolean isEmpty = answer.body().length == 0;
        exchange.sendResponseHeaders(answer.status(), isEmpty ? -1 : answer.body().length);
        if (!isEmpty) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        }
        exchange.close();
    }
}
