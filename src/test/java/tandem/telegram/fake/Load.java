package tandem.telegram.fake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A lot of texts from many people, all of them waiting before the bot gets the first, and how long each waits for its
 * answer. It takes for granted that the bot answers each once, in the same chat and in order. Guarded by the lock of
 * the {@link World}.
 */
final class Load implements Observer {

    private final World world;
    private final List<Person> people;
    private final int count;
    private final Map<Long, Deque<Long>> open = new HashMap<>();
    private final long[] waits;
    private final CountDownLatch done = new CountDownLatch(1);
    private int handedOut;
    private int answered;
    private int extra;
    private long first;
    private long last;

    Load(World world, List<Person> people, int count) {
        this.world = world;
        this.people = people;
        this.count = count;
        this.waits = new long[count];
    }

    /** Everybody says one text after another, in turn; the bot gets nothing before all are there. */
    void queue(List<String> texts) {
        world.change(() -> {
            world.observers().become(this);
            for (int i = 0; i < count; i++) {
                Person person = people.get(i % people.size());
                person.isOpen().writes(texts.get(i / people.size() % texts.size()));
            }
        });
    }

    /** Waits until everything has its answer, or nothing has moved for so long. */
    void await(Duration still) throws InterruptedException {
        int before = -1;
        while (progress() != before) {
            before = progress();
            if (done.await(still.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        }
    }

    private int progress() {
        return world.read(() -> handedOut + answered + extra);
    }

    @Override
    public void handedOut(Update update) {
        if (handedOut++ == 0) {
            first = update.handedOut();
        }
        open.computeIfAbsent(update.chat(), chat -> new ArrayDeque<>()).add(update.handedOut());
    }

    @Override
    public void sent(long chat) {
        Deque<Long> waiting = open.get(chat);
        if (waiting == null || waiting.isEmpty() || answered == count) {
            extra++;
            return;
        }
        last = System.nanoTime();
        waits[answered++] = last - waiting.remove();
        if (answered == count) {
            done.countDown();
        }
    }

    /** A line of names and values; times in milliseconds. */
    String report(Map<String, Integer> calls) {
        long[] sorted = Arrays.copyOf(waits, answered);
        Arrays.sort(sorted);
        StringJoiner line = new StringJoiner(" ");
        line.add("updates=" + count).add("chats=" + people.size()).add("handed_out=" + handedOut);
        line.add("answered=" + answered).add("extra=" + extra);
        line.add("unconfirmed=" + world.updates().size());
        line.add("duration_ms=" + Duration.ofNanos(last - first).toMillis());
        line.add("per_second=" + (last == first ? 0 : Math.round(answered * 1e9 / (last - first))));
        line.add("p50_ms=" + millis(sorted, 50))
                .add("p99_ms=" + millis(sorted, 99))
                .add("max_ms=" + millis(sorted, 100));
        calls.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> line.add(entry.getKey() + "=" + entry.getValue()));
        return line.toString();
    }

    private static String millis(long[] sorted, int percent) {
        if (sorted.length == 0) {
            return "-";
        }
        int rank = (int) Math.max(0, Math.ceil(sorted.length * percent / 100.0) - 1);
        return Long.toString(Duration.ofNanos(sorted[rank]).toMillis());
    }
}
