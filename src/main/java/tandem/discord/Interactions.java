package tandem.discord;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.Ack;
import tandem.chat.ChatAddress;
import tandem.chat.Form;

/** The interactions that can still be answered, the oldest first. Forgets each when Discord does. Thread-safe. */
final class Interactions {

    /** Discord takes answers for 15 minutes; what is sent at the very end may come too late. */
    private static final Duration LIFE = Duration.ofMinutes(14);

    private static final Logger LOG = LoggerFactory.getLogger(Interactions.class);

    private final Deque<Interaction> open = new ArrayDeque<>();
    private final Map<String, Interaction> changeable = new HashMap<>();
    private final InstantSource steady;
    private final String apology;
    private final Duration due;

    /**
     * @param apology what a person is told whose command or tap could not be stored
     * @param due after so long a command is answered without its message
     */
    Interactions(InstantSource steady, String apology, Duration due) {
        this.steady = steady;
        this.apology = apology;
        this.due = due;
    }

    /**
     * Notes one that has just arrived.
     *
     * @param message the one whose button was tapped, which its answers can change; null for a command
     */
    synchronized void opened(Interaction interaction, @Nullable String message) {
        forgetOld();
        open.addLast(interaction);
        if (message != null) {
            changeable.put(message, interaction);
        }
    }

    /** Says what became of its turn. */
    void settled(Interaction interaction, @Nullable Ack ack, @Nullable Throwable failure) {
        if (ack == null || failure != null) {
            tell(interaction, apology);
        } else if (ack.hides() != null && interaction.isTap()) {
            hide(interaction, ack.hides());
        } else if (ack.form() != null) {
            open(interaction, ack.form());
        } else if (ack.notice() != null) {
            tell(interaction, ack.notice());
        } else if (interaction.isTap() || !ack.played()) {
            acknowledge(interaction);
        }
        if (ack != null && ack.turn() != null) {
            ack.turn().thenAccept(later -> {
                settled(interaction, later, null);
                interaction.ends(); // What it has said stands elsewhere, or follows.
            });
        }
    }

    /** A form must be the first answer: whose tap was answered for its turn took long is told to try again. */
    private void open(Interaction interaction, Form form) {
        Where home = interaction.isElsewhere() ? Where.of(interaction.chat()) : null;
        ControlId id = new ControlId(form.token(), home);
        CompletionStage<?> opened = interaction.open(Encoder.form(id, form));
        if (opened == null) {
            tell(interaction, apology);
            return;
        }
        forget(interaction); // What is typed is answered as an interaction of its own.
        opened.whenComplete((done, failure) -> note(failure));
    }

    /** Takes the message away whose button was tapped; when that fails, the person hears so and can tap once more. */
    private void hide(Interaction interaction, String instead) {
        interaction.hide(Encoder.hidden(instead)).whenComplete((done, failure) -> {
            note(failure);
            if (failure != null) {
                tell(interaction, apology);
            }
        });
    }

    /** Says something to the person alone. */
    private static void tell(Interaction interaction, String words) {
        if (interaction.answer(Encoder.notice(words), true) == null) {
            interaction.follow(Encoder.notice(words), true).whenComplete((done, failure) -> note(failure));
        }
    }

    /** Answers what is not handed in. */
    static void hush(Interaction interaction) {
        acknowledge(interaction);
        interaction.ends();
    }

    /** Answers a tap or a command without a word. */
    static void acknowledge(Interaction interaction) {
        interaction.acknowledge().whenComplete((hook, failure) -> note(failure));
    }

    private static void note(@Nullable Throwable failure) {
        if (failure != null) {
            LOG.warn(
                    "a command or a tap could not be answered: {}",
                    Trouble.of(failure).why());
        }
    }

    /** Answers without a word whatever has waited for its message for long. */
    void answerLate() {
        Instant now = steady.instant();
        List<Interaction> late;
        synchronized (this) {
            late = open.stream()
                    .filter(each ->
                            !each.isAnswered() && !each.since().plus(due).isAfter(now))
                    .toList();
        }
        late.forEach(Interactions::acknowledge);
    }

    /** The command in this chat that waits longest for its message, of this person where the message is for them alone. */
    synchronized Optional<Interaction> waiting(ChatAddress chat, @Nullable String only) {
        return open.stream()
                .filter(each -> !each.isTap() && !each.isAnswered() && matches(each, chat, only))
                .findFirst();
    }

    /** The command in this chat whose sender has waited longest for what stands elsewhere: this person, where only they see it. */
    synchronized Optional<Interaction> thinking(ChatAddress chat, @Nullable String only) {
        return open.stream()
                .filter(each -> each.isThinking() && matches(each, chat, only))
                .findFirst();
    }

    /**
     * The latest in this chat, of this person where a message is for them alone: of those that are answered, when there are
     * any, because what another opens may still be a form, which must be the first answer.
     */
    synchronized Optional<Interaction> latest(ChatAddress chat, @Nullable String only) {
        forgetOld();
        Interaction latest = null;
        for (Interaction each : open) {
            if (matches(each, chat, only) && (each.isAnswered() || latest == null || !latest.isAnswered())) {
                latest = each;
            }
        }
        return Optional.ofNullable(latest);
    }

    private static boolean matches(Interaction each, ChatAddress chat, @Nullable String only) {
        boolean fits = only == null ? !each.isElsewhere() : each.isOf(only);
        return fits && !each.isFailed() && each.chat().equals(chat);
    }

    /** Something was sent in answer to it, which only it can change. */
    synchronized void sent(Interaction interaction, String message) {
        changeable.put(message, interaction);
    }

    /** The one by which a message can be changed. */
    synchronized Optional<Interaction> changing(String message) {
        forgetOld();
        return Optional.ofNullable(changeable.get(message)).filter(each -> !each.isFailed());
    }

    /** Discord does not know it any more. */
    synchronized void forget(Interaction interaction) {
        open.remove(interaction);
        changeable.values().removeIf(interaction::equals);
    }

    private void forgetOld() {
        Instant old = steady.instant().minus(LIFE);
        while (!open.isEmpty() && !open.getFirst().since().isAfter(old)) {
            forget(open.getFirst());
        }
    }
}
