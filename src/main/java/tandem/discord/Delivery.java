package tandem.discord;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.jspecify.annotations.Nullable;
import tandem.chat.Attachment;
import tandem.chat.Attachments;
import tandem.chat.MessageRef;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.Picture;
import tandem.chat.Pictures;
import tandem.chat.SendResult;
import tandem.trace.Vitals;

/**
 * Sends messages: as the answer to the command that waits for it, by the interaction where nobody else may see it or the
 * bot is no member, otherwise into the chat. Thread-safe.
 */
final class Delivery {

    /** Before a message whose answer could only be seen by one person. */
    private static final String BY_INTERACTION = "~";

    /** When a message cannot be changed, it is said anew: a thread that sleeps is woken by that, and by no change. */
    private static final Set<Trouble.Kind> UNCHANGEABLE =
            Set.of(Trouble.Kind.LOST, Trouble.Kind.OVER, Trouble.Kind.ASLEEP);

    private static final Duration UNREACHED = Duration.ofSeconds(5);
    private static final Duration SHUT_OUT = Duration.ofMinutes(5);
    private static final Duration DOWN = Duration.ofSeconds(30);

    private final Supplier<@Nullable JDA> discord;
    private final Interactions interactions;
    private final Pictures pictures;
    private final Attachments files;
    private final Vitals vitals;

    /** @param discord null while there is no way to Discord */
    Delivery(
            Supplier<@Nullable JDA> discord,
            Interactions interactions,
            Pictures pictures,
            Attachments files,
            Vitals vitals) {
        this.discord = discord;
        this.interactions = interactions;
        this.pictures = pictures;
        this.files = files;
        this.vitals = vitals;
    }

    CompletionStage<SendResult> send(Parcel parcel) {
        JDA jda = discord.get();
        if (jda == null) {
            return done(new SendResult.Later(UNREACHED));
        }
        MessageRef earlier = parcel.earlier();
        return parcel.outgoing().mode() == Outgoing.Mode.NEW || earlier == null
                ? anew(jda, parcel)
                : change(jda, parcel, earlier);
    }

    private CompletionStage<SendResult> change(JDA jda, Parcel parcel, MessageRef earlier) {
        String message = earlier.value();
        CompletionStage<?> changed;
        if (message.startsWith(BY_INTERACTION)) {
            String id = message.substring(BY_INTERACTION.length());
            Optional<Interaction> by = interactions.changing(id);
            if (by.isEmpty()) {
                return anew(jda, parcel);
            }
            changed = by.get()
                    .acknowledge()
                    .thenCompose(hook -> hook.editMessageById(id, Encoder.change(parcel.outgoing()))
                            .submit());
        } else {
            changed = in(jda, parcel, channel -> Posting.change(jda, channel, message, Encoder.change(inChat(parcel))));
        }
        return changed.handle((done, failure) -> {
                    note(failure);
                    if (failure == null) {
                        return done(new SendResult.Sent(earlier));
                    }
                    Trouble trouble = Trouble.of(failure);
                    return UNCHANGEABLE.contains(trouble.kind()) ? anew(jda, parcel) : done(result(parcel, failure));
                })
                .thenCompose(result -> result);
    }

    private CompletionStage<SendResult> anew(JDA jda, Parcel parcel) {
        if (parcel.outgoing().mode() == Outgoing.Mode.REMOVE_CHOICES) {
            return done(new SendResult.Sent(parcel.earlier())); // Its choices are gone with it.
        }
        Where where = Where.of(parcel.chat());
        // In a private chat a message that only they see would be gone with the next start of their app.
        String only =
                parcel.only() == null || !where.group() ? null : parcel.only().user();
        boolean guest = where instanceof Where.Guest;
        Optional<Interaction> waiting = interactions.waiting(parcel.chat(), only);
        if (waiting.isPresent()) {
            CompletionStage<InteractionHook> answer = waiting.get().answer(message(parcel.outgoing()), only != null);
            if (answer != null) {
                return settled(jda, parcel, waiting.get(), answer.thenApply(Delivery::shown), only != null || guest);
            }
        }
        if (only != null || guest) {
            Optional<Interaction> latest = interactions.latest(parcel.chat(), only);
            if (latest.isPresent()) {
                Interaction by = latest.get();
                Outgoing shown = by.isElsewhere() ? inChat(parcel) : parcel.outgoing();
                return settled(jda, parcel, by, by.follow(message(shown), only != null), !by.isElsewhere());
            }
            if (only == null) {
                return done(new SendResult.Refused("the bot is no member there, and nobody has asked it lately"));
            }
        }
        return intoChat(jda, parcel);
    }

    private CompletionStage<SendResult> intoChat(JDA jda, Parcel parcel) {
        String only = parcel.only() == null ? null : parcel.only().user();
        Optional<Interaction> thinking =
                parcel.scheduled() ? Optional.empty() : interactions.thinking(parcel.chat(), only);
        CompletionStage<String> sending = in(
                        jda,
                        parcel,
                        channel -> Posting.anew(jda, channel, message(inChat(parcel)), Encoder.nonce(parcel)))
                .thenApply(message -> {
                    // Before anybody hears that it was sent: what is said next must not take the sign's place above it.
                    thinking.ifPresent(Interaction::ends);
                    return message;
                });
        return sending.handle((message, failure) -> {
                    note(failure);
                    if (failure == null) {
                        return done(sent(message, false));
                    }
                    if (isDown(jda, parcel, Trouble.of(failure).kind())) {
                        return done(new SendResult.Later(DOWN));
                    }
                    return Trouble.of(failure).kind() == Trouble.Kind.BARRED
                            ? pastTheBar(jda, parcel, failure)
                            : done(result(parcel, failure));
                })
                .thenCompose(result -> result);
    }

    /** Whether a server does not work at Discord, which may last for hours; one that has put the bot out is forgotten. */
    private static boolean isDown(JDA jda, Parcel parcel, Trouble.Kind kind) {
        return (kind == Trouble.Kind.UNCERTAIN || kind == Trouble.Kind.BARRED)
                && parcel.only() == null
                && Where.of(parcel.chat()) instanceof Where.Channel where
                && jda.getStatus() == JDA.Status.CONNECTED
                && jda.getGuildById(where.server()) == null;
    }

    /** Where the bot may not write, whoever gives it a command is answered all the same. */
    private CompletionStage<SendResult> pastTheBar(JDA jda, Parcel parcel, Throwable failure) {
        Optional<Interaction> latest =
                parcel.only() == null ? interactions.latest(parcel.chat(), null) : Optional.empty();
        return latest.isPresent()
                ? settled(jda, parcel, latest.get(), latest.get().follow(message(parcel.outgoing()), false), true)
                : done(result(parcel, failure));
    }

    /** What was shown by an interaction; where that is over, the message goes another way. */
    private CompletionStage<SendResult> settled(
            JDA jda, Parcel parcel, Interaction by, CompletionStage<Message> showing, boolean onlyBy) {
        return showing.handle((message, failure) -> {
                    note(failure);
                    if (failure == null) {
                        if (onlyBy) {
                            interactions.sent(by, message.getId());
                        }
                        return done(sent(message.getId(), onlyBy));
                    }
                    Trouble trouble = Trouble.of(failure);
                    if (trouble.kind() == Trouble.Kind.ANSWERED) {
                        return done(new SendResult.Sent(null)); // It is there; only its number is not known.
                    }
                    if (trouble.kind() == Trouble.Kind.OVER) {
                        interactions.forget(by);
                        return anew(jda, parcel);
                    }
                    return done(result(parcel, failure));
                })
                .thenCompose(result -> result);
    }

    private static Message shown(InteractionHook hook) {
        return hook.getCallbackResponse().getMessage();
    }

    /** As it is sent into a chat: of what one person alone may see that is their private one, and its buttons say so. */
    private static Outgoing inChat(Parcel parcel) {
        Where where = Where.of(parcel.chat());
        return parcel.only() != null && where.group() ? ControlId.in(where, parcel.outgoing()) : parcel.outgoing();
    }

    private MessageCreateData message(Outgoing outgoing) {
        Attachment file = outgoing.file();
        if (file != null) {
            return files.bytes(file)
                    .map(bytes -> Encoder.anew(outgoing, file, bytes))
                    .orElseGet(() -> Encoder.anew(outgoing));
        }
        Picture picture = outgoing.picture();
        if (picture == null) {
            return Encoder.anew(outgoing);
        }
        return pictures.bytes(picture)
                .map(bytes -> Encoder.anew(outgoing, picture, bytes))
                .orElseGet(() -> Encoder.withoutPicture(outgoing, picture));
    }

    /** What is done in the chat; what is for one person alone, in their private one. */
    private static CompletionStage<String> in(JDA jda, Parcel parcel, Function<String, RestAction<String>> doing) {
        try {
            Where where = Where.of(parcel.chat());
            PersonAddress only = parcel.only();
            String user = where instanceof Where.Private with ? with.user() : only == null ? null : only.user();
            return user == null
                    ? doing.apply(((Where.Channel) where).channel()).submit()
                    : jda.openPrivateChannelById(user)
                            .map(ISnowflake::getId)
                            .flatMap(doing)
                            .submit();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void note(@Nullable Throwable failure) {
        if (failure == null || Trouble.isAnswer(failure)) {
            vitals.answered();
        }
    }

    private static SendResult result(Parcel parcel, Throwable failure) {
        Trouble trouble = Trouble.of(failure);
        // What one person cannot be told says nothing of the group that it was meant for.
        boolean inGroup = Where.of(parcel.chat()).group() && parcel.only() != null;
        return switch (trouble.kind()) {
            case GONE -> inGroup ? new SendResult.Closed(trouble.why()) : new SendResult.Gone(trouble.why());
            case CLOSED ->
                inGroup
                        ? new SendResult.Closed(trouble.why())
                        : new SendResult.Gone("the person takes no private messages");
            case TOKEN -> new SendResult.Later(SHUT_OUT);
            case UNSENT -> new SendResult.Later(UNREACHED);
            case UNCERTAIN -> new SendResult.Unknown(trouble.why());
            case OVER, ANSWERED, LOST, ASLEEP, BARRED, REFUSED -> new SendResult.Refused(trouble.why());
        };
    }

    private static SendResult sent(String message, boolean onlyBy) {
        return new SendResult.Sent(new MessageRef((onlyBy ? BY_INTERACTION : "") + message));
    }

    private static CompletionStage<SendResult> done(SendResult result) {
        return CompletableFuture.completedFuture(result);
    }
}
