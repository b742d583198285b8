package tandem.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.ChatAdapter;
import tandem.chat.Parcel;
import tandem.chat.SendResult;
import tandem.pump.Pump;

/** Delivers what stands in the outbox, for the platforms that were started. Thread-safe. */
public final class Dispatcher implements AutoCloseable {

    /** Deliveries under way at once, over all platforms. */
    private static final int AT_ONCE = 64;

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Outbox outbox;
    private final Map<String, ChatAdapter> adapters;
    private final InstantSource clock;
    private final Pump pump;
    private final AtomicInteger underWay = new AtomicInteger();

    public Dispatcher(Outbox outbox, List<ChatAdapter> adapters, InstantSource clock) {
        this.outbox = outbox;
        this.adapters = adapters.stream()
                .collect(java.util.stream.Collectors.toUnmodifiableMap(ChatAdapter::platform, adapter -> adapter));
        this.clock = clock;
        this.pump = new Pump("dispatcher", clock, this::pass, () -> underWay.get() > 0);
    }

    /** What a thread has to run for anything to be delivered; ends after {@link #close}. */
    public Runnable loop() {
        return pump;
    }

    /** Says that there may be something new to deliver. */
    public void signal() {
        pump.signal();
    }

    /** Whether everything that was due has been delivered, waiting for it at most this long. */
    public boolean awaitIdle(Duration most) throws InterruptedException {
        return pump.awaitIdle(most);
    }

    @Override
    public void close() {
        pump.close();
    }

    private Optional<Instant> pass() {
        int room = AT_ONCE - underWay.get();
        while (room > 0) {
            List<Letter> letters = outbox.claim(adapters.keySet(), clock.instant(), room);
            if (letters.isEmpty()) {
                return outbox.nextLetter(adapters.keySet());
            }
            letters.forEach(this::deliver);
            room = AT_ONCE - underWay.get();
        }
        return Optional.empty();
    }

    private void deliver(Letter letter) {
        underWay.incrementAndGet();
        send(letter.parcel()).whenComplete((result, failure) -> {
            try {
                settle(letter, result, failure);
            } catch (RuntimeException e) {
                LOG.error("what became of a message could not be stored; it goes out again after a restart", e);
            } finally {
                // First, so that nobody takes the moment between the two for the end of all work.
                pump.signal();
                underWay.decrementAndGet();
                pump.signal();
            }
        });
    }

    private CompletionStage<SendResult> send(Parcel parcel) {
        ChatAdapter adapter = adapters.get(parcel.chat().platform());
        if (adapter == null) {
            throw new IllegalStateException("claimed a message of a platform that was not started");
        }
        try {
            return adapter.send(parcel);
        } catch (RuntimeException e) {
            return java.util.concurrent.CompletableFuture.failedFuture(e);
        }
    }

    private void settle(Letter letter, @Nullable SendResult result, @Nullable Throwable failure) {
        Instant now = clock.instant();
        if (result instanceof SendResult.Sent sent) {
            outbox.sent(letter, sent.ref(), now);
        } else if (result instanceof SendResult.Later later) {
            outbox.putOff(letter, now.plus(later.after()));
        } else if (result instanceof SendResult.Refused refused) {
            LOG.error("a message on {} was refused and put aside: {}", platform(letter), refused.why());
            outbox.dead(letter, now);
        } else if (result instanceof SendResult.Gone gone) {
            LOG.warn("a chat on {} cannot be reached any more: {}", platform(letter), gone.why());
            outbox.dead(letter, now);
        } else {
            LOG.error("delivering on {} failed and will be tried again", platform(letter), failure);
            outbox.putOff(letter, now.plus(RetryPolicy.after(letter.attempts())));
        }
    }

    private static String platform(Letter letter) {
        return letter.parcel().chat().platform();
    }
}
