package tandem.store.mapdb;

import java.util.concurrent.CompletableFuture;
import tandem.store.Batch;
import tandem.store.Verdict;

/** A commit on its way to the disk, encoded by its caller. */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
record Pending(Batch batch, byte[] payload, CompletableFuture<Verdict> future) {
    static Pending of(Batch batch) {
        return new Pending(batch, BatchCode.encode(batch), new CompletableFuture<>());
    }
}
