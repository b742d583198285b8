package tandem.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.chat.ChatAddress;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.delivery.Letter;

/**
 * The order in which stored messages leave, in memory: it is made anew from the rows at every start. Of each chat only
 * the first message can be taken, and none while that is taken: also where a new conversation has begun there since,
 * because the one before was erased. Between chats, what somebody waits for goes before what a stored time has brought.
 * Thread-safe.
 */
final class OutQueue {

    /**
     * What the queue knows of a message.
     *
     * @param key its row's
     * @param conversation as in the key
     * @param number as in the key; no two messages have the same
     * @param slot which message of the conversation it is or changes
     * @param scheduled as in {@link Parcel#scheduled}
     */
    record Entry(
            String key,
            String conversation,
            long number,
            ChatAddress chat,
            long slot,
            Outgoing.Mode mode,
            boolean scheduled) {

        static Entry of(String key, Parcel parcel) {
            return new Entry(
                    key,
                    RowKeys.part(key, 1),
                    Long.parseLong(RowKeys.part(key, 2)),
                    parcel.chat(),
                    parcel.outgoing().slot(),
                    parcel.outgoing().mode(),
                    parcel.scheduled());
        }

        /** Whether what is said of this message's slot is about another message from here on: a split text has several. */
        private boolean isAnotherOf(Entry other) {
            return mode == Outgoing.Mode.NEW && slot == other.slot && conversation.equals(other.conversation);
        }

        private Entry in(ChatAddress other) {
            return new Entry(key, conversation, number, other, slot, mode, scheduled);
        }

        /** Whether nobody misses this change of a message when a later one of it follows. */
        private boolean isNeedlessBefore(Entry later) {
            boolean changesAll = later.mode == Outgoing.Mode.REPLACE;
            return mode != Outgoing.Mode.NEW
                    && slot == later.slot
                    && conversation.equals(later.conversation)
                    && (changesAll || (mode == Outgoing.Mode.REMOVE_CHOICES && later.mode == mode));
        }
    }

    /** A message in the queue: since when, not before when, how often it was tried, and as in {@link Letter#moved}. */
    record Place(Entry entry, Instant since, Instant notBefore, int attempts, boolean moved) {
        String key() {
            return entry.key();
        }

        private Place in(ChatAddress other) {
            return new Place(entry.in(other), since, notBefore, attempts, moved);
        }
    }

    /** A chat with all its topics. */
    private record Group(String platform, String chat) {
        static Group of(ChatAddress address) {
            return new Group(address.platform(), address.chat());
        }
    }

    private static final class Lane {
        private final TreeMap<Long, Place> places = new TreeMap<>();

        /** More than one where two lanes were made one. */
        private final Set<String> taken = new TreeSet<>();

        /** How many of the places are answers. */
        private int answers;

        /** Changes that are not sent any more; their rows go with the next message's. */
        private final Set<String> needless = new TreeSet<>();

        void put(Place place) {
            Place before = places.put(place.entry().number(), place);
            if (before == null && !place.entry().scheduled()) {
                answers++;
            }
        }

        @Nullable
        Place remove(long number) {
            Place removed = places.remove(number);
            if (removed != null && !removed.entry().scheduled()) {
                answers--;
            }
            return removed;
        }
    }

    /** Heads of lanes that nobody has taken, each in the order in which they are due. */
    private static final class Heads {

        /** Those with an answer in their lane, also behind the head: else it would wait as long as the head does. */
        private final NavigableSet<Place> answers = inOrder();

        private final NavigableSet<Place> scheduled = inOrder();

        private static NavigableSet<Place> inOrder() {
            return new TreeSet<>(Comparator.comparing(Place::notBefore)
                    .thenComparingLong(place -> place.entry().number()));
        }

        void add(Lane lane, Place head) {
            (lane.answers > 0 ? answers : scheduled).add(head);
        }

        void remove(Place head) {
            answers.remove(head);
            scheduled.remove(head);
        }

        Optional<Instant> next() {
            return Stream.of(answers, scheduled)
                    .flatMap(heads -> heads.stream().limit(1))
                    .map(Place::notBefore)
                    .min(Instant::compareTo);
        }
    }

    /** So many moves are remembered: more than there can be while one message is being added. */
    private static final int MOVES = 1_000;

    private final Map<ChatAddress, Lane> lanes = new HashMap<>();

    /** All that are in a lane, by their rows' keys. */
    private final Map<String, Entry> entries = new HashMap<>();

    /** By platform. */
    private final Map<String, Heads> free = new HashMap<>();

    /** Groups that got another id, for a message that was stored just before and is added after. */
    private final Map<Group, String> moves = new LinkedHashMap<>();

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

    synchronized void add(Entry added) {
        Entry entry = added.in(now(added.chat()));
        startAfter(entry.number());
        Lane lane = lanes.computeIfAbsent(entry.chat(), chat -> new Lane());
        unfree(lane);
        entries.put(entry.key(), entry);
        lane.put(new Place(entry, latest, latest, 0, false));
        size++;
        dropNeedless(lane, entry);
        free(lane);
    }

    synchronized List<Place> take(String platform, Instant now, int most) {
        seen(now);
        List<Place> taken = new ArrayList<>();
        take(heads(platform).answers, now, most, taken);
        take(heads(platform).scheduled, now, most, taken);
        return taken;
    }

    private void take(NavigableSet<Place> from, Instant now, int most, List<Place> taken) {
        Iterator<Place> heads = from.iterator();
        while (heads.hasNext() && taken.size() < most) {
            Place head = heads.next();
            if (head.notBefore().isAfter(now)) {
                break;
            }
            heads.remove();
            laneOf(head.entry()).taken.add(head.key());
            taken.add(head);
        }
    }

    synchronized Optional<Instant> next(String platform) {
        return heads(platform).next();
    }

    /** Gives a taken message back after it was tried, to be taken again at this time. */
    synchronized void putOff(String key, Instant until) {
        give(key, place -> new Place(place.entry(), place.since(), until, place.attempts() + 1, place.moved()));
    }

    /** Gives a taken message back without a try, to be taken again at this time. */
    synchronized void putBack(String key, Instant until) {
        give(key, place -> new Place(place.entry(), place.since(), until, place.attempts(), place.moved()));
    }

    /** Gives a taken message back whose group was moved, to be taken again at once. */
    synchronized void putMoved(String key) {
        give(key, place -> new Place(place.entry(), place.since(), place.notBefore(), place.attempts(), true));
    }

    private void give(String key, UnaryOperator<Place> changed) {
        Entry entry = entries.get(key);
        Place place = entry == null ? null : laneOf(entry).places.get(entry.number());
        if (entry == null || place == null) {
            return;
        }
        Lane lane = laneOf(entry);
        unfree(lane);
        lane.put(changed.apply(place));
        lane.taken.remove(key);
        dropNeedless(lane, entry);
        free(lane);
    }

    /** The message is gone: delivered, put aside or erased. */
    synchronized void remove(String key) {
        Entry entry = entries.remove(key);
        if (entry == null) {
            return;
        }
        Lane lane = laneOf(entry);
        unfree(lane);
        if (lane.remove(entry.number()) != null) {
            size--;
        }
        lane.needless.remove(key);
        lane.taken.remove(key);
        if (lane.places.isEmpty() && lane.needless.isEmpty()) {
            lanes.remove(entry.chat());
        } else {
            free(lane);
        }
    }

    /** Rows of dropped changes in the chat of this message; they are to be deleted together with it. */
    synchronized List<String> needlessBeside(String key) {
        Entry entry = entries.get(key);
        return entry == null ? List.of() : List.copyOf(laneOf(entry).needless);
    }

    /** Everything that waits in the chat of this message, itself included, in order. */
    synchronized List<String> allBeside(String key) {
        Entry entry = entries.get(key);
        return entry == null
                ? List.of()
                : laneOf(entry).places.values().stream().map(Place::key).toList();
    }

    /** All that waits for a chat and its topics, needless changes included. */
    synchronized List<String> in(ChatAddress chat) {
        return lanesOf(Group.of(chat)).stream()
                .map(lanes::get)
                .filter(Objects::nonNull)
                .flatMap(lane -> Stream.concat(lane.places.values().stream().map(Place::key), lane.needless.stream()))
                .toList();
    }

    /** Says that a group, with its topics, has another id; what waits there goes on in its order among all. */
    synchronized void move(ChatAddress group, String to) {
        Group from = Group.of(group);
        if (from.chat().equals(to)) {
            return;
        }
        moves.remove(new Group(from.platform(), to));
        moves.put(from, to);
        if (moves.size() > MOVES) {
            moves.remove(moves.keySet().iterator().next());
        }
        lanesOf(from).forEach(this::moveLane);
    }

    private void moveLane(ChatAddress from) {
        Lane old = Objects.requireNonNull(lanes.remove(from), "a lane that was listed");
        unfree(old);
        ChatAddress to = now(from);
        Lane lane = lanes.computeIfAbsent(to, chat -> new Lane());
        unfree(lane);
        old.places.values().forEach(place -> lane.put(place.in(to)));
        lane.needless.addAll(old.needless);
        lane.taken.addAll(old.taken);
        Stream.concat(old.places.values().stream().map(Place::key), old.needless.stream())
                .forEach(key -> entries.computeIfPresent(key, (same, entry) -> entry.in(to)));
        free(lane);
    }

    private List<ChatAddress> lanesOf(Group group) {
        return lanes.keySet().stream()
                .filter(chat -> Group.of(chat).equals(group))
                .toList();
    }

    /** The address that a chat has now. */
    private ChatAddress now(ChatAddress chat) {
        String moved = moves.get(Group.of(chat));
        return moved == null ? chat : new ChatAddress(chat.platform(), moved, chat.topic());
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
        List.copyOf(lane.places.headMap(entry.number(), false).descendingMap().values()).stream()
                .map(Place::entry)
                .takeWhile(earlier -> !earlier.isAnotherOf(entry))
                .filter(earlier -> earlier.isNeedlessBefore(entry))
                .forEach(earlier -> drop(lane, earlier));
        if (lane.places.tailMap(entry.number(), false).values().stream()
                .map(Place::entry)
                .takeWhile(later -> !later.isAnotherOf(entry))
                .anyMatch(entry::isNeedlessBefore)) {
            drop(lane, entry);
        }
    }

    private void drop(Lane lane, Entry entry) {
        if (!lane.taken.contains(entry.key())) {
            lane.remove(entry.number());
            lane.needless.add(entry.key());
            size--;
            superseded++;
        }
    }

    private Lane laneOf(Entry entry) {
        return Objects.requireNonNull(lanes.get(entry.chat()), "an entry stands in a lane");
    }

    private Heads heads(String platform) {
        return free.computeIfAbsent(platform, name -> new Heads());
    }

    private void free(Lane lane) {
        Map.@Nullable Entry<Long, Place> head = lane.places.firstEntry();
        if (lane.taken.isEmpty() && head != null) {
            heads(head.getValue().entry().chat().platform()).add(lane, head.getValue());
        }
    }

    private void unfree(Lane lane) {
        Map.@Nullable Entry<Long, Place> head = lane.places.firstEntry();
        if (head != null) {
            heads(head.getValue().entry().chat().platform()).remove(head.getValue());
        }
    }
}
