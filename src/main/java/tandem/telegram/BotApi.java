package tandem.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;
import tandem.trace.Vitals;

/**
 * The library, set up so that nothing is sent twice behind our back. Whatever goes wrong with a call is for {@link
 * Trouble#of}. Thread-safe.
 */
final class BotApi implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(10);

    /** After twice this at most, a connection that the network has dropped without a word is given up. */
    private static final Duration ALIVE = Duration.ofSeconds(10);

    /** Connections that are kept; more are opened when more calls are under way. */
    private static final int KEPT = 32;

    /** Calls under way at once; whoever makes more calls than this waits for one to end. */
    private static final int AT_ONCE = 32;

    private final OkHttpClient http;
    private final TelegramClient client;
    private final Vitals vitals;

    private BotApi(OkHttpClient http, TelegramClient client, Vitals vitals) {
        this.http = http;
        this.client = client;
        this.vitals = vitals;
    }

    /**
     * Sets the library up.
     *
     * @param longest a call that takes longer than this, all in all, has failed
     * @param vitals are told of every answer
     * @param threads a thread for each call under way
     */
    static BotApi open(URI api, String token, Duration longest, Vitals vitals, ExecutorService threads) {
        Dispatcher dispatcher = new Dispatcher(threads);
        dispatcher.setMaxRequests(AT_ONCE);
        dispatcher.setMaxRequestsPerHost(AT_ONCE);
        OkHttpClient http = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(KEPT, 1, java.util.concurrent.TimeUnit.MINUTES))
                .connectTimeout(CONNECTING)
                // One time for the whole call: these two would count anew with every byte.
                .writeTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .callTimeout(longest)
                // A call that has timed out leaves an HTTP/2 connection open, and every later one would go into it.
                .pingInterval(ALIVE)
                // What broke may have been done: whether it is sent again is decided by who knows what it was.
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .addInterceptor(new WholeAnswers())
                .addNetworkInterceptor(WholeAnswers::depart)
                .build();
        int port = api.getPort() < 0 ? ("https".equalsIgnoreCase(api.getScheme()) ? 443 : 80) : api.getPort();
        TelegramUrl url = new TelegramUrl(api.getScheme(), api.getHost(), port, false);
        return new BotApi(http, new OkHttpTelegramClient(new ObjectMapper(), http, token, url), vitals);
    }

    /** Calls; completes with the answer's {@code result}, or exceptionally. */
    CompletionStage<JsonNode> call(BotApiMethod<?> method) {
        try {
            return noted(client.executeAsync(new Call(method)).thenApply(Answer::result));
        } catch (TelegramApiException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Sends a picture; completes as above. */
    CompletionStage<JsonNode> call(Photo photo) {
        return noted(client.executeAsync(photo).thenApply(message -> photo.result()));
    }

    /** Sends a file; completes as above. */
    CompletionStage<JsonNode> call(Document document) {
        return noted(client.executeAsync(document).thenApply(message -> document.result()));
    }

    private CompletionStage<JsonNode> noted(CompletionStage<JsonNode> call) {
        return call.whenComplete((answer, failure) -> {
            if (failure == null || Trouble.isAnswer(failure)) {
                vitals.answered();
            }
        });
    }

    /** Ends every call that is under way, as a failure. */
    void cancel() {
        http.dispatcher().cancelAll();
    }

    /** Ends calls and connections. */
    @Override
    public void close() {
        cancel();
        http.connectionPool().evictAll();
    }
}
