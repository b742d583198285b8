package tandem.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.Ack;
import tandem.chat.ChatAddress;
import tandem.chat.Inbox;
import tandem.chat.Incoming;
import tandem.chat.Said;
import tandem.trace.Vitals;

/**
 * Takes a batch of updates: hands each in, waits until all of them are stored, and says which is the first that is not.
 * An update that cannot be read is left out and counted; it must not hold up those behind it. Nothing here knows whether
 * Telegram was asked for the updates or brought them. For one thread.
 */
final class Intake {

    private static final Ack NOTHING = new Ack(null);

    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);

    private final Inbox inbox;
    private final Decoder decoder;
    private final Counting counting;
    private final Taps taps;
    private final Typing typing;
    private final Floods floods;
    private final Albums albums = new Albums();
    private final Joins joins;
    private final Vitals vitals;
    private final Pace pace;
    private final InstantSource steady;
    private final Supplier<Optional<Instant>> deadline;

    /** @param deadline until when turns are waited for at most, once the end is near; by the steady clock */
    Intake(
            Inbox inbox,
            Decoder decoder,
            Counting counting,
            Taps taps,
            Typing typing,
            Vitals vitals,
            Pace pace,
            InstantSource clock,
            InstantSource steady,
            Supplier<Optional<Instant>> deadline) {
        this.inbox = inbox;
        this.decoder = decoder;
        this.counting = counting;
        this.taps = taps;
        this.typing = typing;
        this.vitals = vitals;
        this.pace = pace;
        this.floods = new Floods(clock, steady);
        this.joins = new Joins(steady);
        this.steady = steady;
        this.deadline = deadline;
    }

    /** An update that was handed in. */
    private record Taken(long id, @Nullable ChatAddress chat, CompletableFuture<Ack> stored) {

        boolean isStored() {
            return stored.isDone() && !stored.isCompletedExceptionally();
        }
    }

    /** What became of a batch. */
    enum Outcome {
        /** All of it is stored. */
        STORED,
        /** What is not stored is delivered again. */
        FAILED,
        /** What was taken is stored; the rest is to be delivered again in a moment, with what follows it. */
        TOO_SOON
    }

    /** Takes updates in their order. */
    Outcome take(JsonNode updates) throws InterruptedException {
        int ready = joins.look(updates);
        albums.note(updates);
        List<Taken> batch = new ArrayList<>();
        for (int i = 0; i < ready; i++) {
            JsonNode update = updates.get(i);
            JsonNode id = update.path("update_id");
            if (!isNumber(id)) {
                vitals.unreadable();
                LOG.error("Telegram delivered something without a number; it is left out");
            } else if (counting.see(id.asLong(), update)) {
                Taken taken = take(id.asLong(), update, batch);
                batch.add(taken);
                if (taken.stored().isCompletedExceptionally()) {
                    break; // No room, or the end: those behind it come again with it, in order.
                }
            }
        }
        await(batch);
        batch.stream()
                .filter(taken -> !taken.isStored())
                .findFirst()
                .map(Taken::id)
                .or(() -> batch.isEmpty()
                        ? Optional.empty()
                        : Optional.of(batch.get(batch.size() - 1).id() + 1))
                .ifPresent(this::confirm);
        if (!batch.stream().allMatch(Taken::isStored)) {
            return Outcome.FAILED;
        }
        if (ready < updates.size()) {
            return Outcome.TOO_SOON;
        }
        return batch.isEmpty() ? Outcome.FAILED : Outcome.STORED;
    }

    /** By the documentation they are positive; the one behind it must be one too. */
    private static boolean isNumber(JsonNode id) {
        return id.isIntegralNumber() && id.canConvertToInt() && id.asInt() > 0 && id.asInt() < Integer.MAX_VALUE;
    }

    private void confirm(long first) {
        floods.confirm(first);
        counting.confirm(first);
    }

    private Taken take(long id, JsonNode json, List<Taken> before) throws InterruptedException {
        Optional<Incoming> decoded = read(id, json);
        boolean moves = decoded.isPresent() && decoded.get().said() instanceof Said.Moved;
        if (moves) {
            await(before);
        }
        CompletableFuture<Ack> stored =
                decoded.map(this::submit).orElseGet(() -> CompletableFuture.completedFuture(NOTHING));
        Taken taken = new Taken(id, decoded.map(Incoming::chat).orElse(null), stored);
        JsonNode query = json.path("callback_query");
        if (query.path("id").isTextual()) {
            CompletionStage<Ack> turn = stored;
            turn.whenComplete((ack, failure) -> taps.answer(query, ack, failure));
        }
        if (moves) {
            await(List.of(taken)); // What comes after it finds everything at the new place.
        }
        return taken;
    }

    private Optional<Incoming> read(long id, JsonNode json) {
        try {
            return decoder.decode(json, counting.epoch())
                    .filter(Incoming::addressed)
                    .filter(incoming -> !joins.isOnlyAnotherId(incoming) && !albums.isFurther(id, json))
                    .flatMap(incoming -> floods.admit(id, incoming, json));
        } catch (RuntimeException | StackOverflowError e) {
            vitals.unreadable();
            LOG.error(
                    "update {} ({}) could not be read and is left out: {}",
                    id,
                    kind(json),
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private static String kind(JsonNode update) {
        for (Iterator<String> names = update.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (Decoder.KINDS.contains(name)) {
                return name;
            }
        }
        return "of a kind that was not asked for";
    }

    private CompletableFuture<Ack> submit(Incoming incoming) {
        vitals.taken();
        Said said = incoming.said();
        boolean tap = said instanceof Said.Tap || (said instanceof Said.Flood flood && flood.tapped());
        return inbox.submit(incoming, tap ? pace.tap() : pace.message()).toCompletableFuture();
    }

    /** Waits for turns; those that take long are announced as "typing". */
    private void await(List<Taken> batch) throws InterruptedException {
        Instant begun = steady.instant();
        Duration announced = pace.typing();
        for (Taken taken : batch) {
            while (!isOver(taken, begun.plus(announced)) && !isTooLate()) {
                if (!steady.instant().isBefore(begun.plus(announced))) {
                    batch.stream()
                            .filter(other -> !other.stored().isDone())
                            .forEach(other -> typing.show(other.chat()));
                    announced = announced.plus(Typing.LASTS);
                }
            }
        }
    }

    private boolean isOver(Taken taken, Instant until) throws InterruptedException {
        long millis =
                Math.max(1, Math.min(Duration.between(steady.instant(), until).toMillis(), 100));
        try {
            taken.stored().get(millis, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            LOG.error(
                    "an event could not be stored; Telegram delivers it again ({})",
                    e.getCause() == null ? "" : e.getCause().getClass().getSimpleName());
            return true;
        }
    }

    private boolean isTooLate() {
        return deadline.get().map(until -> steady.instant().isAfter(until)).orElse(false);
    }
}
