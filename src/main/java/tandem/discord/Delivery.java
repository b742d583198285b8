package tandem.discord;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.middleman.GuildMessageChannel;
import net.dv8tion.jda.api.entities.channel.middleman.MessageChannel;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.jspecify.annotations.Nullable;
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

    private static final Duration UNREACHED = Duration.ofSeconds(5);
    private static final Duration SHUT_OUT = Duration.ofMinutes(5);

    private final Supplier<@Nullable JDA> discord;
    private final Servers servers;
    private final Interactions interactions;
    private final Pictures pictures;
    private final Vitals vitals;

    /** @param discord null while there is no way to Discord */
    Delivery(
            Supplier<@Nullable JDA> discord,
            Servers servers,
            Interactions interactions,
            Pictures pictures,
            Vitals vitals) {
        this.discord = discord;
        this.servers = servers;
        this.interactions = interactions;
        this.pictures = pictures;
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
            changed = in(jda, parcel, channel -> channel.editMessageById(message, Encoder.change(parcel.outgoing())));
        }
        return changed.handle((done, failure) -> {
                    note(failure);
                    if (failure == null) {
                        return done(new SendResult.Sent(earlier));
                    }
                    Trouble trouble = Trouble.of(failure);
                    return trouble.kind() == Trouble.Kind.LOST || trouble.kind() == Trouble.Kind.OVER
                            ? anew(jda, parcel)
                            : done(result(parcel, failure));
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
            CompletionStage<InteractionHook> answer = waiting.get().answer(message(parcel), only != null);
            if (answer != null) {
                return settled(jda, parcel, waiting.get(), answer.thenApply(Delivery::shown), only != null || guest);
            }
        }
        if (only != null || guest) {
            Optional<Interaction> latest = interactions.latest(parcel.chat(), only);
            if (latest.isPresent()) {
                return settled(jda, parcel, latest.get(), latest.get().follow(message(parcel), only != null), true);
            }
            if (only == null) {
                return done(new SendResult.Refused("the bot is no member there, and nobody has asked it lately"));
            }
        }
        return intoChat(jda, parcel);
    }

    private CompletionStage<SendResult> intoChat(JDA jda, Parcel parcel) {
        CompletionStage<Message> sent =
                in(jda, parcel, channel -> channel.sendMessage(message(parcel)).setNonce(Encoder.nonce(parcel)));
        interactions.thinking(parcel.chat()).ifPresent(interaction -> sent.thenRun(interaction::ends));
        return sent.handle((message, failure) -> {
            note(failure);
            return failure == null ? sent(message, false) : result(parcel, failure);
        });
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
                        return done(sent(message, onlyBy));
                    }
                    Trouble trouble = Trouble.of(failure);
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

    private MessageCreateData message(Parcel parcel) {
        Outgoing outgoing = parcel.outgoing();
        Picture picture = outgoing.picture();
        if (picture == null) {
            return Encoder.anew(outgoing);
        }
        return pictures.bytes(picture.name())
                .map(bytes -> Encoder.anew(outgoing, picture, bytes))
                .orElseGet(() -> Encoder.withoutPicture(outgoing, picture));
    }

    /** What is done in the chat; what is for one person alone, in their private one. */
    private static <T> CompletionStage<T> in(JDA jda, Parcel parcel, Doing<T> doing) {
        try {
            Where where = Where.of(parcel.chat());
            PersonAddress only = parcel.only();
            String user = where instanceof Where.Private with ? with.user() : only == null ? null : only.user();
            if (user != null) {
                return jda.openPrivateChannelById(user)
                        .submit()
                        .thenCompose(channel -> doing.in(channel).submit());
            }
            return doing.in(channel(jda, (Where.Channel) where)).submit();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Something that is done in a channel. */
    private interface Doing<T> {
        RestAction<T> in(MessageChannel channel);
    }

    private static MessageChannel channel(JDA jda, Where.Channel where) {
        Guild server = jda.getGuildById(where.server());
        if (server == null) {
            throw new AwayException(AwayException.What.SERVER);
        }
        MessageChannel channel = server.getChannelById(GuildMessageChannel.class, where.channel());
        if (channel == null) {
            throw new AwayException(AwayException.What.CHANNEL);
        }
        return channel;
    }

    private void note(@Nullable Throwable failure) {
        if (failure == null || Trouble.isAnswer(failure)) {
            vitals.answered();
        }
    }

    private SendResult result(Parcel parcel, Throwable failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof AwayException away) {
            return away(parcel, away.what());
        }
        Trouble trouble = Trouble.of(failure);
        return switch (trouble.kind()) {
            case GONE -> new SendResult.Gone(trouble.why());
            case CLOSED ->
                Where.of(parcel.chat()).group()
                        ? new SendResult.Closed(trouble.why())
                        : new SendResult.Gone("the person takes no private messages");
            case TOKEN -> new SendResult.Later(SHUT_OUT);
            case UNSENT -> new SendResult.Later(UNREACHED);
            case UNCERTAIN -> new SendResult.Unknown(trouble.why());
            case OVER, LOST, REFUSED -> new SendResult.Refused(trouble.why());
        };
    }

    /** A channel that is not there may be a thread that sleeps: what is due there must not be given up for it. */
    private SendResult away(Parcel parcel, AwayException.What what) {
        if (what == AwayException.What.CHANNEL) {
            return new SendResult.Refused("the channel is not there, or a thread that is archived");
        }
        return servers.hasLeft(parcel.chat().chat())
                ? new SendResult.Gone("the server has put the bot out")
                : new SendResult.Later(UNREACHED);
    }

    private static SendResult sent(Message message, boolean onlyBy) {
        return new SendResult.Sent(new MessageRef((onlyBy ? BY_INTERACTION : "") + message.getId()));
    }

    private static CompletionStage<SendResult> done(SendResult result) {
        return CompletableFuture.completedFuture(result);
    }
}
