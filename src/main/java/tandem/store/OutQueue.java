package tandem.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The order in which stored messages leave, in memory: it is made anew from the rows at every start. Of each
 * conversation only the first message can be taken, and none while that is taken. Thread-safe.
 */
final class OutQueue {

    /** A message in the queue: its row's key, its platform, and how often it was tried. */
    record Place(String key, String platform, Instant notBefore, int attempts) {}

    private static final class Lane {
        private final TreeMap<String, Place> places = new TreeMap<>();
        private @Nullable String taken;
    }

    private final Map<String, Lane> lanes = new HashMap<>();

    /** Heads of lanes that nobody has taken, the earliest first. */
    private final TreeSet<Place> free =
            new TreeSet<>(Comparator.comparing(Place::notBefore).thenComparing(Place::key));

    private long last;

    /** Says that this number was given before. */
    synchronized void startAfter(long number) {
        last = Math.max(last, number);
    }

    /** A number above every one that was given. */
    synchronized long number() {
        return ++last;
    }

    synchronized void add(String key, String platform, Instant notBefore) {
        startAfter(Long.parseLong(RowKeys.part(key, 2)));
        Lane lane = lanes.computeIfAbsent(laneOf(key), name -> new Lane());
        unfree(lane);
        lane.places.put(key, new Place(key, platform, notBefore, 0));
        free(lane);
    }

    synchronized List<Place> take(Predicate<String> platforms, Instant now, int most) {
        List<Place> taken = new ArrayList<>();
        for (Place place : free) {
            if (place.notBefore().isAfter(now) || taken.size() == most) {
                break;
            }
            if (platforms.test(place.platform())) {
                taken.add(place);
            }
        }
        for (Place place : taken) {
            free.remove(place);
            lane(place.key()).taken = place.key();
        }
        return taken;
    }

    synchronized Optional<Instant> next(Predicate<String> platforms) {
        return free.stream()
                .filter(place -> platforms.test(place.platform()))
                .findFirst()
                .map(Place::notBefore);
    }

    /** Gives a taken message back, to be taken again at this time. */
    synchronized void putOff(String key, Instant until) {
        Lane lane = lanes.get(laneOf(key));
        Place place = lane == null ? null : lane.places.get(key);
        if (lane == null || place == null) {
            return;
        }
        lane.places.put(key, new Place(key, place.platform(), until, place.attempts() + 1));
        release(lane, key);
        free(lane);
    }

    /** The message is gone: delivered, put aside or erased. */
    synchronized void remove(String key) {
        Lane lane = lanes.get(laneOf(key));
        if (lane == null) {
            return;
        }
        unfree(lane);
        lane.places.remove(key);
        release(lane, key);
        if (lane.places.isEmpty()) {
            lanes.remove(laneOf(key));
        } else {
            free(lane);
        }
    }

    private Lane lane(String key) {
        return java.util.Objects.requireNonNull(lanes.get(laneOf(key)), "a place belongs to a lane");
    }

    private static void release(Lane lane, String key) {
        if (key.equals(lane.taken)) {
            lane.taken = null;
        }
    }

    private void free(Lane lane) {
        if (lane.taken == null) {
            free.add(lane.places.firstEntry().getValue());
        }
    }

    private void unfree(Lane lane) {
        Map.@Nullable Entry<String, Place> head = lane.places.firstEntry();
        if (head != null) {
            free.remove(head.getValue());
        }
    }

    private static String laneOf(String key) {
        return RowKeys.part(key, 1);
    }
}
