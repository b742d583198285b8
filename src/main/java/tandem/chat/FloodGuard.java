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
 * clock. Of one person at most thirty events in any ten seconds are taken: nobody taps faster than that and reads what they
 * get. What is beyond counts too, so that whoever goes on hammering stays unheard until they pause. People who were quiet
 * for ten seconds are forgotten. Not thread-safe.
 */
public final class FloodGuard {

    private static final int MOST = 30;
    private static final Duration SPAN = Duration.ofSeconds(10);

    /** What to do with an event. */
    public enum Verdict {
        /** Hand it in. */
        TAKE,
        /** Hand in {@link Said.Flood} in its place: the first that is too much. */
        TELL,
        /** Hand in nothing; the platform may be told that it was taken. */
        DROP
    }

    /** When somebody sent something lately, and whether they were told that it is too much. */
    private record Sender(Deque<Instant> latest, boolean told) {}

    /** Those who were quiet for longest come first. */
    private final Map<PersonAddress, Sender> senders = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * Notes an event and says what to do with it.
     *
     * @param at when; a time before the last of this person counts as that. What was said a whole span before it, and was
     *     only fetched after it, is no part of what they send now
     */
    public Verdict judge(PersonAddress person, Instant at) {
        Sender sender = senders.getOrDefault(person, new Sender(new ArrayDeque<>(), false));
        Deque<Instant> latest = sender.latest();
        if (!latest.isEmpty() && !isWithin(at, latest.getLast())) {
            return Verdict.TAKE;
        }
        Instant now = latest.isEmpty() || at.isAfter(latest.getLast()) ? at : latest.getLast();
        forgetOver(latest, now);
        int room = MOST - latest.size();
        if (room == 0) {
            latest.removeFirst();
        }
        latest.addLast(now);
        // Told again only after half of what is allowed was free: at the very edge nobody is told every few seconds.
        boolean told = room == 0 || (sender.told() && room <= MOST / 2);
        senders.put(person, new Sender(latest, told));
        forgetQuiet(now);
        if (room > 0) {
            return Verdict.TAKE;
        }
        return sender.told() ? Verdict.DROP : Verdict.TELL;
    }

    /** People who sent something within the last span before the last event. */
    int remembered() {
        return senders.size();
    }

    private void forgetQuiet(Instant now) {
        Iterator<Sender> quiet = senders.values().iterator();
        while (quiet.hasNext()) {
            if (isWithin(quiet.next().latest().getLast(), now)) {
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
        return event.plus(SPAN).isAfter(now);
    }
}
