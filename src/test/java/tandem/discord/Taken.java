package tandem.discord;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tandem.chat.Ack;
import tandem.chat.Inbox;
import tandem.chat.Incoming;
import tandem.chat.Said;

/** What became of each event that Discord has brought, by its number there. Thread-safe. */
final class Taken {

    private static final String ADDED = "added";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Map<String, CompletableFuture<Ack>> events = new ConcurrentHashMap<>();

    /** Hands everything on to the bot. */
    Inbox before(Inbox bot) {
        return new Inbox() {
            @Override
            public CompletionStage<Ack> submit(Incoming incoming) {
                return noted(incoming, bot.submit(incoming));
            }

            @Override
            public CompletionStage<Ack> submit(Incoming incoming, Duration patience) {
                return noted(incoming, bot.submit(incoming, patience));
            }
        };
    }

    private CompletionStage<Ack> noted(Incoming incoming, CompletionStage<Ack> stored) {
        CompletableFuture<Ack> event = event(
                incoming.said() instanceof Said.Added ? ADDED : incoming.id().id());
        return stored.whenComplete((ack, failure) -> {
            if (failure == null) {
                event.complete(ack);
            } else {
                event.completeExceptionally(failure);
            }
        });
    }

    /** Waits until what has this number is stored. */
    Ack of(String number) {
        try {
            return event(number).get(SOON.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("what happened is not taken: " + number, e);
        }
    }

    /** Waits until it is stored that the bot came to a server. */
    Ack ofAdded() {
        return of(ADDED);
    }

    private CompletableFuture<Ack> event(String number) {
        return events.computeIfAbsent(number, unknown -> new CompletableFuture<>());
    }
}
