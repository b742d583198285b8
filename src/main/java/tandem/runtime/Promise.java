package tandem.runtime;

import java.util.concurrent.CompletableFuture;
import tandem.chat.Ack;

/** What is told to whoever has handed in an event: that it is accepted, or what became of its turn. Thread-safe. */
final class Promise {

    private final CompletableFuture<Ack> told = new CompletableFuture<>();
    private final CompletableFuture<Ack> turn = new CompletableFuture<>();

    /** Completes with the first that is known. */
    CompletableFuture<Ack> told() {
        return told;
    }

    /** The event is stored, and its turn still to come. */
    void accepted() {
        told.complete(Ack.accepted(turn.minimalCompletionStage()));
    }

    /** Its turn is over. */
    void played(Ack ack) {
        if (!told.complete(ack)) {
            turn.complete(ack);
        }
    }

    /** Its turn could not be stored; says whether the event was accepted before. */
    boolean failed(Throwable failure) {
        return !told.completeExceptionally(failure);
    }
}
