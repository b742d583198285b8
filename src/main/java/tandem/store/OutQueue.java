package tandem.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tandem.chat.Outgoing;

/**
 * The order in which stored messages leave, in memory: it is made anew from the rows at every start. Of each
 * conversation only the first message can be taken, and none while that is taken. Thread-safe.
 */
final class OutQueue {

    /**
     * What the queue knows of a message.
     *
     * @param key its row's
     * @param lane its conversation's id
     * @param number its own, as in the key
     * @param slot which message it is or changes
     */
    record Entry(String key, String lane, long number, String platform, long slot, Outgoing.Mode mode) {

        static Entry of(String key, String platform, long slot, Outgoing.Mode mode) {
            return new Entry(key, RowKeys.part(key, 1), Long.parseLong(RowKeys.part(key, 2)), platform, slot, mode);
        }

        /** Whether nobody misses this change of a message when a later one of it follows. */
        private boolean isNeedlessBefore(Entry later) {
            boolean changesAll = later.mode == Outgoing.Mode.REPLACE;
            return mode != Outgoing.Mode.NEW
                    && slot == later.slot
                    && (changesAll || (mode == Outgoing.Mode.REMOVE_CHOICES && later.mode == mode));
        }
    }

    /** A message in the queue: since when, not before when, and how often it was tried. */
    record Place(Entry entry, Instant since, Instant notBefore, int attempts) {
        String key() {
            return entry.key();
        }
    }

    private static final class Lane {
        private final TreeMap<String, Place> places = new TreeMap<>();
        private @Nullable String taken;

        /** Changes that are not sent any more; their rows go with the next message's. */
        private final Set<String> needless = new TreeSet<>();
    }

    private final Map<String, Lane> lanes = new HashMap<>();

    /** For each platform the heads of lanes that nobody has taken, those that have waited longest first. */
    private final Map<String, NavigableSet<Place>> free = new HashMap<>();

    /** The latest time anybody spoke of: what is new is due at once, and behind what was due before. */
    private Instant latest = Instant.EPOCH;

    private @Nullable Instant started;

    private long last;
    private long size;
    private long superseded;

    /** Says that this number was given before. */
    synchronized void startAfter(long number) {
        last = Math.max(last, number);
    }

    /** A number above every one that was given. */
    synchronized long number() {
        return ++last;
    }

    synchronized void add(Entry entry) {
        startAfter(entry.number());
        Lane lane = lanes.computeIfAbsent(entry.lane(), name -> new Lane());
        unfree(lane);
        lane.places.put(entry.key(), new Place(entry, latest, latest, 0));
        size++;
        dropNeedless(lane, entry);
        free(lane);
    }

    synchronized List<Place> take(String platform, Instant now, int most) {
        seen(now);
        List<Place> taken = new ArrayList<>();
        Iterator<Place> heads = heads(platform).iterator();
        while (heads.hasNext() && taken.size() < most) {
            Place head = heads.next();
            if (head.notBefore().isAfter(now)) {
                break;
            }
            heads.remove();
            lane(head.entry()).taken = head.key();
            taken.add(head);
        }
        return taken;
    }

    synchronized Optional<Instant> next(String platform) {
        return heads(platform).stream().findFirst().map(Place::notBefore);
    }

    /** Gives a taken message back after it was tried, to be taken again at this time. */
    synchronized void putOff(String key, Instant until) {
        put(key, until, 1);
    }

    /** Gives a taken message back without a try, to be taken again at this time. */
    synchronized void putBack(String key, Instant until) {
        put(key, until, 0);
    }

    private void put(String key, Instant until, int tries) {
        Lane lane = lanes.get(RowKeys.part(key, 1));
        Place place = lane == null ? null : lane.places.get(key);
        if (lane == null || place == null) {
            return;
        }
        unfree(lane);
        lane.places.put(key, new Place(place.entry(), place.since(), until, place.attempts() + tries));
        release(lane, key);
        dropNeedless(lane, place.entry());
        free(lane);
    }

    /** The message is gone: delivered, put aside or erased. */
    synchronized void remove(String key) {
        Lane lane = lanes.get(RowKeys.part(key, 1));
        if (lane == null) {
            return;
        }
        unfree(lane);
        if (lane.places.remove(key) != null) {
            size--;
        }
        lane.needless.remove(key);
        release(lane, key);
        if (lane.places.isEmpty() && lane.needless.isEmpty()) {
            lanes.remove(RowKeys.part(key, 1));
        } else {
            free(lane);
        }
    }

    /** Rows of dropped changes in the conversation of this message; they are to be deleted together with it. */
    synchronized List<String> needlessBeside(String key) {
        Lane lane = lanes.get(RowKeys.part(key, 1));
        return lane == null ? List.of() : List.copyOf(lane.needless);
    }

    /** Everything that waits in the conversation of this message, itself included, in order. */
    synchronized List<String> allBeside(String key) {
        Lane lane = lanes.get(RowKeys.part(key, 1));
        return lane == null ? List.of() : List.copyOf(lane.places.keySet());
    }

    synchronized long size() {
        return size;
    }

    synchronized long superseded() {
        return superseded;
    }

    /** Since when the message waits that has waited longest, or null; what was found at the start, since the first claim. */
    synchronized @Nullable Instant oldest() {
        Instant begun = started;
        return begun == null
                ? null
                : lanes.values().stream()
                        .flatMap(lane -> lane.places.values().stream().limit(1))
                        .map(Place::since)
                        .min(Instant::compareTo)
                        .map(since -> since.isBefore(begun) ? begun : since)
                        .orElse(null);
    }

    private void seen(Instant now) {
        started = started == null ? now : started;
        latest = now.isAfter(latest) ? now : latest;
    }

    /** Takes out the changes that this one makes needless, and this one where a later one does. */
    private void dropNeedless(Lane lane, Entry entry) {
        if (entry.mode() == Outgoing.Mode.NEW) {
            return;
        }
        for (Place earlier : List.copyOf(lane.places.headMap(entry.key(), false).values())) {
            if (earlier.entry().isNeedlessBefore(entry)) {
                drop(lane, earlier.key());
            }
        }
        if (lane.places.tailMap(entry.key(), false).values().stream()
                .anyMatch(later -> entry.isNeedlessBefore(later.entry()))) {
            drop(lane, entry.key());
        }
    }

    private void drop(Lane lane, String key) {
        if (!key.equals(lane.taken)) {
            lane.places.remove(key);
            lane.needless.add(key);
            size--;
            superseded++;
        }
    }

    private Lane lane(Entry entry) {
        return java.util.Objects.requireNonNull(lanes.get(entry.lane()), "a place belongs to a lane");
    }

    private NavigableSet<Place> heads(String platform) {
        return free.computeIfAbsent(
                platform,
                name -> new TreeSet<>(Comparator.comparing(Place::notBefore)
                        .thenComparingLong(place -> place.entry().number())
                        .thenComparing(Place::key)));
    }

    private static void release(Lane lane, String key) {
        if (key.equals(lane.taken)) {
            lane.taken = null;
        }
    }

    private void free(Lane lane) {
        Map.@Nullable Entry<String, Place> head = lane.places.firstEntry();
        if (lane.taken == null && head != null) {
            heads(head.getValue().entry().platform()).add(head.getValue());
        }
    }

    private void unfree(Lane lane) {
        Map.@Nullable Entry<String, Place> head = lane.places.firstEntry();
        if (head != null) {
            heads(head.getValue().entry().platform()).remove(head.getValue());
        }
    }
}
