package tandem.delivery;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import tandem.chat.ChatAdapter;
import tandem.chat.ChatAddress;
import tandem.chat.Health;
import tandem.chat.Parcel;
import tandem.chat.SendResult;

/**
 * The way to one platform: its limits and pauses, and what is under way to it. {@link #limits} belongs to the pump's
 * thread.
 */
final class Route {

    /** Deliveries to one platform that are under way at once; one platform that hangs does not stop the others. */
    private static final int AT_ONCE = 64;

    /** Of them so many that a stored time has brought: an hour at which many are asked leaves room for who is here now. */
    private static final int SCHEDULED_AT_ONCE = 16;

    final RateLimits limits;
    final Pauses pauses = new Pauses();
    private final ChatAdapter adapter;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger scheduled = new AtomicInteger();

    Route(ChatAdapter adapter) {
        this.adapter = adapter;
        this.limits = new RateLimits(adapter.limits());
    }

    String platform() {
        return adapter.platform();
    }

    /** How many more deliveries there may be. */
    int room(Instant now) {
        return Math.min(AT_ONCE - underWay.get(), limits.room(now));
    }

    /** How many more of those that a stored time has brought; not above 0 when there are enough. */
    int roomForScheduled() {
        return SCHEDULED_AT_ONCE - scheduled.get();
    }

    /** The earliest time, not before {@code now}, at which there may be a message for this chat. */
    Instant earliest(ChatAddress chat, Instant now) {
        Instant allowed = limits.earliest(chat, now);
        Instant paused = pauses.earliest(chat, now);
        return allowed.isAfter(paused) ? allowed : paused;
    }

    /** How much the platform has answered, as in {@link Health#answered}. */
    long answered() {
        return adapter.health().answered();
    }

    boolean isBusy() {
        return underWay.get() > 0;
    }

    void begin(Parcel parcel) {
        underWay.incrementAndGet();
        scheduled.addAndGet(parcel.scheduled() ? 1 : 0);
    }

    void end(Parcel parcel) {
        scheduled.addAndGet(parcel.scheduled() ? -1 : 0);
        underWay.decrementAndGet();
    }

    CompletionStage<SendResult> send(Parcel parcel) {
        try {
            return adapter.send(parcel);
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
