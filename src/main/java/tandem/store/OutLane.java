package tandem.store;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.chat.Outgoing;
import tandem.store.OutQueue.Entry;
import tandem.store.OutQueue.Place;

/** What waits for one chat, in order. Not thread-safe: {@link OutQueue} guards it. */
final class OutLane {

    private final TreeMap<Long, Place> places = new TreeMap<>();

    /** Keys of what is under way; more than one where two lanes were made one. */
    private final Set<String> taken = new TreeSet<>();

    /** Keys of changes that are not sent any more; their rows go with the next message's. */
    private final Set<String> needless = new TreeSet<>();

    /** How many of the places are answers. */
    private int answers;

    void put(Place place) {
        Place before = places.put(place.entry().number(), place);
        if (before == null && !place.entry().scheduled()) {
            answers++;
        }
    }

    @Nullable
    Place get(Entry entry) {
        return places.get(entry.number());
    }

    void take(String key) {
        taken.add(key);
    }

    void giveBack(String key) {
        taken.remove(key);
    }

    /** Takes a message out; whether it waited here, and was not needless. */
    boolean remove(Entry entry) {
        needless.remove(entry.key());
        taken.remove(entry.key());
        return removePlace(entry);
    }

    private boolean removePlace(Entry entry) {
        Place removed = places.remove(entry.number());
        if (removed != null && !removed.entry().scheduled()) {
            answers--;
        }
        return removed != null;
    }

    /** Takes over what waits for the same chat under another address. */
    void addAll(OutLane other, Stream<Place> moved) {
        moved.forEach(this::put);
        needless.addAll(other.needless);
        taken.addAll(other.taken);
    }

    Stream<Place> places() {
        return places.values().stream();
    }

    /** Rows of dropped changes. */
    List<String> needless() {
        return List.copyOf(needless);
    }

    /** Everything that is here, dropped changes last. */
    Stream<String> keys() {
        return Stream.concat(places().map(Place::key), needless.stream());
    }

    boolean isEmpty() {
        return places.isEmpty() && needless.isEmpty();
    }

    /** Whether somebody waits for one of them. */
    boolean hasAnswers() {
        return answers > 0;
    }

    boolean isTaken() {
        return !taken.isEmpty();
    }

    @Nullable
    Place first() {
        Map.@Nullable Entry<Long, Place> first = places.firstEntry();
        return first == null ? null : first.getValue();
    }

    /** Takes out the changes that this one makes needless, and this one where a later one does; says how many. */
    int dropNeedless(Entry entry) {
        if (entry.mode() == Outgoing.Mode.NEW) {
            return 0;
        }
        int dropped = List.copyOf(
                        places.headMap(entry.number(), false).descendingMap().values())
                .stream()
                .map(Place::entry)
                .takeWhile(earlier -> !earlier.isAnotherOf(entry))
                .filter(earlier -> earlier.isNeedlessBefore(entry))
                .mapToInt(this::drop)
                .sum();
        boolean isNeedless = places.tailMap(entry.number(), false).values().stream()
                .map(Place::entry)
                .takeWhile(later -> !later.isAnotherOf(entry))
                .anyMatch(entry::isNeedlessBefore);
        return isNeedless ? dropped + drop(entry) : dropped;
    }

    private int drop(Entry entry) {
        if (taken.contains(entry.key())) {
            return 0;
        }
        removePlace(entry);
        needless.add(entry.key());
        return 1;
    }
}
