package tandem.discord;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import net.dv8tion.jda.api.utils.messages.MessageEditData;
import org.jspecify.annotations.Nullable;
import tandem.chat.ChatAddress;

/**
 * A command or a tap that Discord wants to be answered: once within three seconds, and then with as many messages as one
 * likes for a quarter of an hour. Thread-safe.
 */
final class Interaction {

    private final ChatAddress chat;
    private final String user;
    private final IReplyCallback callback;
    private final Instant since;
    private @Nullable CompletionStage<InteractionHook> answered;
    private CompletionStage<?> before = CompletableFuture.completedStage(true);
    private boolean thinking;
    private boolean failed;

    /**
     * @param chat to which it belongs
     * @param since when it arrived, by the steady clock
     */
    Interaction(ChatAddress chat, String user, IReplyCallback callback, Instant since) {
        this.chat = chat;
        this.user = user;
        this.callback = callback;
        this.since = since;
    }

    ChatAddress chat() {
        return chat;
    }

    /** Whether it is this person's. */
    boolean isOf(String person) {
        return user.equals(person);
    }

    Instant since() {
        return since;
    }

    /** Whether it was done in a private chat about something of another one, which only this person was told. */
    boolean isElsewhere() {
        return callback.getContext() == InteractionContextType.BOT_DM
                && Where.of(chat).group();
    }

    /** Whether it was a tap: its message stays, and may be changed by the answer. */
    boolean isTap() {
        return callback instanceof IMessageEditCallback;
    }

    synchronized boolean isAnswered() {
        return answered != null;
    }

    /**
     * Answers with a message.
     *
     * @param only whether nobody else may see it
     * @return null when it was answered before, and then nothing is sent
     */
    @Nullable
    CompletionStage<InteractionHook> answer(MessageCreateData message, boolean only) {
        return once(() -> callback.reply(message).setEphemeral(only));
    }

    /**
     * Answers a tap with a form; what is typed there comes as an interaction of its own.
     *
     * @return null when it was answered before, and then no form opens
     */
    @Nullable
    CompletionStage<InteractionHook> open(Modal form) {
        return once(() -> ((IModalCallback) callback).replyModal(form).map(opened -> callback.getHook()));
    }

    /**
     * Says that there will be no answer but those that follow, unless something was said before. Who has sent a command
     * sees that it is worked on until something takes that sign's place, or it {@link #ends}.
     *
     * @return completes when more may be sent
     */
    synchronized CompletionStage<InteractionHook> acknowledge() {
        if (answered != null) {
            return answered;
        }
        thinking = !isTap();
        return submitted(isTap() ? ((IMessageEditCallback) callback).deferEdit() : callback.deferReply(true));
    }

    /**
     * Takes the message away whose button was tapped, however old it is and whoever sees it. Where Discord does not delete it,
     * it gets these words in place of its own.
     *
     * @return fails when it still stands there
     */
    CompletionStage<Boolean> hide(MessageEditData instead) {
        return acknowledge().thenCompose(hook -> withoutMessage(hook, instead));
    }

    private static CompletionStage<Boolean> withoutMessage(InteractionHook hook, MessageEditData instead) {
        CompletionStage<Void> deleting = hook.deleteOriginal().submit();
        CompletionStage<CompletionStage<Boolean>> gone = deleting.handle((done, failure) -> {
            if (failure == null || Trouble.of(failure).kind() == Trouble.Kind.LOST) {
                return CompletableFuture.completedStage(true);
            }
            CompletionStage<Message> emptied = hook.editOriginal(instead).submit();
            return emptied.thenApply(message -> true);
        });
        return gone.thenCompose(stage -> stage);
    }

    /** Whether the person sees that their command is worked on. */
    synchronized boolean isThinking() {
        return thinking;
    }

    /** Takes that sign away; the answer stands elsewhere, or there is none. */
    void ends() {
        if (isThinking()) {
            next(this::withoutSign);
        }
    }

    /**
     * Sends a further message. The first one takes the place of the sign that a command is worked on, and is as visible as
     * that: only the person sees it. So what is for everybody waits until the sign is gone. In their private chat nobody
     * else sees anything, and what is marked so would be gone with the next start of their app.
     */
    CompletionStage<Message> follow(MessageCreateData message, boolean only) {
        return next(() -> {
            CompletionStage<Message> sending = (only ? acknowledge() : withoutSign())
                    .thenCompose(hook -> hook.sendMessage(message)
                            .setEphemeral(only && !isElsewhere())
                            .submit());
            return sending.thenApply(sent -> {
                thinksNoMore();
                return sent;
            });
        });
    }

    /** Acknowledges it, without the sign; fails when the sign may still be there. */
    private CompletionStage<InteractionHook> withoutSign() {
        return acknowledge().thenCompose(hook -> {
            if (!isThinking()) {
                return CompletableFuture.completedFuture(hook);
            }
            return hook.deleteOriginal().submit().handle((done, failure) -> {
                if (failure != null && Trouble.of(failure).kind() != Trouble.Kind.LOST) {
                    throw new CompletionException(failure);
                }
                thinksNoMore();
                return hook;
            });
        });
    }

    private synchronized void thinksNoMore() {
        thinking = false;
    }

    /** What follows comes one after another: whether it takes the place of the sign depends on what came before. */
    private synchronized <T> CompletionStage<T> next(Supplier<CompletionStage<T>> work) {
        CompletionStage<T> next = before.handle((done, failure) -> true).thenCompose(done -> work.get());
        before = next;
        return next;
    }

    private synchronized @Nullable CompletionStage<InteractionHook> once(Supplier<RestAction<InteractionHook>> answer) {
        return answered == null ? submitted(answer.get()) : null;
    }

    private CompletionStage<InteractionHook> submitted(RestAction<InteractionHook> answer) {
        // Whoever waits for it finds it failed already.
        CompletionStage<InteractionHook> giving = answer.submit().whenComplete((hook, failure) -> {
            if (failure != null) {
                fails();
            }
        });
        answered = giving;
        return giving;
    }

    private synchronized void fails() {
        failed = true;
        thinking = false;
    }

    /** Whether its answer was lost on the way; the library gives no second one, so what is to be said goes another way. */
    synchronized boolean isFailed() {
        return failed;
    }
}
