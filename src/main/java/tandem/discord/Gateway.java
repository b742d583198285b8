package tandem.discord;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.SessionControllerAdapter;

/**
 * Asks the configured API where its gateway is, instead of taking Discord's own: whoever runs something in Discord's place
 * says so at one place.
 */
final class Gateway extends SessionControllerAdapter {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final URI api;

    /** @param api ends with a slash */
    Gateway(URI api) {
        this.api = api;
    }

    @Override
    public String getGateway() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) api.resolve("gateway").toURL().openConnection();
            connection.setConnectTimeout((int) PATIENCE.toMillis());
            connection.setReadTimeout((int) PATIENCE.toMillis());
            connection.setRequestProperty("User-Agent", RestConfig.USER_AGENT); // Discord refuses those of others.
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new GatewayException("it answers with status " + connection.getResponseCode());
            }
            try (InputStream in = connection.getInputStream()) {
                JsonNode url = new ObjectMapper().readTree(in).path("url");
                if (!url.isTextual()) {
                    throw new GatewayException("it does not say where its gateway is");
                }
                return url.asText();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
