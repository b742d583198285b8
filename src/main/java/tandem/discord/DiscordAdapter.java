package tandem.discord;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.requests.CloseCode;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;
import net.dv8tion.jda.api.utils.TimeUtil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.Capabilities;
import tandem.chat.Health;
import tandem.chat.Inbox;
import tandem.chat.LiveAdapter;
import tandem.chat.Memory;
import tandem.chat.MenuCommand;
import tandem.chat.Parcel;
import tandem.chat.Pictures;
import tandem.chat.SendLimits;
import tandem.chat.SendResult;
import tandem.trace.Vitals;

/**
 * Discord, over its gateway. {@link #run} listens until {@link #stop}; {@link #send} works from when the bot is connected
 * until {@link #close}. Thread-safe.
 */
public final class DiscordAdapter implements LiveAdapter {

    /** The platform's name in every address. */
    public static final String PLATFORM = "discord";

    /**
     * Discord takes 2,000 characters; what is escaped and a text to copy need room beside the words. A picture's words are
     * those of its message.
     */
    private static final Capabilities CAPABILITIES = new Capabilities(1_500, 1_500, true);

    /** Fifty calls a second, by Discord's reference; some of them are for what is no message. The library keeps the rest. */
    private static final SendLimits LIMITS = new SendLimits(40, 0, 0, chat -> false);

    /** What is written to the bot in private, and what is said in servers; of the latter it reads only what is meant for it. */
    private static final Set<GatewayIntent> INTENTS =
            EnumSet.of(GatewayIntent.DIRECT_MESSAGES, GatewayIntent.GUILD_MESSAGES);

    private static final List<Permission> PERMISSIONS = List.of(
            Permission.VIEW_CHANNEL,
            Permission.MESSAGE_SEND,
            Permission.MESSAGE_SEND_IN_THREADS,
            Permission.MESSAGE_ATTACH_FILES);

    /** As many of what was missed are fetched at once. */
    private static final int PAGE = 50;

    private static final Logger LOG = LoggerFactory.getLogger(DiscordAdapter.class);

    /**
     * What an operator and the dialogs say.
     *
     * @param token the bot's, from the developer portal
     * @param api where the API is; ends with a slash
     * @param tryServer the only server that has the commands, which changes at once there; null for everywhere
     * @param menu the commands
     * @param apology what a person is told whose command or tap could not be stored
     * @param pictures those that messages name
     */
    public record Settings(
            String token,
            URI api,
            @Nullable String tryServer,
            List<MenuCommand> menu,
            String apology,
            Pictures pictures) {

        public Settings {
            menu = List.copyOf(menu);
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "Discord at " + api;
        }
    }

    private final Settings settings;
    private final Memory memory;
    private final ExecutorService threads;
    private final InstantSource clock;
    private final InstantSource steady;
    private final Pace pace;
    private final Vitals vitals;
    private final Interactions interactions;
    private final PrivateChats privateChats;
    private final Delivery delivery;
    private final Chores chores;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile @Nullable JDA discord;
    private volatile @Nullable Listening listening;

    /**
     * @param threads for what follows from calls; the caller ends them after {@link #close}
     * @param clock the time of day
     * @param steady never goes back
     */
    public DiscordAdapter(
            Settings settings, Memory memory, ExecutorService threads, InstantSource clock, InstantSource steady) {
        this(settings, memory, threads, clock, steady, Pace.USUAL);
    }

    DiscordAdapter(
            Settings settings,
            Memory memory,
            ExecutorService threads,
            InstantSource clock,
            InstantSource steady,
            Pace pace) {
        this.settings = settings;
        this.memory = memory;
        this.threads = threads;
        this.clock = clock;
        this.steady = steady;
        this.pace = pace;
        this.vitals = new Vitals("Discord", clock);
        this.interactions = new Interactions(steady, settings.apology(), pace.due());
        this.delivery = new Delivery(() -> discord, interactions, settings.pictures(), vitals);
        this.chores = new Chores(steady);
        this.privateChats = new PrivateChats(memory, clock, chores);
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public SendLimits limits() {
        return LIMITS;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public Health health() {
        return vitals.health();
    }

    @Override
    public CompletionStage<SendResult> send(Parcel parcel) {
        return delivery.send(parcel);
    }

    /**
     * Listens to what people say and do, and hands it in, until {@link #stop}, or until Discord does not let the bot in;
     * then {@link #health} says why. A network that is not there, at the start or later, is waited for. To be called once.
     */
    @Override
    public void run(Inbox inbox) {
        try {
            Intake taking = new Intake(
                    inbox,
                    interactions,
                    privateChats,
                    vitals,
                    steady,
                    pace.patience(),
                    this::fetchAgain,
                    () -> chores.after(pace.due(), interactions::answerLate));
            Listening listens =
                    new Listening(taking, vitals, jda -> chores.after(Duration.ZERO, () -> begin(jda)), this::over);
            listening = listens;
            chores.after(Duration.ZERO, () -> start(listens, 1));
            chores.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            vitals.ended("the thread that looks after it was interrupted");
        } finally {
            ended.countDown();
        }
    }

    private void start(Listening listens, int attempts) {
        try {
            discord = builder().addEventListeners(listens).build();
            chores.after(pace.noting(), this::noteSeen);
        } catch (RuntimeException e) {
            Trouble trouble = Trouble.of(e);
            if (trouble.kind() == Trouble.Kind.TOKEN) {
                end(
                        "it does not know this bot's token. Make a new one in the developer portal (Bot, Reset Token), set it"
                                + " as discord.token and start again");
                return;
            }
            vitals.troubled("cannot be reached: " + trouble.why()
                    + ". It is tried again; check the network, and discord.api-url if you have set it");
            chores.after(pace.waitAfter(attempts), () -> start(listens, attempts + 1));
        }
    }

    private JDABuilder builder() {
        return JDABuilder.createLight(settings.token(), INTENTS)
                .setRestConfig(new RestConfig().setBaseUrl(settings.api().toString()))
                .setSessionController(new Gateway(settings.api()))
                .setCompression(Compression.NONE)
                .setEnableShutdownHook(false)
                .setCallbackPool(threads, false)
                .setMaxReconnectDelay((int) Math.max(pace.longestWait().toSeconds(), 32));
    }

    /** A session has begun. */
    private void begin(JDA jda) {
        LOG.info(
                "Discord: this is {}. Add it to a server by {}",
                jda.getSelfUser().getName(),
                invitation(jda));
        new SlashCommands(memory, chores, settings.menu(), settings.tryServer()).register(jda);
        Instant since = privateChats.unseenSince();
        long after = TimeUtil.getDiscordTimestamp(since.toEpochMilli());
        privateChats.all().forEach(user -> fetch(jda, user, after));
    }

    private static String invitation(JDA jda) {
        return jda.setRequiredScopes("applications.commands").getInviteUrl(PERMISSIONS);
    }

    /** A private message could not be stored. */
    private void fetchAgain(String user, String message) {
        JDA jda = discord;
        if (jda != null) {
            chores.after(pace.firstWait(), () -> fetch(jda, user, Long.parseLong(message) - 1));
        }
    }

    /** Asks for what a person has written privately while nobody listened. */
    private void fetch(JDA jda, String user, long after) {
        jda.openPrivateChannelById(user)
                .flatMap(channel -> channel.getHistoryAfter(after, PAGE))
                .queue(history -> take(jda, user, history.getRetrievedHistory()), failure -> {
                    Trouble trouble = Trouble.of(failure);
                    LOG.warn("what somebody wrote in private could not be fetched: {}", trouble.why());
                    if (trouble.kind() == Trouble.Kind.UNCERTAIN || trouble.kind() == Trouble.Kind.UNSENT) {
                        chores.after(pace.longestWait(), () -> fetch(jda, user, after));
                    }
                });
    }

    private void take(JDA jda, String user, List<Message> history) {
        List<Message> missed = new ArrayList<>(history);
        missed.sort(Comparator.comparingLong(Message::getIdLong));
        Listening listens = listening;
        if (listens != null) {
            missed.forEach(message -> listens.message(
                    message, Duration.between(message.getTimeCreated().toInstant(), clock.instant())));
        }
        if (missed.size() == PAGE) {
            fetch(jda, user, missed.get(PAGE - 1).getIdLong());
        }
    }

    private void noteSeen() {
        if (vitals.health().state() == Health.State.UP) {
            privateChats.seen();
        }
        chores.after(pace.noting(), this::noteSeen);
    }

    /** Discord has ended the session for good. */
    private void over(CloseCode code) {
        if (chores.isEnded()) {
            return;
        }
        end(
                switch (code) {
                    case AUTHENTICATION_FAILED ->
                        "it does not know this bot's token any more. Make a new one in the developer portal (Bot, Reset"
                                + " Token), set it as discord.token and start again";
                    case DISALLOWED_INTENTS, INVALID_INTENTS ->
                        "it does not let this bot listen to what it needs (" + code.getCode()
                                + "). Look into the developer portal, Bot, whether the account is limited or under review";
                    default -> "it has ended the connection for good (" + code.getCode() + "); start again";
                });
    }

    private void end(String why) {
        vitals.ended(why);
        chores.end();
    }

    /**
     * Stops listening. What was handed in goes on, and messages can still be sent. Returns within a moment.
     */
    @Override
    public void stop() {
        Listening listens = listening;
        if (listens != null) {
            listens.end();
        }
        if (!chores.isEnded()) {
            if (vitals.health().state() == Health.State.UP) {
                privateChats.end();
            }
            end("");
        }
        try {
            if (!ended.await(pace.closing().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("what Discord's adapter was doing takes longer than it is waited for");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the connection; what is under way is given up after a moment. */
    @Override
    public void close() {
        JDA jda = discord;
        if (jda == null) {
            return;
        }
        discord = null;
        jda.shutdown();
        try {
            if (!jda.awaitShutdown(pace.closing())) {
                jda.shutdownNow();
            }
        } catch (InterruptedException e) {
            jda.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
