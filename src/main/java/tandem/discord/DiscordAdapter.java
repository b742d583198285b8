package tandem.discord;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.StatusChangeEvent;
import net.dv8tion.jda.api.requests.CloseCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.Attachments;
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
import tandem.trace.Wordless;

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
    private static final int TEXT = 1_500;

    private static final Logger LOG = LoggerFactory.getLogger(DiscordAdapter.class);

    /**
     * What an operator and the dialogs say.
     *
     * @param token the bot's, from the developer portal
     * @param api where the API is, with its version
     * @param tryServer the only server that has the commands, which changes at once there; null for everywhere
     * @param touch how much touch an idea may have at most, as in {@link Capabilities#touch}
     * @param ageRestricted whether only adults are offered the commands that servers have, and there only in channels for adults
     * @param menus the commands that are offered, by language tag; the empty one is for everybody else
     * @param apology what a person is told whose command or tap could not be stored
     * @param pictures those that messages name
     * @param files those that go with messages
     */
    public record Settings(
            String token,
            URI api,
            @Nullable String tryServer,
            int touch,
            boolean ageRestricted,
            Map<String, List<MenuCommand>> menus,
            String apology,
            Pictures pictures,
            Attachments files) {

        public Settings {
            menus = Map.copyOf(menus);
            api = api.getPath().endsWith("/") ? api : URI.create(api + "/");
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
    private final Seen seen;
    private final Delivery delivery;
    private final Chores chores;
    private final Missed missed;
    private final AtomicLong changes = new AtomicLong();
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
        this.delivery = new Delivery(() -> discord, interactions, settings.pictures(), settings.files(), vitals);
        this.chores = new Chores(steady);
        this.seen = new Seen(memory, clock);
        this.missed = new Missed(() -> discord, chores, clock, pace, this::found);
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    /**
     * None of ours: answers to commands and taps are not counted by Discord's limit of fifty calls a second, and must not
     * wait for each other; for the others the library waits when Discord says so.
     */
    @Override
    public SendLimits limits() {
        return SendLimits.NONE;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                TEXT, TEXT, true, true, settings.touch(), chat -> Where.of(chat) instanceof Where.Guest, null);
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
        LOG.info("Discord: connecting"); // What comes next may take long where the network swallows everything.
        Intake intake = new Intake(
                inbox,
                interactions,
                vitals,
                steady,
                pace.patience(),
                missed::again,
                () -> chores.after(pace.due(), interactions::answerLate));
        Listening listens = new Listening(intake, vitals, clock, this::fresh, this::over, this::changed);
        listening = listens;
        forgetNumbers();
        chores.after(Duration.ZERO, () -> start(listens, 1));
        try {
            chores.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            vitals.ended("the thread that looks after it was interrupted");
        } finally {
            ended.countDown();
        }
    }

    /** Earlier versions kept a list of people's numbers there, which /delete did not reach. */
    private void forgetNumbers() {
        memory.get("private-chats").filter(list -> !list.isEmpty()).ifPresent(list -> memory.put("private-chats", ""));
    }

    private void start(Listening listens, int attempts) {
        try {
            discord = Connection.open(settings, threads, listens);
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

    /** A session has begun in which nothing comes that happened before. */
    private void fresh(JDA jda) {
        missed.sessionBegins();
        aside(() -> fetchMissed(jda, 0));
        aside(() -> begin(jda));
    }

    private void fetchMissed(JDA jda, int failures) {
        try {
            Instant since = seen.unseenSince();
            jda.getGuilds().stream()
                    .filter(server ->
                            server.getSelfMember().getTimeJoined().toInstant().isAfter(since))
                    .forEach(Objects.requireNonNull(listening, "who fetches listens")::joined);
            missed.fetch(
                    chats().filter(Where.Private.class::isInstance)
                            .map(where -> ((Where.Private) where).user())
                            .collect(Collectors.toSet()),
                    since);
        } catch (RuntimeException e) {
            LOG.error("what happened while it was away cannot be found out now; it is tried again", Wordless.of(e));
            chores.after(pace.waitAfter(failures + 1), () -> aside(() -> fetchMissed(jda, failures + 1)));
        }
    }

    private void begin(JDA jda) {
        LOG.info(
                "Discord: this is {}. Add it to a server by {} or for yourself alone by {}",
                jda.getSelfUser().getName(),
                Connection.invitation(jda),
                Connection.forOneself(jda));
        new SlashCommands(memory, settings.menus(), settings.tryServer(), settings.ageRestricted()).register(jda);
        Listening listens = Objects.requireNonNull(listening, "who begins listens");
        // Twice, because what is forgotten is gone.
        LeftServers.find(
                jda,
                chats().filter(Where.Channel.class::isInstance)
                        .map(where -> ((Where.Channel) where).server())
                        .collect(Collectors.toSet()),
                server -> chores.after(
                        pace.noting(),
                        () -> LeftServers.find(
                                jda,
                                Set.of(server),
                                left -> listens.left(jda.getSelfUser().getId(), left))));
    }

    private Stream<Where> chats() {
        return memory.chats().stream().map(Where::of);
    }

    /** What may wait for a disk: neither the thread that reads from Discord nor the one that answers in time does. */
    private void aside(Runnable work) {
        threads.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("something beside the events of Discord failed", Wordless.of(e));
            }
        });
    }

    private CompletionStage<?> found(Message message, Duration age) {
        return Objects.requireNonNull(listening, "who fetches listens").message(message, age);
    }

    private void noteSeen() {
        chores.after(pace.noting(), this::noteSeen);
        aside(this::noteSeenNow);
    }

    private void noteSeenNow() {
        Health health = vitals.health();
        Instant heard = health.heard();
        if (health.state() == Health.State.UP && heard != null && !missed.isBehind()) {
            seen.until(heard);
        }
    }

    /**
     * The library connects again at once, or not at all; and then it says so only when no call waits any more, which may
     * be never. So nothing is waited for longer than at an end that was asked for.
     */
    private void changed(StatusChangeEvent event) {
        long change = changes.incrementAndGet();
        if (event.getNewStatus() == JDA.Status.DISCONNECTED) {
            chores.after(pace.closing(), () -> {
                if (changes.get() == change) {
                    event.getJDA().shutdownNow();
                }
            });
        }
    }

    /** Discord has ended the session for good. */
    private void over(JDA jda, CloseCode code) {
        // On the thread that connects: of a connection that never came about, it knows and says more.
        chores.after(Duration.ZERO, () -> {
            if (jda == discord) {
                end(why(code));
            }
        });
    }

    private static String why(CloseCode code) {
        return switch (code) {
            case AUTHENTICATION_FAILED ->
                "it does not know this bot's token any more. Make a new one in the developer portal (Bot, Reset"
                        + " Token), set it as discord.token and start again";
            case DISALLOWED_INTENTS, INVALID_INTENTS ->
                "it does not let this bot listen to what it needs (" + code.getCode()
                        + "). Look into the developer portal, Bot, whether the account is limited or under review";
            default -> "it has ended the connection for good (" + code.getCode() + "); start again";
        };
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
            try {
                noteSeenNow();
            } catch (RuntimeException e) {
                LOG.error("until when everything was seen cannot be noted; it is fetched again", Wordless.of(e));
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
        if (jda != null) {
            discord = null;
            Connection.close(jda, pace.closing());
        }
    }
}
