package tandem.discord;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.events.GatewayPingEvent;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.events.guild.GuildJoinEvent;
import net.dv8tion.jda.api.events.guild.GuildLeaveEvent;
import net.dv8tion.jda.api.events.guild.UnavailableGuildLeaveEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.events.session.SessionDisconnectEvent;
import net.dv8tion.jda.api.events.session.SessionInvalidateEvent;
import net.dv8tion.jda.api.events.session.SessionRecreateEvent;
import net.dv8tion.jda.api.events.session.SessionResumeEvent;
import net.dv8tion.jda.api.events.session.ShutdownEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.requests.CloseCode;
import tandem.trace.Vitals;

/**
 * Makes plain values of the library's events. All of it runs on the one thread that reads from Discord: nothing here may
 * wait.
 */
final class Listening extends ListenerAdapter {

    private final Intake intake;
    private final Vitals vitals;
    private final InstantSource clock;
    private final Consumer<JDA> fresh;
    private final BiConsumer<JDA, CloseCode> over;
    private final Consumer<StatusChangeEvent> changed;

    /** Whether there is a session; before that, Discord's heartbeat says nothing of what has come. */
    private volatile boolean session;

    /**
     * @param clock the time of day
     * @param fresh is told when a new session begins, in which nothing comes that happened before
     * @param over is told why there will be no further session; the code is one that is not tried again
     * @param changed is told whenever the way to Discord is another than before
     */
    Listening(
            Intake intake,
            Vitals vitals,
            InstantSource clock,
            Consumer<JDA> fresh,
            BiConsumer<JDA, CloseCode> over,
            Consumer<StatusChangeEvent> changed) {
        this.intake = intake;
        this.vitals = vitals;
        this.clock = clock;
        this.fresh = fresh;
        this.over = over;
        this.changed = changed;
    }

    /** From now on nothing is taken any more. */
    void end() {
        intake.end();
    }

    @Override
    public void onReady(ReadyEvent event) {
        begins(event.getJDA());
    }

    @Override
    public void onSessionRecreate(SessionRecreateEvent event) {
        begins(event.getJDA());
    }

    private void begins(JDA jda) {
        fresh.accept(jda); // First: what is to be fetched is known before all counts as heard.
        session = true;
        vitals.heard();
    }

    @Override
    public void onSessionResume(SessionResumeEvent event) {
        session = true;
        vitals.heard();
    }

    @Override
    public void onGatewayPing(GatewayPingEvent event) {
        if (session) {
            vitals.heard();
        }
    }

    @Override
    public void onSessionInvalidate(SessionInvalidateEvent event) {
        lost();
    }

    @Override
    public void onSessionDisconnect(SessionDisconnectEvent event) {
        lost();
    }

    private void lost() {
        session = false;
        if (!intake.isEnded()) {
            vitals.troubled("the connection is lost; it is tried again");
        }
    }

    @Override
    public void onStatusChange(StatusChangeEvent event) {
        changed.accept(event);
    }

    @Override
    public void onShutdown(ShutdownEvent event) {
        CloseCode code = event.getCloseCode();
        if (code != null) {
            over.accept(event.getJDA(), code);
        }
    }

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
        message(event.getMessage(), Duration.ZERO);
    }

    /**
     * A message, also one that was fetched.
     *
     * @param age how long ago it was written
     * @return completes when it is stored, or need not be
     */
    CompletionStage<?> message(Message message, Duration age) {
        User author = message.getAuthor();
        if (author.isBot() || message.isWebhookMessage() || message.getType().isSystem()) {
            return CompletableFuture.completedStage(null);
        }
        User me = message.getJDA().getSelfUser();
        Message answered = message.getReferencedMessage();
        // An answer that does not ping comes without its words: whoever writes it does not speak to the bot.
        boolean meant = message.getMentions().isMentioned(me, Message.MentionType.USER)
                || (answered != null
                        && answered.getAuthor().equals(me)
                        && !message.getContentRaw().isEmpty());
        Where where = message.isFromGuild()
                ? new Where.Channel(message.getGuild().getId(), message.getChannelId())
                : new Where.Private(author.getId());
        return intake.take(
                me.getId(),
                new Happened.Wrote(message.getId(), where, who(author), message.getContentRaw(), meant),
                age);
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        Map<String, String> options = new HashMap<>();
        for (OptionMapping option : event.getOptions()) {
            options.put(option.getName(), option.getAsString());
        }
        intake.take(
                me(event),
                new Happened.Used(event.getId(), where(event), who(event), event.getName(), options),
                event,
                null);
    }

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        tapped(event, event.getComponentId());
    }

    @Override
    public void onStringSelectInteraction(StringSelectInteractionEvent event) {
        if (!event.getValues().isEmpty()) {
            tapped(event, event.getValues().get(0));
        }
    }

    @Override
    public void onModalInteraction(ModalInteractionEvent event) {
        ModalMapping words = event.getValue(Encoder.FIELD);
        Message below = event.getMessage();
        ControlId form = ControlId.read(event.getModalId());
        intake.take(
                me(event),
                new Happened.Filled(
                        event.getId(),
                        where(event, form),
                        who(event),
                        form.token(),
                        words == null ? "" : words.getAsString()),
                event,
                below == null ? null : below.getId());
    }

    private void tapped(GenericComponentInteractionCreateEvent event, String id) {
        ControlId control = ControlId.read(id);
        intake.take(
                me(event),
                new Happened.Tapped(event.getId(), where(event, control), who(event), control.token()),
                event,
                event.getMessageId());
    }

    private static Where where(Interaction event, ControlId control) {
        Where home = control.home();
        return home == null ? where(event) : home;
    }

    /** Where somebody in a server or a chat has used what they have installed for themselves, the bot is a guest. */
    private static Where where(Interaction event) {
        if (event.getContext() == InteractionContextType.BOT_DM) {
            return new Where.Private(event.getUser().getId());
        }
        Guild server = event.isFromAttachedGuild() ? event.getGuild() : null;
        return server == null
                ? new Where.Guest(event.getChannelId())
                : new Where.Channel(server.getId(), event.getChannelId());
    }

    private static String me(GenericEvent event) {
        return event.getJDA().getSelfUser().getId();
    }

    private static Happened.Who who(Interaction event) {
        DiscordLocale locale = event.getUserLocale();
        User user = event.getUser();
        return new Happened.Who(
                user.getId(), user.getEffectiveName(), locale == DiscordLocale.UNKNOWN ? null : locale.getLocale());
    }

    private static Happened.Who who(User user) {
        return new Happened.Who(user.getId(), user.getEffectiveName());
    }

    /** It says hello only where messages of the system stand, and only when it may. */
    @Override
    public void onGuildJoin(GuildJoinEvent event) {
        joined(event.getGuild());
    }

    /** The bot is in a server that it was not in before. */
    void joined(Guild server) {
        TextChannel channel = server.getSystemChannel();
        if (channel != null
                && server.getSelfMember().hasPermission(channel, Permission.VIEW_CHANNEL, Permission.MESSAGE_SEND)) {
            intake.take(
                    server.getJDA().getSelfUser().getId(),
                    new Happened.Joined(
                            "join-" + server.getSelfMember().getTimeJoined().toEpochSecond() + "-" + server.getId(),
                            new Where.Channel(server.getId(), channel.getId()),
                            new Happened.Who(server.getOwnerId(), "")),
                    Duration.ZERO);
        }
    }

    @Override
    public void onGuildLeave(GuildLeaveEvent event) {
        left(me(event), event.getGuild().getId());
    }

    @Override
    public void onUnavailableGuildLeave(UnavailableGuildLeaveEvent event) {
        left(me(event), event.getGuildId());
    }

    /** A server has put the bot out. */
    void left(String me, String server) {
        intake.take(
                me,
                new Happened.Left(
                        "left-" + clock.instant().getEpochSecond() + "-" + server,
                        new Where.Channel(server, ""),
                        new Happened.Who(me, "")),
                Duration.ZERO);
    }
}
