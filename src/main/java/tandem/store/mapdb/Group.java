package tandem.store.mapdb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tandem.store.Batch;
import tandem.store.StoreException;
import tandem.store.Verdict;

/** Commits that reach the disk together. Each is judged as if those before it in the group were applied already. */
final class Group {
    private final Rows rows;
    private final long last;
    private final List<Pending> all = new ArrayList<>();
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<Pending> applied = new ArrayList<>();
    /** The revisions that this group changes; 0 for a row that it deletes. */
    private final Map<String, Long> changed = new HashMap<>();

    private long erased;

    /** @param last the sequence number of the commit before this group */
    Group(Rows rows, long last) {
        this.rows = rows;
        this.last = last;
    }

    void add(Pending commit) {
        Batch batch = commit.batch();
        Optional<String> stale = batch.expected().entrySet().stream()
                .filter(each -> each.getValue() != revision(each.getKey()))
                .map(Map.Entry::getKey)
                .findFirst();
        all.add(commit);
        verdicts.add(stale.isPresent() ? new Verdict.Stale(stale.get()) : apply(commit));
    }

    private Verdict apply(Pending commit) {
        applied.add(commit);
        long sequence = last + applied.size();
        commit.batch().puts().keySet().forEach(key -> changed.put(key, sequence));
        commit.batch().deletes().forEach(key -> changed.put(key, 0L));
        erased = commit.batch().erases() ? sequence : erased;
        return new Verdict.Applied(sequence);
    }

    private long revision(String key) {
        Long revision = changed.get(key);
        return revision == null ? rows.revision(key) : revision;
    }

    /** Whether every commit of it was stale, so that there is nothing to write. */
    boolean isEmpty() {
        return applied.isEmpty();
    }

    /** The sequence number of its last commit that erases, 0 when none does. */
    long erased() {
        return erased;
    }

    Frame frame() {
        int size = applied.stream().mapToInt(each -> each.payload().length).sum();
        byte[] payload = new byte[size];
        int at = 0;
        for (Pending each : applied) {
            System.arraycopy(each.payload(), 0, payload, at, each.payload().length);
            at += each.payload().length;
        }
        return new Frame(last + 1, applied.size(), payload);
    }

    /** Makes it visible. */
    void show() {
        long sequence = last;
        for (Pending each : applied) {
            rows.apply(++sequence, each.batch());
        }
    }

    /** Tells the callers, in order. */
    void complete() {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).future().complete(verdicts.get(i));
        }
    }

    /** Tells the callers that nothing was written; also those that were stale, perhaps only by what was not written. */
    static void fail(List<Pending> commits, StoreException why) {
        commits.forEach(each -> each.future().completeExceptionally(why));
    }
}
