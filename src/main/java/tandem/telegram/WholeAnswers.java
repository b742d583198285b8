package tandem.telegram;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Makes of every answer what the library expects. It reads the answer while a broken connection is still noticed:
 * the library reads it where nobody would ever hear of that. What is no JSON, such as a proxy's page, becomes a refusal
 * with its status. And of a failure it says whether anything was sent. Thread-safe.
 */
final class WholeAnswers implements Interceptor {

    private static final int BAD_GATEWAY = 502;

    private static final MediaType JSON = MediaType.get("application/json");

    /** Whether a connection was there and the request began to leave. */
    private static final class Departure {
        private final AtomicBoolean begun = new AtomicBoolean();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Departure departure = new Departure();
        Request request =
                chain.request().newBuilder().tag(Departure.class, departure).build();
        try (Response response = chain.proceed(request)) {
            String body = response.body().string();
            String json = isObject(body) ? body : Answers.refusal(status(response), "not an answer of the Bot API");
            return response.newBuilder().body(ResponseBody.create(json, JSON)).build();
        } catch (IOException e) {
            throw departure.begun.get() ? e : new UnsentException(e);
        }
    }

    /** To be set as a network interceptor: it is asked when the connection is there. */
    static Response depart(Chain chain) throws IOException {
        Departure departure = chain.request().tag(Departure.class);
        if (departure != null) {
            departure.begun.set(true);
        }
        return chain.proceed(chain.request());
    }

    private static boolean isObject(String body) {
        String text = body.strip();
        return text.startsWith("{") && text.endsWith("}");
    }

    /** Whatever a proxy's page says, it is not Telegram that refuses, and nobody knows what became of the call. */
    private static int status(Response response) {
        return Math.max(BAD_GATEWAY, response.code());
    }
}
