package tandem.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.ChatAdapter;
import tandem.chat.SendResult;
import tandem.pump.Pump;
import tandem.trace.Wordless;

/**
 * Delivers what stands in the outbox, for the platforms that were started: within their limits, of each conversation one
 * message at a time, and again by {@link RetryPolicy} what may not have arrived. Thread-safe.
 */
public final class Dispatcher extends Pump {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Outbox outbox;
    private final List<Route> routes;
    private final InstantSource clock;
    private final InstantSource steady;
    private final Marks marks;
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong retried = new AtomicLong();
    private final AtomicLong putAside = new AtomicLong();
    private final AtomicLong possibleDuplicates = new AtomicLong();

    /**
     * @param clock the time of day
     * @param steady a clock that never goes back, for waits and limits: an hour's jump must neither hold messages up nor
     *     let a flood out
     */
    public Dispatcher(Outbox outbox, List<? extends ChatAdapter> adapters, InstantSource clock, InstantSource steady) {
        super("dispatcher", steady);
        this.outbox = outbox;
        this.routes = adapters.stream().map(Route::new).toList();
        this.clock = clock;
        this.steady = steady;
        this.marks = new Marks(steady);
    }

    /** What became of messages until now. */
    public DeliveryCounts counts() {
        Outbox.Waiting waiting = outbox.waiting();
        Instant oldest = waiting.oldest();
        return new DeliveryCounts(
                sent.get(),
                retried.get(),
                putAside.get(),
                waiting.superseded(),
                possibleDuplicates.get(),
                waiting.unreadable(),
                waiting.letters(),
                oldest == null ? Duration.ZERO : Duration.between(oldest, steady.instant()));
    }

    @Override
    protected boolean busy() {
        return routes.stream().anyMatch(Route::isBusy);
    }

    @Override
    protected Optional<Instant> pass() {
        marks.again(this::signal);
        List<Optional<Instant>> next = new ArrayList<>();
        routes.forEach(route -> next.add(deliver(route)));
        next.add(marks.next());
        return next.stream().flatMap(Optional::stream).min(Instant::compareTo);
    }

    /** When to look at this route again; empty also when as much is under way as there may be. */
    private Optional<Instant> deliver(Route route) {
        while (true) {
            Instant now = steady.instant();
            Instant open = route.limits.earliest(now);
            if (open.isAfter(now)) {
                return Optional.of(open);
            }
            int room = route.room(now);
            if (room <= 0) {
                return Optional.empty();
            }
            int scheduled = Math.max(0, route.roomForScheduled());
            List<Letter> letters = outbox.claim(route.platform(), now, clock.instant(), room, scheduled);
            if (letters.isEmpty()) {
                return outbox.nextLetter(route.platform(), scheduled > 0);
            }
            letters.forEach(letter -> tryToDeliver(route, letter, now));
        }
    }

    /** A failure here must not keep the other letters, which are claimed already. */
    private void tryToDeliver(Route route, Letter letter, Instant now) {
        try {
            deliver(route, letter, now);
        } catch (RuntimeException | Error e) {
            LOG.error("a message on {} could not be handed over; it is tried again", route.platform(), Wordless.of(e));
            Tries tries = letter.tries().failed();
            outbox.putOff(letter, tries, now.plus(RetryPolicy.after(tries)));
        }
    }

    private void deliver(Route route, Letter letter, Instant now) {
        Instant allowed = route.earliest(letter.parcel().chat(), now);
        if (allowed.isAfter(now)) {
            outbox.putBack(letter, allowed);
            return;
        }
        route.limits.note(letter.parcel().chat(), now);
        route.begin(letter.parcel());
        route.send(letter.parcel()).whenComplete((result, failure) -> {
            try {
                if (failure == null) {
                    settle(route, letter, result);
                } else {
                    LOG.error("delivering on {} failed", route.platform(), Wordless.of(failure));
                    mayHaveArrived(route, letter, letter.tries().failed(), "the adapter failed");
                }
            } catch (RuntimeException e) {
                LOG.error("what became of a message is unknown; it is sent again after a restart", Wordless.of(e));
                end(route, letter);
            }
        });
    }

    private void settle(Route route, Letter letter, @Nullable SendResult result) {
        Instant now = clock.instant();
        if (result instanceof SendResult.Sent arrived) {
            sent.incrementAndGet();
            marks.write(() -> outbox.sent(letter, arrived.ref(), now), () -> end(route, letter));
        } else if (result instanceof SendResult.Later later) {
            retried.incrementAndGet();
            Instant until = steady.instant().plus(later.after());
            route.pauses.begin(letter.parcel().chat(), until, steady.instant());
            outbox.putBack(letter, until);
            end(route, letter);
        } else if (result instanceof SendResult.Moved moved) {
            moved(route, letter, moved.chat(), now);
        } else if (result instanceof SendResult.Refused refused) {
            LOG.error("a message on {} was refused and put aside: {}", route.platform(), refused.why());
            putAside(route, letter, PutAside.REFUSED, now);
        } else if (result instanceof SendResult.Closed closed) {
            LOG.info("a message on {} waits for the one person it is for: {}", route.platform(), closed.why());
            marks.write(() -> outbox.hold(letter, now), () -> end(route, letter));
        } else if (result instanceof SendResult.Gone gone) {
            LOG.warn("a chat on {} cannot be reached any more: {}", route.platform(), gone.why());
            marks.write(() -> outbox.gone(letter, now).thenAccept(putAside::addAndGet), () -> end(route, letter));
        } else {
            String why = result instanceof SendResult.Unknown unknown ? unknown.why() : "the adapter said nothing";
            mayHaveArrived(route, letter, letter.tries().uncertain(route.answered()), why);
        }
    }

    private void moved(Route route, Letter letter, String chat, Instant now) {
        if (letter.moved()) {
            LOG.error(
                    "a message on {} is put aside: its group got another id, and is not there either",
                    route.platform());
            putAside(route, letter, PutAside.REFUSED, now);
            return;
        }
        LOG.info("a group on {} got another id; everything that belongs to it goes there", route.platform());
        retried.incrementAndGet();
        marks.write(() -> outbox.moved(letter, chat, now), () -> end(route, letter));
    }

    private void mayHaveArrived(Route route, Letter letter, Tries tries, String why) {
        if (RetryPolicy.isEnough(tries)) {
            LOG.error(
                    "a message on {} was sent so often that it has probably arrived, or never will; it is put aside: {}",
                    route.platform(),
                    why);
            putAside(route, letter, PutAside.UNCERTAIN, clock.instant());
            return;
        }
        LOG.warn("a message on {} may have arrived and is sent again: {}", route.platform(), why);
        possibleDuplicates.incrementAndGet();
        retried.incrementAndGet();
        outbox.putOff(letter, tries, steady.instant().plus(RetryPolicy.after(tries)));
        end(route, letter);
    }

    private void putAside(Route route, Letter letter, PutAside why, Instant now) {
        putAside.incrementAndGet();
        marks.write(() -> outbox.dead(letter, why, now), () -> end(route, letter));
    }

    private void end(Route route, Letter letter) {
        // First, so that nobody takes the moment between the two for the end of all work.
        signal();
        route.end(letter.parcel());
        signal();
    }
}
