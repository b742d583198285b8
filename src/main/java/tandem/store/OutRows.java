package tandem.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tandem.chat.Audience;
import tandem.chat.ConversationId;
import tandem.chat.MessageRef;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.delivery.Letter;
import tandem.delivery.Outbox;
import tandem.delivery.PutAside;
import tandem.form.IdForm;
import tandem.form.ParcelForm;

/** The rows of messages that wait, and the queue in which they leave. Thread-safe. */
final class OutRows {

    private final Records records;
    private final RowKeys rowKeys;
    private final OutQueue queue = new OutQueue();
    private final AtomicLong unreadable = new AtomicLong();

    private OutRows(Records records, RowKeys rowKeys) {
        this.records = records;
        this.rowKeys = rowKeys;
    }

    /** Finds what waits; a message that cannot be read stays in its row. */
    static OutRows open(Records records, RowKeys rowKeys) {
        OutRows rows = new OutRows(records, rowKeys);
        for (String key : rows.keys(RowKeys.DEAD)) {
            rows.queue.startAfter(Long.parseLong(RowKeys.part(key, 3)));
        }
        for (String key : rows.keys(RowKeys.HELD)) {
            rows.queue.startAfter(Long.parseLong(RowKeys.part(key, 3)));
        }
        for (String key : rows.keys(RowKeys.OUT)) {
            rows.queue.startAfter(Long.parseLong(RowKeys.part(key, 2)));
            rows.read(key, row -> OutQueue.Entry.of(key, ParcelForm.read(row.value())))
                    .ifPresent(rows.queue::add);
        }
        return rows;
    }

    OutQueue queue() {
        return queue;
    }

    Outbox.Waiting waiting() {
        return new Outbox.Waiting(queue.size(), queue.oldest(), queue.superseded(), unreadable.get());
    }

    List<Letter> claim(String platform, Instant now, Instant today, int most, int scheduled) {
        List<Letter> letters = new ArrayList<>();
        Iterator<OutQueue.Place> taken =
                queue.take(platform, now, most, scheduled).iterator();
        while (taken.hasNext()) {
            OutQueue.Place place = taken.next();
            try {
                read(
                                place.key(),
                                row -> new Letter(
                                        place.key(),
                                        withReference(place.key(), row, today),
                                        place.tries(),
                                        place.moved()))
                        .ifPresentOrElse(letters::add, () -> queue.remove(place.key()));
            } catch (StoreException e) {
                // The store fails: nobody gets any of them.
                queue.putBack(place.key(), now);
                taken.forEachRemaining(other -> queue.putBack(other.key(), now));
                letters.forEach(letter -> queue.putBack(letter.key(), now));
                throw e;
            }
        }
        return letters;
    }

    CompletableFuture<Void> sent(Letter letter, @Nullable MessageRef ref, Instant now) {
        if (ref == null || letter.parcel().outgoing().slot() < 0) {
            // Nothing ever changes a message that came from elsewhere.
            return settle(letter, Map.of());
        }
        String key = RowKeys.ref(
                Sweep.day(now),
                conversation(letter.key()),
                letter.parcel().outgoing().slot());
        return settle(letter, Map.of(key, IdForm.write(ref.value())));
    }

    CompletableFuture<Void> dead(Letter letter, PutAside why, Instant now) {
        String grave = RowKeys.grave(Sweep.day(now), letter.key());
        return settle(letter, Map.of(grave, ParcelForm.writePutAside(letter.parcel(), why.word())));
    }

    CompletableFuture<Void> hold(Letter letter, Instant now) {
        String key = letter.key();
        Row row = records.get(key);
        if (row == null) {
            queue.remove(key);
            return CompletableFuture.completedFuture(null);
        }
        if (!(letter.parcel().outgoing().audience() instanceof Audience.Only only)) {
            return dead(letter, PutAside.REFUSED, now);
        }
        Map<String, Long> expected = new HashMap<>(Map.of(key, row.revision()));
        Map<String, byte[]> puts = new HashMap<>();
        Set<String> deletes = new HashSet<>(Set.of(key));
        HeldRows held = new HeldRows(records, now, expected, puts, deletes);
        held.hold(key, only.person(), letter.parcel().outgoing());
        held.closePrivateChat(only.person(), any -> true);

        return commit(expected, puts, deletes).thenCompose(verdict -> {
            if (verdict instanceof Verdict.Stale) {
                return hold(letter, now);
            }
            queue.remove(key);
            return CompletableFuture.completedFuture(null);
        });
    }

    CompletableFuture<Integer> gone(Letter letter, Instant now) {
        List<String> waiting = queue.allBeside(letter.key());
        List<String> needless = queue.needlessBeside(letter.key());
        GoneRows rows = new GoneRows(records, conversationOf(letter), now);
        for (String key : waiting) {
            read(key, row -> Map.entry(row.revision(), ParcelForm.read(row.value())))
                    .ifPresent(found -> rows.add(key, found.getKey(), found.getValue()));
        }
        needless.forEach(rows::delete);
        return records.commit(rows.batch()).thenCompose(verdict -> {
            if (verdict instanceof Verdict.Stale) {
                return gone(letter, now); // Something was erased meanwhile and must not come back, or is due since.
            }
            waiting.forEach(queue::remove);
            needless.forEach(queue::remove);
            return CompletableFuture.completedFuture(rows.putAside());
        });
    }

    /** The conversation of a message's chat: where it has begun after the message was said, that is another's row. */
    private ConversationId conversationOf(Letter letter) {
        return OneRow.read(
                        records,
                        rowKeys.at(letter.parcel().chat()),
                        row -> new ConversationId(IdForm.read(row.value())))
                .orElseGet(() -> conversation(letter.key()));
    }

    /**
     * Takes a message out; of one that was erased meanwhile nothing is written any more. The goodbye to somebody who was erased
     * is the last that has their address: with it that leaves the files too.
     */
    private CompletableFuture<Void> settle(Letter letter, Map<String, byte[]> puts) {
        String key = letter.key();
        List<String> needless = queue.needlessBeside(key);
        Row row = records.get(key);
        if (row == null) {
            queue.remove(key);
            return CompletableFuture.completedFuture(null);
        }
        Set<String> deletes = new HashSet<>(needless);
        deletes.add(key);
        boolean goodbye = records.get(RowKeys.chat(conversation(key))) == null;
        Map<String, byte[]> kept = goodbye ? Map.of() : puts;
        return records.commit(new Batch(Map.of(key, row.revision()), kept, deletes, goodbye))
                .thenCompose(verdict -> {
                    if (verdict instanceof Verdict.Stale) {
                        return settle(letter, puts); // It was erased meanwhile, or moved with its group.
                    }
                    needless.forEach(queue::remove);
                    queue.remove(key);
                    return CompletableFuture.completedFuture(null);
                });
    }

    private CompletableFuture<Verdict> commit(
            Map<String, Long> expected, Map<String, byte[]> puts, Set<String> deletes) {
        return records.commit(new Batch(expected, puts, deletes));
    }

    private <T> Optional<T> read(String key, java.util.function.Function<Row, T> reading) {
        return OneRow.read(records, key, reading, unreadable::incrementAndGet);
    }

    private Parcel withReference(String key, Row row, Instant today) {
        Parcel parcel = ParcelForm.read(row.value());
        return parcel.outgoing().mode() == Outgoing.Mode.NEW
                ? parcel
                : new Parcel(
                        parcel.chat(),
                        parcel.only(),
                        parcel.outgoing(),
                        reference(conversation(key), parcel.outgoing().slot(), today),
                        parcel.scheduled());
    }

    private @Nullable MessageRef reference(ConversationId conversation, long slot, Instant today) {
        return Sweep.days(RowKeys.REF, today)
                .mapToObj(day -> records.get(RowKeys.ref(day, conversation, slot)))
                .filter(Objects::nonNull)
                .map(row -> new MessageRef(IdForm.read(row.value())))
                .findFirst()
                .orElse(null);
    }

    private static ConversationId conversation(String outKey) {
        return new ConversationId(RowKeys.part(outKey, 1));
    }

    private List<String> keys(String prefix) {
        return records.keys(prefix, RowKeys.end(prefix), Integer.MAX_VALUE);
    }
}
