package tandem.telegram.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes the requests, makes the trouble that was asked for, and answers. */
final class Front implements HttpHandler {

    private static final Pattern PATH = Pattern.compile("/bot(\\d+:[A-Za-z0-9_-]{30,50})/([A-Za-z]+)");

    private final BotApi api;
    private final String token;
    private final Troubles troubles;
    private final CountDownLatch closing;

    Front(BotApi api, String token, Troubles troubles, CountDownLatch closing) {
        this.api = api;
        this.token = token;
        this.troubles = troubles;
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
        } catch (RuntimeException e) {
            api.failed(e);
            exchange.close();
        }
    }

    /** Null when there is to be none. */
    private @Nullable Answer answer(HttpExchange exchange, byte[] body) throws InterruptedException {
        Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
        if (!path.matches()) {
            return api.refuse(exchange.getRequestURI().getPath(), new Parameters(), Refusal.notFound(), null);
        }
        String method = path.group(2);
        if (!path.group(1).equals(token)) {
            return api.refuse(method, new Parameters(), Refusal.unauthorized(), null);
        }
        Trouble trouble = troubles.of(method);
        Parameters parameters;
        try {
            parameters = RequestBody.read(
                    exchange.getRequestURI().getRawQuery(),
                    exchange.getRequestHeaders().getFirst("Content-Type"),
                    body);
        } catch (Refusal refusal) {
            return api.refuse(method, new Parameters(), refusal, trouble);
        }
        return trouble == null ? api.call(method, parameters, null) : answer(method, parameters, trouble);
    }

    private @Nullable Answer answer(String method, Parameters parameters, Trouble trouble) throws InterruptedException {
        Answer answer = trouble.isAfter() ? api.call(method, parameters, trouble) : null;
        switch (trouble.kind()) {
            case TOO_MANY_REQUESTS -> {
                return api.refuse(method, parameters, Refusal.tooManyRequests(trouble.seconds()), trouble);
            }
            case REFUSAL -> {
                return api.refuse(method, parameters, Refusal.of(trouble.status(), trouble.words()), trouble);
            }
            case SERVER_ERROR -> {
                return api.refuse(method, parameters, Refusal.internal(), trouble);
            }
            case BAD_GATEWAY -> {
                note(method, parameters, trouble);
                return Answer.badGateway();
            }
            case CUT -> {
                note(method, parameters, trouble);
                return null;
            }
            case GARBAGE -> {
                return Answer.garbage();
            }
            case DELAY -> pause(trouble.time());
            case HOLD -> hold(trouble);
        }
        return answer == null ? api.call(method, parameters, trouble) : answer;
    }

    /** What had an effect is noted already. */
    private void note(String method, Parameters parameters, Trouble trouble) {
        if (!trouble.isAfter()) {
            api.refuse(method, parameters, Refusal.internal(), trouble);
        }
    }

    private void pause(Duration wait) throws InterruptedException {
        if (closing.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("the fake is closing");
        }
    }

    private void hold(Trouble trouble) throws InterruptedException {
        troubles.holds(1);
        api.changed();
        try {
            trouble.release().await();
        } finally {
            troubles.holds(-1);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        exchange.sendResponseHeaders(answer.status(), answer.body().length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer.body());
        }
    }
}
