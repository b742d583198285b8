package tandem.chat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells a person who means something from one who only hammers: arithmetic over when events came, without a clock. Of
 * one person at most thirty events in any ten seconds are taken; nobody taps faster than that and reads what they get.
 * Not thread-safe.
 */
public final class FloodGuard {

    private static final int MOST = 30;
    private static final Duration SPAN = Duration.ofSeconds(10);

    /** What is to become of an event. */
    public enum Verdict {
        /** It is taken. */
        TAKE,
        /** It is not taken, and the person is told so. */
        TELL,
        /** It is not taken, and they were told before. */
        DROP
    }

    /** When somebody did something lately, and whether they were told that it is too much. */
    private record Recent(Deque<Instant> times, boolean told) {}

    /** Those who did something longest ago first. */
    private final Map<PersonAddress, Recent> people = new LinkedHashMap<>(16, 0.75f, true);

    /** Decides on an event of this person, at a time that is not before any it was told. */
    public Verdict judge(PersonAddress person, Instant now) {
        Recent recent = people.getOrDefault(person, new Recent(new ArrayDeque<>(), false));
        Deque<Instant> times = recent.times();
        forget(times, now);
        times.addLast(now);
        Verdict verdict = Verdict.TAKE;
        if (times.size() > MOST) {
            times.removeFirst(); // What is dropped counts too: it ends when they pause, not when they are told.
            verdict = recent.told() ? Verdict.DROP : Verdict.TELL;
        }
        people.put(person, new Recent(times, verdict != Verdict.TAKE));
        forgetIdle(now);
        return verdict;
    }

    /** People who are remembered; those who did nothing lately are not. */
    int remembered() {
        return people.size();
    }

    private static void forget(Deque<Instant> times, Instant now) {
        while (!times.isEmpty() && !times.getFirst().plus(SPAN).isAfter(now)) {
            times.removeFirst();
        }
    }

    private void forgetIdle(Instant now) {
        for (Iterator<Recent> oldest = people.values().iterator(); oldest.hasNext(); ) {
            Deque<Instant> times = oldest.next().times();
            forget(times, now);
            if (!times.isEmpty()) {
                return;
            }
            oldest.remove();
        }
    }
}
