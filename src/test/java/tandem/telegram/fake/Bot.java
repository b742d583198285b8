package tandem.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A bot that knows nothing but HTTP. */
final class Bot {

    /** What came back. */
    record Reply(int status, JsonNode json) {

        JsonNode result() {
            return json.path("result");
        }

        String description() {
            return json.path("description").asText();
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;

    Bot(FakeTelegram telegram) {
        this(telegram, telegram.token());
    }

    Bot(FakeTelegram telegram, String token) {
        base = telegram.url() + "/bot" + token + "/";
    }

    /** With names and values in turn, as JSON; a value that begins with a bracket is JSON itself. */
    Reply call(String method, Object... parameters) {
        return reply(call(method, "application/json", HttpRequest.BodyPublishers.ofString(json(parameters))));
    }

    CompletableFuture<Reply> later(String method, Object... parameters) {
        return client.sendAsync(
                        request(method, "application/json", HttpRequest.BodyPublishers.ofString(json(parameters))),
                        HttpResponse.BodyHandlers.ofString())
                .thenApply(Bot::reply);
    }

    Reply form(String method, String... parameters) {
        return reply(call(
                method, "application/x-www-form-urlencoded", HttpRequest.BodyPublishers.ofString(form(parameters))));
    }

    Reply get(String method, String... parameters) {
        return reply(send(HttpRequest.newBuilder(URI.create(base + method + "?" + form(parameters)))
                .build()));
    }

    HttpResponse<String> call(String method, String type, HttpRequest.BodyPublisher body) {
        return send(request(method, type, body));
    }

    private HttpRequest request(String method, String type, HttpRequest.BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create(base + method))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", type)
                .POST(body)
                .build();
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Reply reply(HttpResponse<String> response) {
        try {
            return new Reply(response.statusCode(), Json.read(response.body()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String form(String... parameters) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < parameters.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(parameters[i])
                    .append('=')
                    .append(URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
        }
        return form.toString();
    }

    private static String json(Object... parameters) {
        var json = Json.object();
        for (int i = 0; i < parameters.length; i += 2) {
            Object value = parameters[i + 1];
            String name = parameters[i].toString();
            if (value instanceof Number number) {
                json.put(name, number.longValue());
            } else if (value instanceof Boolean flag) {
                json.put(name, flag);
            } else if (value.toString().startsWith("[") || value.toString().startsWith("{")) {
                json.set(name, FakeTelegram.objectOf("{\"it\":" + value + "}").get("it"));
            } else {
                json.put(name, value.toString());
            }
        }
        return Json.text(json);
    }
}
