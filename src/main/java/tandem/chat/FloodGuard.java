package tandem.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether what a person sends is taken, or is more than anybody can mean: arithmetic over the times it is told, without a
 * clock. Of one person so many events are taken in any span of time; what is beyond counts too, so that whoever goes on
 * hammering stays unheard until they pause. People who have been quiet for a span are forgotten. Not thread-safe.
 */
public final class FloodGuard {

    /** What to do with an event. */
    public enum Verdict {
        /** Hand it in. */
        TAKE,
        /** Hand in {@link Said.Flood} in its place: the first that is too much. */
        TELL,
        /** Hand in nothing; the platform may be told that it was taken. */
        DROP
    }

    private static final class Sender {
        private final Deque<Instant> latest = new ArrayDeque<>();
        private boolean told;
    }

    private final int most;
    private final Duration span;

    /** Those who were quiet for longest come first. */
    private final Map<PersonAddress, Sender> senders = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param most events of one person that are taken in any span of this length
     * @param span must be the same for all; memory is needed for the events of one span
     */
    public FloodGuard(int most, Duration span) {
        if (most < 1 || span.isZero() || span.isNegative()) {
            throw new IllegalArgumentException("at least one event in some time must be allowed");
        }
        this.most = most;
        this.span = span;
    }

    /**
     * Notes an event and says what to do with it.
     *
     * @param now by a clock that never goes back
     */
    public Verdict note(PersonAddress person, Instant now) {
        Sender sender = senders.computeIfAbsent(person, address -> new Sender());
        forgetOver(sender.latest, now);
        int room = most - sender.latest.size();
        if (room == 0) {
            sender.latest.removeFirst();
        }
        sender.latest.addLast(now);
        forgetQuiet(now);
        return verdict(sender, room);
    }

    /** Told again only after half of what is allowed was free: at the very edge nobody is told every few seconds. */
    private Verdict verdict(Sender sender, int room) {
        if (room > 0) {
            sender.told &= room <= most / 2;
            return Verdict.TAKE;
        }
        Verdict verdict = sender.told ? Verdict.DROP : Verdict.TELL;
        sender.told = true;
        return verdict;
    }

    /** People who sent something within the last span before the last event. */
    int remembered() {
        return senders.size();
    }

    private void forgetQuiet(Instant now) {
        Iterator<Sender> quiet = senders.values().iterator();
        while (quiet.hasNext()) {
            if (isWithin(quiet.next().latest.getLast(), now)) {
                return;
            }
            quiet.remove();
        }
    }

    private void forgetOver(Deque<Instant> latest, Instant now) {
        while (!latest.isEmpty() && !isWithin(latest.getFirst(), now)) {
            latest.removeFirst();
        }
    }

    private boolean isWithin(Instant event, Instant now) {
        return event.plus(span).isAfter(now);
    }
}
