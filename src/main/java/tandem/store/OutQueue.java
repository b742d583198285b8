package tandem.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tandem.chat.ChatAddress;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.delivery.Letter;
import tandem.delivery.Tries;

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
        boolean isAnotherOf(Entry other) {
            return mode == Outgoing.Mode.NEW && slot == other.slot && conversation.equals(other.conversation);
        }

        private Entry in(ChatAddress other) {
            return new Entry(key, conversation, number, other, slot, mode, scheduled);
        }

        /** Whether nobody misses this change of a message when a later one of it follows. */
        boolean isNeedlessBefore(Entry later) {
            boolean changesAll = later.mode == Outgoing.Mode.REPLACE;
            return mode != Outgoing.Mode.NEW
                    && slot == later.slot
                    && conversation.equals(later.conversation)
                    && (changesAll || (mode == Outgoing.Mode.REMOVE_CHOICES && later.mode == mode));
        }
    }

    /** A message in the queue: since when, not before when, what became of its tries, and as in {@link Letter#moved}. */
    record Place(Entry entry, Instant since, Instant notBefore, Tries tries, boolean moved) {
        String key() {
            return entry.key();
        }

        private Place in(ChatAddress other) {
            return new Place(entry.in(other), since, notBefore, tries, moved);
        }
    }

    /** A chat with all its topics. */
    private record Group(String platform, String chat) {
        static Group of(ChatAddress address) {
            return new Group(address.platform(), address.chat());
        }
    }

    /** So many moves are remembered: more than there can be while one message is being added. */
    private static final int MOVES = 1_000;

    private final Map<ChatAddress, OutLane> lanes = new HashMap<>();

    /** All that are in a lane, by their rows' keys. */
    private final Map<String, Entry> entries = new HashMap<>();

    /** By platform. */
    private final Map<String, OutHeads> free = new HashMap<>();

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
        OutLane lane = lanes.computeIfAbsent(entry.chat(), chat -> new OutLane());
        unfree(lane);
        entries.put(entry.key(), entry);
        lane.put(new Place(entry, latest, latest, Tries.NONE, false));
        size++;
        dropNeedless(lane, entry);
        free(lane);
    }

    synchronized List<Place> take(String platform, Instant now, int most, int scheduled) {
        seen(now);
        List<Place> taken = heads(platform).take(now, most, scheduled);
        taken.forEach(place -> laneOf(place.entry()).take(place.key()));
        return taken;
    }

    synchronized Optional<Instant> next(String platform, boolean scheduled) {
        return heads(platform).next(scheduled);
    }

    /** Gives a taken message back after it was tried, to be taken again at this time. */
    synchronized void putOff(String key, Tries tries, Instant until) {
        give(key, place -> new Place(place.entry(), place.since(), until, tries, place.moved()));
    }

    /** Gives a taken message back without a try, to be taken again at this time. */
    synchronized void putBack(String key, Instant until) {
        give(key, place -> new Place(place.entry(), place.since(), until, place.tries(), place.moved()));
    }

    /** Gives a taken message back whose group was moved, to be taken again at once. */
    synchronized void putMoved(String key) {
        give(key, place -> new Place(place.entry(), place.since(), place.notBefore(), place.tries(), true));
    }

    private void give(String key, UnaryOperator<Place> changed) {
        Entry entry = entries.get(key);
        Place place = entry == null ? null : laneOf(entry).get(entry);
        if (entry == null || place == null) {
            return;
        }
        OutLane lane = laneOf(entry);
        unfree(lane);
        lane.put(changed.apply(place));
        lane.giveBack(key);
        dropNeedless(lane, entry);
        free(lane);
    }

    /** The message is gone: delivered, put aside or erased. */
    synchronized void remove(String key) {
        Entry entry = entries.remove(key);
        if (entry == null) {
            return;
        }
        OutLane lane = laneOf(entry);
        unfree(lane);
        if (lane.remove(entry)) {
            size--;
        }
        if (lane.isEmpty()) {
            lanes.remove(entry.chat());
        } else {
            free(lane);
        }
    }

    /** Rows of dropped changes in the chat of this message; they are to be deleted together with it. */
    synchronized List<String> needlessBeside(String key) {
        Entry entry = entries.get(key);
        return entry == null ? List.of() : laneOf(entry).needless();
    }

    /** Everything that waits in the chat of this message, itself included, in order. */
    synchronized List<String> allBeside(String key) {
        Entry entry = entries.get(key);
        return entry == null
                ? List.of()
                : laneOf(entry).places().map(Place::key).toList();
    }

    /** All that waits for a chat and its topics, needless changes included. */
    synchronized List<String> in(ChatAddress chat) {
        return lanesOf(Group.of(chat)).stream()
                .map(lanes::get)
                .filter(Objects::nonNull)
                .flatMap(OutLane::keys)
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
        OutLane old = Objects.requireNonNull(lanes.remove(from), "a lane that was listed");
        unfree(old);
        ChatAddress to = now(from);
        OutLane lane = lanes.computeIfAbsent(to, chat -> new OutLane());
        unfree(lane);
        lane.addAll(old, old.places().map(place -> place.in(to)));
        old.keys().forEach(key -> entries.computeIfPresent(key, (same, entry) -> entry.in(to)));
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
                        .flatMap(lane -> lane.places().limit(1))
                        .map(Place::since)
                        .min(Instant::compareTo)
                        .map(since -> since.isBefore(begun) ? begun : since)
                        .orElse(null);
    }

    private void seen(Instant now) {
        started = started == null ? now : started;
        latest = now.isAfter(latest) ? now : latest;
    }

    private OutLane laneOf(Entry entry) {
        return Objects.requireNonNull(lanes.get(entry.chat()), "an entry stands in a lane");
    }

    private OutHeads heads(String platform) {
        return free.computeIfAbsent(platform, name -> new OutHeads());
    }

    private void dropNeedless(OutLane lane, Entry entry) {
        int dropped = lane.dropNeedless(entry);
        size -= dropped;
        superseded += dropped;
    }

    private void free(OutLane lane) {
        Place head = lane.first();
        if (head != null && !lane.isTaken()) {
            heads(head.entry().chat().platform()).add(lane, head);
        }
    }

    private void unfree(OutLane lane) {
        Place head = lane.first();
        if (head != null) {
            heads(head.entry().chat().platform()).remove(head);
        }
    }
}
