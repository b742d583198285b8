package tandem.runtime;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tandem.chat.Memory;
import tandem.delivery.Outbox;
import tandem.engine.Entropy;
import tandem.reminder.DueRows;

/**
 * Where everything is kept: documents, outbox and due rows, committed together. Thread-safe. An implementation passes
 * the contract test {@code StoreContract}.
 */
public interface Store extends Outbox, DueRows, AutoCloseable {

    /**
     * Reads the state for a turn.
     *
     * @param fresh makes the ids of whoever is new
     * @return empty when a conversation that we knew is gone
     */
    Optional<Loaded> load(Where where, Entropy fresh);

    /** Stores a turn. Completes when it is durable; exceptionally when it could not be stored. */
    CompletableFuture<Outcome> commit(Commit commit);

    /** The small durable map of one adapter. */
    Memory memory(String adapter);

    /** Ends everything; what was committed is there at the next start. */
    @Override
    void close();
}
