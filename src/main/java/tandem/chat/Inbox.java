package tandem.chat;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** Where adapters hand in what they decoded: the one way in. Thread-safe. */
public interface Inbox {

    /**
     * Runs the turn of this event, for a platform that delivers again what was not taken.
     *
     * <p>When too much waits already, the caller waits here until there is room; a loop that reads a platform's updates
     * is slowed down by that. Waiting callers are let go with a refusal when the process is about to stop.
     *
     * @return completes when the event and everything that follows from it are stored; exceptionally when they were
     *     not, and then the platform must not be told that we have it. What depends on it runs on the thread of other
     *     people's turns and must be short.
     */
    CompletionStage<Ack> submit(Incoming incoming);

    /**
     * Runs the turn of this event, for a platform that wants an answer soon and never delivers again. Does not make its
     * caller wait: when too much waits already, the event is refused at once.
     *
     * @param patience when its turn is not over after this long, the event is stored by itself, and what is returned
     *     completes with {@link Ack#accepted}
     * @return as above
     */
    CompletionStage<Ack> submit(Incoming incoming, Duration patience);
}
