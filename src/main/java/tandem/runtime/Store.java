package tandem.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tandem.chat.Attachments;
import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.Memory;
import tandem.delivery.Outbox;
import tandem.engine.Entropy;
import tandem.reminder.DueRows;
import tandem.reminder.Subjects;

/**
 * Where everything is kept: documents, outbox and due rows, committed together. Thread-safe. An implementation passes
 * the contract test {@code StoreContract}.
 */
public interface Store extends Outbox, DueRows, Subjects, Attachments, AutoCloseable {

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
     * Moves everything that belongs to a group to the id that it has now: its conversations, those of its topics included,
     * with what is due there and what waits to be sent. What was put aside stays as it is. A conversation that has begun
     * under the new id since is given up for the older one. Moved already, or never known: nothing to do, and no failure.
     *
     * @param from the group, or one of its topics
     * @param to the new id, as in {@link ChatAddress#chat}
     * @param event the id of the event that said so, which must be new; null when it was no event
     * @return completes when all of it is durable; with {@link Outcome#DUPLICATE} when the event was applied before, and
     *     never with a conflict
     */
    CompletableFuture<Outcome> move(ChatAddress from, String to, @Nullable EventId event, Instant now);

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
