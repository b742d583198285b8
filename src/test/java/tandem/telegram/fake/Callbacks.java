package tandem.telegram.fake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Taps on buttons, which the bot has to answer in time and once. Guarded by the lock of the {@link World}. */
final class Callbacks {

    private record Query(Person person, @Nullable Update update, long tapped) {}

    private final Map<String, Query> open = new LinkedHashMap<>();
    private final List<CallbackAnswer> answers = new ArrayList<>();
    private Duration life = Duration.ofSeconds(15);
    private long count;

    void life(Duration time) {
        life = time;
    }

    String nextId() {
        return Long.toString(4_000_000_000_000_000_000L + ++count);
    }

    void opened(String id, Person person, @Nullable Update update) {
        open.put(id, new Query(person, update, System.nanoTime()));
    }

    void answer(String id, String text, boolean alert, @Nullable String url) {
        Query query = open.get(id);
        long now = System.nanoTime();
        if (query == null || now - query.tapped() > life.toNanos()) {
            throw Refusal.badRequest("query is too old and response timeout expired or query ID is invalid");
        }
        open.remove(id);
        long handedOut = query.update() == null ? 0 : query.update().handedOut();
        answers.add(new CallbackAnswer(
                id,
                query.person(),
                text,
                alert,
                url,
                handedOut == 0 ? null : Duration.ofNanos(now - handedOut),
                Duration.ofNanos(now - query.tapped())));
    }

    List<CallbackAnswer> answers() {
        return List.copyOf(answers);
    }

    List<String> unanswered() {
        return List.copyOf(open.keySet());
    }
}
