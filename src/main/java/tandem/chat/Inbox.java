package tandem.chat;

import java.util.concurrent.CompletionStage;

/** Where adapters hand in what they decoded: the one way in. Thread-safe. */
public interface Inbox {

    /**
     * Runs the turn of this event.
     *
     * @return completes when the event and everything that follows from it are stored; exceptionally only when they
     *     could not be stored, and then the platform must not be told that we have it
     */
    CompletionStage<Ack> submit(Incoming incoming);
}
