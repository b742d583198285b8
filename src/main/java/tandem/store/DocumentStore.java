package tandem.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.chat.Attachment;
import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.Memory;
import tandem.chat.MessageRef;
import tandem.delivery.Letter;
import tandem.delivery.PutAside;
import tandem.delivery.Tries;
import tandem.engine.Entropy;
import tandem.form.IncomingForm;
import tandem.form.PersonalDataForm;
import tandem.reminder.Due;
import tandem.reminder.Subject;
import tandem.runtime.Commit;
import tandem.runtime.Loaded;
import tandem.runtime.Outcome;
import tandem.runtime.Quarantine;
import tandem.runtime.Store;
import tandem.runtime.UnplayableException;
import tandem.runtime.Where;

/**
 * The {@link Store} over {@link Records}: knows which rows a turn reads and writes. Thread-safe.
 *
 * <p>What a commit writes is put together by {@link CommitRows}; the names of all rows stand in {@link RowKeys}. Messages
 * are kept by {@link OutRows}, stored times by {@link TimeRows}.
 */
public final class DocumentStore implements Store {

    /** So many rows that are over go at once where nobody waits for it. */
    private static final int CLEARED = 512;

    private final Records records;
    private final RowKeys rowKeys;
    private final Loading loading;
    private final EventDays days;
    private final Sweep sweep;
    private final OutRows out;
    private final TimeRows times;

    /** Opens the store over records that are already encrypted, and finds what waits in them. */
    public DocumentStore(Records records, Keys keys) {
        this.records = records;
        this.rowKeys = new RowKeys(keys);
        this.loading = new Loading(records, rowKeys);
        this.days = EventDays.open(records);
        this.sweep = new Sweep(records, days);
        this.out = OutRows.open(records, rowKeys);
        this.times = new TimeRows(records);
    }

    @Override
    public Optional<Loaded> load(Where where, Entropy fresh) {
        return playable(() -> loading.load(where, fresh));
    }

    @Override
    public CompletableFuture<Outcome> commit(Commit commit) {
        CommitRows rows = new CommitRows(records, rowKeys, out.queue(), days, commit);
        List<String> over = sweep.over(commit.now(), Sweep.PER_COMMIT);
        Batch batch;
        try {
            batch = playable(() -> rows.batch(over));
        } catch (RuntimeException e) {
            sweep.again(over);
            throw e;
        }
        return write(batch).thenApply(verdict -> {
            if (verdict instanceof Verdict.Stale stale) {
                sweep.again(over);
                return rows.events().contains(stale.key()) ? Outcome.DUPLICATE : Outcome.CONFLICT;
            }
            days.note(commit.now());
            rows.removedLetters().forEach(out.queue()::remove);
            rows.letters().forEach(out.queue()::add);
            return Outcome.COMMITTED;
        });
    }

    @Override
    public CompletableFuture<Outcome> quarantine(Quarantine quarantine) {
        return quarantine(new QuarantineRows(records, rowKeys, out.queue(), days, quarantine), quarantine.now())
                .exceptionallyCompose(failure -> cause(failure) instanceof UnplayableException
                        ? quarantine(
                                QuarantineRows.elsewhere(records, rowKeys, out.queue(), days, quarantine),
                                quarantine.now())
                        : CompletableFuture.failedFuture(failure));
    }

    private CompletableFuture<Outcome> quarantine(QuarantineRows rows, Instant now) {
        return write(rows.batch()).thenApply(verdict -> {
            if (verdict instanceof Verdict.Stale) {
                return Outcome.DUPLICATE;
            }
            days.note(now);
            rows.letters().forEach(out.queue()::add);
            return Outcome.COMMITTED;
        });
    }

    @Override
    public CompletableFuture<Outcome> move(ChatAddress from, String to, @Nullable EventId event, Instant now) {
        return move(from, to, event, List.of(), now);
    }

    @Override
    public CompletionStage<Void> moved(Letter letter, String chat, Instant now) {
        return move(letter.parcel().chat(), chat, null, List.of(letter.key()), now)
                .thenRun(() -> out.queue().putMoved(letter.key()));
    }

    /** @param also messages that the queue may know under another address */
    private CompletableFuture<Outcome> move(
            ChatAddress from, String to, @Nullable EventId event, List<String> also, Instant now) {
        List<String> letters =
                Stream.concat(out.queue().in(from).stream(), also.stream()).toList();
        MoveRows rows = new MoveRows(records, rowKeys, days, from, to, event, letters, now);
        Batch batch = playable(rows::batch);
        return write(batch).thenCompose(verdict -> {
            if (verdict instanceof Verdict.Stale stale) {
                // Somebody else has written meanwhile; what they wrote is there at the next look.
                return rows.events().contains(stale.key())
                        ? CompletableFuture.completedFuture(Outcome.DUPLICATE)
                        : move(from, to, event, also, now);
            }
            if (event != null) {
                days.note(now);
            }
            out.queue().move(from, to);
            rows.removedLetters().forEach(out.queue()::remove);
            return CompletableFuture.completedFuture(Outcome.COMMITTED);
        });
    }

    /** Fails with an {@link UnplayableException} when it is these rows that cannot be written, and not the disk. */
    private CompletableFuture<Verdict> write(Batch batch) {
        return attempt(batch)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        cause(failure) instanceof RuntimeException rows && OneRow.isOne(rows)
                                ? new UnplayableException("what a turn leaves behind cannot be encrypted", rows)
                                : failure));
    }

    private CompletableFuture<Verdict> attempt(Batch batch) {
        try {
            return records.commit(batch);
        } catch (StoreException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    @Override
    public CompletableFuture<Outcome> accept(Incoming incoming, Instant now) {
        EventRows events = EventRows.of(rowKeys, days, incoming.id(), null, now);
        String key = Objects.requireNonNull(events.accepted(), "an event of a platform has a row to wait in");
        Map<String, Long> isNew = new HashMap<>(Map.of(key, 0L));
        events.marks().forEach(mark -> isNew.put(mark, 0L));
        Batch batch = new Batch(isNew, Map.of(key, IncomingForm.write(incoming)), Set.of());
        return records.commit(batch)
                .thenApply(verdict -> verdict instanceof Verdict.Applied ? Outcome.COMMITTED : Outcome.DUPLICATE);
    }

    /** The revision of a row is the number of its commit: by it they are in order. */
    @Override
    public List<Incoming> accepted() {
        record Accepted(long revision, Incoming incoming) {}
        return records.keys(RowKeys.IN, RowKeys.end(RowKeys.IN), Integer.MAX_VALUE).stream()
                .map(key ->
                        OneRow.read(records, key, row -> new Accepted(row.revision(), IncomingForm.read(row.value()))))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(Accepted::revision))
                .map(Accepted::incoming)
                .toList();
    }

    @Override
    public Optional<byte[]> bytes(Attachment file) {
        return new PersonalDataRows(records, file.about()).read().map(PersonalDataForm::write);
    }

    @Override
    public Memory memory(String adapter) {
        return new RowMemory(records, rowKeys, adapter);
    }

    @Override
    public List<Due> due(Instant now, int most) {
        return times.due(now, most);
    }

    @Override
    public Optional<Instant> nextDue() {
        return times.next();
    }

    @Override
    public void drop(Due due) {
        times.drop(due);
    }

    @Override
    public List<Subject> subjects() {
        return new SubjectRows(records).all();
    }

    @Override
    public boolean clear(Instant now) {
        List<String> over = sweep.over(now, CLEARED);
        if (over.isEmpty()) {
            return false;
        }
        try {
            records.commit(new Batch(Map.of(), Map.of(), Set.copyOf(over), true))
                    .join();
            return true;
        } catch (RuntimeException e) {
            sweep.again(over);
            throw e;
        }
    }

    @Override
    public List<Letter> claim(String platform, Instant now, Instant today, int most, int scheduled) {
        return out.claim(platform, now, today, most, scheduled);
    }

    @Override
    public Optional<Instant> nextLetter(String platform, boolean scheduled) {
        return out.queue().next(platform, scheduled);
    }

    @Override
    public CompletionStage<Void> sent(Letter letter, @Nullable MessageRef ref, Instant now) {
        return out.sent(letter, ref, now);
    }

    @Override
    public void putOff(Letter letter, Tries tries, Instant until) {
        out.queue().putOff(letter.key(), tries, until);
    }

    @Override
    public void putBack(Letter letter, Instant until) {
        out.queue().putBack(letter.key(), until);
    }

    @Override
    public CompletionStage<Void> dead(Letter letter, PutAside why, Instant now) {
        return out.dead(letter, why, now);
    }

    @Override
    public CompletionStage<Void> hold(Letter letter, Instant now) {
        return out.hold(letter, now);
    }

    @Override
    public CompletionStage<Integer> gone(Letter letter, Instant now) {
        return out.gone(letter, now);
    }

    @Override
    public Waiting waiting() {
        return out.waiting();
    }

    /** Tells what fails as often as it is tried from a store that fails. */
    private static <T> T playable(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException e) {
            if (OneRow.isOne(e)) {
                throw new UnplayableException("what is stored for a turn cannot be used", e);
            }
            throw e;
        }
    }

    @Override
    public void close() {
        records.close();
    }
}
