package tandem.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import tandem.trace.Vitals;
import tandem.trace.Wordless;

/**
 * Asks Telegram for updates, one poll after another, and confirms only what is stored: each poll names the first update
 * that is not. It goes on whatever happens, but for a token that Telegram does not know. Runs on one thread; {@link
 * #stop} is for any other.
 */
final class Polling {

    private static final int BATCH = 100;

    private static final Duration LAST_WORD = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(Polling.class);

    private final BotApi polls;
    private final BotApi calls;
    private final Vitals vitals;
    private final Pace pace;
    private final InstantSource steady;
    private final CountDownLatch told = new CountDownLatch(1);
    private volatile @Nullable Instant until;

    /**
     * @param polls is cancelled at the end
     * @param calls is not
     * @param steady never goes back
     */
    Polling(BotApi polls, BotApi calls, Vitals vitals, Pace pace, InstantSource steady) {
        this.polls = polls;
        this.calls = calls;
        this.vitals = vitals;
        this.pace = pace;
        this.steady = steady;
    }

    /** Until when everything is to be over; empty while nobody has said so. */
    Optional<Instant> deadline() {
        return Optional.ofNullable(until);
    }

    /** Says that it is to end; may be said again while it has not. */
    void stop(Instant deadline) {
        if (until == null) {
            until = deadline;
        }
        told.countDown();
        polls.cancel();
    }

    boolean isStopping() {
        return told.getCount() == 0;
    }

    /**
     * Calls until there is an answer.
     *
     * @param expected whether an answer is one that can be used
     * @return empty when it is over: {@link #stop} was called, or the token is not known and the vitals say so
     */
    Optional<JsonNode> insist(BotApiMethod<?> method, Predicate<JsonNode> expected) throws InterruptedException {
        for (int failures = 1; !isStopping(); failures++) {
            Trouble trouble;
            try {
                JsonNode answer = polls.call(method).toCompletableFuture().get();
                if (expected.test(answer)) {
                    vitals.heard();
                    return Optional.of(answer);
                }
                trouble = unusable("something else answers in its place");
            } catch (ExecutionException e) {
                trouble = Trouble.of(e);
            }
            if (isFatal(trouble)) {
                return Optional.empty();
            }
            pause(trouble, failures);
        }
        return Optional.empty();
    }

    /** Polls until it is over, as above. */
    void run(Intake intake, Counting counting) throws InterruptedException {
        int failures = 0;
        while (!isStopping()) {
            Trouble trouble = round(intake, counting);
            if (trouble == null) {
                failures = 0;
            } else if (isFatal(trouble)) {
                return;
            } else {
                pause(trouble, ++failures);
            }
        }
        lastWord(counting);
    }

    /** One poll and what it brought; null when all went well. */
    private @Nullable Trouble round(Intake intake, Counting counting) throws InterruptedException {
        Instant asked = steady.instant();
        try {
            JsonNode updates = polls.call(poll(counting, BATCH, pace.poll()))
                    .toCompletableFuture()
                    .get();
            if (!updates.isArray()) {
                return unusable("something else answers in its place");
            }
            if (updates.isEmpty()
                    && steady.instant().isBefore(asked.plus(pace.poll().dividedBy(2)))) {
                // Going on at once would be a loop that asks as fast as it can.
                return unusable("it does not hold polls open");
            }
            vitals.heard();
            return updates.isEmpty() ? null : take(intake, updates);
        } catch (ExecutionException e) {
            return Trouble.of(e);
        } catch (RuntimeException | Error e) {
            // Also when it was for want of memory: nobody else reads what people say.
            LOG.error("taking updates failed; they are delivered again", Wordless.of(e));
            return notStored();
        }
    }

    private @Nullable Trouble take(Intake intake, JsonNode updates) throws InterruptedException {
        return switch (intake.take(updates)) {
            case STORED -> null;
            case FAILED -> notStored();
            case TOO_SOON -> {
                told.await(pace.settling().toMillis(), TimeUnit.MILLISECONDS);
                yield null;
            }
        };
    }

    private static Trouble unusable(String why) {
        return new Trouble(Trouble.Kind.UNCERTAIN, Duration.ZERO, "", why);
    }

    private static Trouble notStored() {
        return new Trouble(Trouble.Kind.REFUSED, Duration.ZERO, "", "updates could not be stored");
    }

    private boolean isFatal(Trouble trouble) {
        if (trouble.kind() == Trouble.Kind.TOKEN) {
            vitals.ended("it does not know this bot's token (" + trouble.why()
                    + "). Ask @BotFather for the token (/mybots), set it as telegram.token and start again");
            return true;
        }
        return false;
    }

    private void pause(Trouble trouble, int failures) throws InterruptedException {
        if (isStopping()) {
            return;
        }
        Duration wait = trouble.after().isZero() ? pace.waitAfter(failures) : trouble.after();
        vitals.troubled(said(trouble));
        if (trouble.kind() == Trouble.Kind.WEBHOOK) {
            takeWebhookAway();
        }
        told.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String said(Trouble trouble) {
        return switch (trouble.kind()) {
            case CONFLICT ->
                "another program reads the updates of this bot, and each of you gets only some of them. Stop the other"
                        + " one, or give one of the two a token of its own";
            case WEBHOOK -> "a webhook was set for this bot; it is taken away, so that updates can be read";
            case TOO_MANY -> "asks for a pause of " + trouble.after().toSeconds() + " s";
            case UNSENT ->
                "cannot be reached: " + trouble.why()
                        + ". It is tried again; check the network, and telegram.api-url if you have set it";
            default -> "does not work at the moment: " + trouble.why() + "; it is tried again";
        };
    }

    private void takeWebhookAway() throws InterruptedException {
        try {
            polls.call(new DeleteWebhook()).toCompletableFuture().get();
        } catch (ExecutionException e) {
            LOG.warn("the webhook could not be taken away: {}", Trouble.of(e).why());
        }
    }

    /** Confirms what is stored: otherwise it is delivered again at the next start, and found to be old. */
    private void lastWord(Counting counting) throws InterruptedException {
        try {
            calls.call(poll(counting, 1, Duration.ZERO))
                    .toCompletableFuture()
                    .get(LAST_WORD.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.info(
                    "what was read last could not be confirmed to Telegram; it is delivered again and found to be old");
        }
        try {
            counting.note();
        } catch (RuntimeException e) {
            LOG.warn("what was read last could not be noted; it matters only after a quiet week", Wordless.of(e));
        }
    }

    private static GetUpdates poll(Counting counting, int most, Duration held) {
        GetUpdates poll = new GetUpdates();
        if (counting.next() > 0) {
            poll.setOffset((int) counting.next());
        }
        poll.setLimit(most);
        poll.setTimeout((int) held.toSeconds());
        poll.setAllowedUpdates(List.copyOf(Decoder.KINDS));
        return poll;
    }
}
