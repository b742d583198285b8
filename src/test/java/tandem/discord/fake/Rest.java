package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A bot that sends whatever it is told to. */
final class Rest {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;
    private final String token;
    private final String name;

    Rest(FakeDiscord discord, String token) {
        this(discord, token, "DiscordBot (https://example.org, 1.0)");
    }

    /** @param name what it says about the program that it is */
    Rest(FakeDiscord discord, String token, String name) {
        this.url = discord.url();
        this.token = token;
        this.name = name;
    }

    /** What came back. */
    record Reply(int status, JsonNode json) {

        /** Discord's code. */
        int code() {
            return json.path("code").asInt();
        }
    }

    /** Single quotes in the body stand for double ones. */
    Reply call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bot " + token)
                .header("Content-Type", "application/json")
                .header("User-Agent", name)
                .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            boolean isJson = response.headers()
                    .firstValue("Content-Type")
                    .filter("application/json"::equals)
                    .isPresent();
            return new Reply(response.statusCode(), isJson ? Json.read(response.body()) : Json.object());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
