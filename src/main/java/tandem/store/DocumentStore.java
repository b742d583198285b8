package tandem.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.ConversationId;
import tandem.chat.Memory;
import tandem.chat.MessageRef;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonId;
import tandem.delivery.Letter;
import tandem.engine.Entropy;
import tandem.form.FormException;
import tandem.form.IdForm;
import tandem.form.ParcelForm;
import tandem.reminder.Due;
import tandem.runtime.Commit;
import tandem.runtime.Loaded;
import tandem.runtime.Outcome;
import tandem.runtime.Store;
import tandem.runtime.Where;

/**
 * The {@link Store} over {@link Records}: knows which rows a turn reads and writes. Thread-safe.
 *
 * <p>What a commit writes is put together by {@link CommitRows}; the names of all rows stand in {@link RowKeys}.
 */
public final class DocumentStore implements Store {

    /** A message that cannot be read is looked at again after this: a backup may have been put back. */
    private static final Duration UNREADABLE = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(DocumentStore.class);

    private final Records records;
    private final RowKeys rowKeys;
    private final Loading loading;
    private final OutQueue queue = new OutQueue();
    private final Sweep sweep;

    /** Opens the store over records that are already encrypted, and finds what waits in them. */
    public DocumentStore(Records records, Keys keys) {
        this.records = records;
        this.rowKeys = new RowKeys(keys);
        this.loading = new Loading(records, rowKeys);
        this.sweep = new Sweep(records);
        records.keys(RowKeys.DEAD, RowKeys.end(RowKeys.DEAD), Integer.MAX_VALUE)
                .forEach(key -> queue.startAfter(Long.parseLong(RowKeys.part(key, 3))));
        for (Row row : all(RowKeys.OUT)) {
            queue.add(row.key(), ParcelForm.read(row.value()).chat().platform(), Instant.EPOCH);
        }
    }

    @Override
    public Optional<Loaded> load(Where where, Entropy fresh) {
        return loading.load(where, fresh);
    }

    @Override
    public CompletableFuture<Outcome> commit(Commit commit) {
        CommitRows rows = new CommitRows(records, rowKeys, queue, commit);
        List<String> over = sweep.over(commit.now());
        return records.commit(rows.batch(over)).thenApply(verdict -> {
            if (verdict instanceof Verdict.Stale stale) {
                sweep.again(over);
                return rows.isEvent(stale.key()) ? Outcome.DUPLICATE : Outcome.CONFLICT;
            }
            rows.removedLetters().forEach(queue::remove);
            rows.letters().forEach((key, platform) -> queue.add(key, platform, commit.now()));
            return Outcome.COMMITTED;
        });
    }

    @Override
    public Memory memory(String adapter) {
        return new RowMemory(records, rowKeys, adapter);
    }

    // --- due rows ---

    @Override
    public List<Due> due(Instant now, int most) {
        return records.scan(RowKeys.DUE, RowKeys.dueUntil(now.plusSeconds(1)), most).stream()
                .map(DocumentStore::dueOf)
                .toList();
    }

    @Override
    public Optional<Instant> nextDue() {
        return records.scan(RowKeys.DUE, RowKeys.end(RowKeys.DUE), 1).stream()
                .findFirst()
                .map(row -> dueOf(row).at());
    }

    @Override
    public void drop(Due due) {
        write(Map.of(), Set.of(RowKeys.due(due.at(), due.conversation(), due.number())));
    }

    private static Due dueOf(Row row) {
        return new Due(
                new ConversationId(RowKeys.part(row.key(), 2)),
                new PersonId(IdForm.read(row.value())),
                Long.parseLong(RowKeys.part(row.key(), 3)),
                Instant.ofEpochSecond(Long.parseLong(RowKeys.part(row.key(), 1))));
    }

    // --- outbox ---

    @Override
    public List<Letter> claim(Set<String> platforms, Instant now, int most) {
        List<Letter> letters = new ArrayList<>();
        for (OutQueue.Place place : queue.take(platforms::contains, now, most)) {
            try {
                Row row = records.get(place.key());
                if (row == null) {
                    queue.remove(place.key());
                } else {
                    letters.add(new Letter(place.key(), withReference(place.key(), row, now), place.attempts()));
                }
            } catch (StoreException | FormException e) {
                LOG.error("a message that is stored cannot be read; it waits an hour", e);
                queue.putOff(place.key(), now.plus(UNREADABLE));
            }
        }
        return letters;
    }

    @Override
    public Optional<Instant> nextLetter(Set<String> platforms) {
        return queue.next(platforms::contains);
    }

    @Override
    public void sent(Letter letter, @Nullable MessageRef ref, Instant now) {
        if (ref == null) {
            settle(letter, Map.of());
        } else {
            String key = RowKeys.ref(
                    Sweep.day(now),
                    conversation(letter.key()),
                    letter.parcel().outgoing().slot());
            settle(letter, Map.of(key, IdForm.write(ref.value())));
        }
    }

    @Override
    public void putOff(Letter letter, Instant until) {
        queue.putOff(letter.key(), until);
    }

    @Override
    public void dead(Letter letter, Instant now) {
        String grave = RowKeys.grave(Sweep.day(now), letter.key());
        settle(letter, Map.of(grave, ParcelForm.write(letter.parcel())));
    }

    /** Takes a message out; of one that was erased meanwhile nothing is written any more. */
    private void settle(Letter letter, Map<String, byte[]> puts) {
        Row row = records.get(letter.key());
        if (row != null) {
            Map<String, Long> expected = Map.of(letter.key(), row.revision());
            records.commit(new Batch(expected, puts, Set.of(letter.key()))).join();
        }
        queue.remove(letter.key());
    }

    private Parcel withReference(String key, Row row, Instant now) {
        Parcel parcel = ParcelForm.read(row.value());
        return parcel.outgoing().mode() == Outgoing.Mode.NEW
                ? parcel
                : new Parcel(
                        parcel.chat(),
                        parcel.only(),
                        parcel.outgoing(),
                        reference(conversation(key), parcel.outgoing().slot(), now));
    }

    private @Nullable MessageRef reference(ConversationId conversation, long slot, Instant now) {
        return Sweep.days(RowKeys.REF, now)
                .mapToObj(day -> records.get(RowKeys.ref(day, conversation, slot)))
                .filter(Objects::nonNull)
                .map(row -> new MessageRef(IdForm.read(row.value())))
                .findFirst()
                .orElse(null);
    }

    private static ConversationId conversation(String outKey) {
        return new ConversationId(RowKeys.part(outKey, 1));
    }

    private List<Row> all(String prefix) {
        return records.scan(prefix, RowKeys.end(prefix), Integer.MAX_VALUE);
    }

    private void write(Map<String, byte[]> puts, Set<String> deletes) {
        records.commit(new Batch(Map.of(), puts, deletes)).join();
    }

    @Override
    public void close() {
        records.close();
    }
}
