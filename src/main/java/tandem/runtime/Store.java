package tandem.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tandem.chat.Incoming;
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
     * @throws UnplayableException when what is stored of the conversation or the person cannot be read. Another failure
     *     is that of the whole store
     */
    Optional<Loaded> load(Where where, Entropy fresh);

    /**
     * Stores a turn. Completes when it is durable; exceptionally when the disk failed, and with an
     * {@link UnplayableException}, which may also be thrown, when a row that it needs cannot be read or it is more than
     * one commit can hold.
     */
    CompletableFuture<Outcome> commit(Commit commit);

    /**
     * Stores of an event whose turn can never be stored that it was applied, and what the person is told. Expects nothing
     * of the documents, so that none of them can hinder it; never a conflict.
     */
    CompletableFuture<Outcome> quarantine(Quarantine quarantine);

    /**
     * Stores an event before its turn. Whatever stores its turn, or its {@link #quarantine}, removes it.
     *
     * @return completes when it is durable; with {@link Outcome#DUPLICATE} when it was accepted or applied before
     */
    CompletableFuture<Outcome> accept(Incoming incoming, Instant now);

    /** Events that were accepted and not applied yet, in the order in which they were. */
    List<Incoming> accepted();

    /** The small durable map of one adapter. */
    Memory memory(String adapter);

    /** Ends everything; what was committed is there at the next start. */
    @Override
    void close();
}
