package tandem.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import tandem.chat.Attachments;
import tandem.chat.Capabilities;
import tandem.chat.ChatAddress;
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
 * Telegram, read by long polling. {@link #run} reads until {@link #stop}; {@link #send} works from the beginning until
 * {@link #close}. Thread-safe.
 */
public final class TelegramAdapter implements LiveAdapter {

    /** The platform's name in every address. */
    public static final String PLATFORM = "telegram";

    /** The most UTF-16 units beside a picture; by the documentation of {@code sendPhoto}. */
    static final int CAPTION = 1024;

    /** The most UTF-16 units of a message; by the documentation of {@code sendMessage}. */
    private static final int TEXT = 4096;

    private static final Logger LOG = LoggerFactory.getLogger(TelegramAdapter.class);

    /**
     * What an operator and the dialogs say.
     *
     * @param token the bot's, as @BotFather gave it
     * @param api where the Bot API is: scheme, host and port
     * @param overall messages in any second, over all chats; 0 for no limit
     * @param chat messages in any second, in one chat; 0 for no limit
     * @param group messages in any minute, in one group; 0 for no limit
     * @param menus the commands that are offered, by language code; the empty one is for everybody else
     * @param apology what a person is told whose tap could not be stored
     * @param pictures those that messages name
     * @param files those that go with messages
     */
    public record Settings(
            String token,
            URI api,
            int overall,
            int chat,
            int group,
            Map<String, List<MenuCommand>> menus,
            String apology,
            Pictures pictures,
            Attachments files) {

        public Settings {
            menus = Map.copyOf(menus);
        }

        /** Without the token. */
        @Override
        public String toString() {
            return "Telegram at " + api;
        }
    }

    private final Settings settings;
    private final Memory memory;
    private final InstantSource clock;
    private final InstantSource steady;
    private final Pace pace;
    private final BotApi polls;
    private final BotApi calls;
    private final Polling polling;
    private final Delivery delivery;
    private final Vitals vitals;
    private final CountDownLatch ended = new CountDownLatch(1);

    /** Who the bot is, once Telegram has said so. */
    private volatile @Nullable Myself myself;

    /**
     * @param threads one for each call under way; the caller ends them after {@link #close}
     * @param clock the time of day
     * @param steady never goes back
     */
    public TelegramAdapter(
            Settings settings, Memory memory, ExecutorService threads, InstantSource clock, InstantSource steady) {
        this(settings, memory, threads, clock, steady, Pace.USUAL);
    }

    TelegramAdapter(
            Settings settings,
            Memory memory,
            ExecutorService threads,
            InstantSource clock,
            InstantSource steady,
            Pace pace) {
        this.settings = settings;
        this.memory = memory;
        this.clock = clock;
        this.steady = steady;
        this.pace = pace;
        this.vitals = new Vitals("Telegram", clock);
        this.polls = BotApi.open(settings.api(), settings.token(), pace.poll().plus(pace.answering()), vitals, threads);
        this.calls = BotApi.open(settings.api(), settings.token(), pace.answering(), vitals, threads);
        this.polling = new Polling(polls, calls, vitals, pace, steady);
        this.delivery = new Delivery(calls, settings.pictures(), settings.files());
    }

    @Override
    public String platform() {
        return PLATFORM;
    }

    @Override
    public SendLimits limits() {
        return new SendLimits(settings.overall(), settings.chat(), settings.group(), TelegramAdapter::isGroup);
    }

    @Override
    public Capabilities capabilities() {
        Myself me = myself;
        return new Capabilities(
                TEXT, CAPTION, false, false, Capabilities.ANY_TOUCH, chat -> false, me == null ? null : me.link());
    }

    @Override
    public Health health() {
        return vitals.health();
    }

    @Override
    public CompletionStage<SendResult> send(Parcel parcel) {
        return delivery.send(parcel);
    }

    /** Groups have negative ids; see {@code Chat} of the Bot API. */
    static boolean isGroup(ChatAddress chat) {
        return chat.chat().startsWith("-");
    }

    /**
     * Reads what people say and do, and hands it in, until {@link #stop}, or until Telegram does not know the token; then
     * {@link #health} says why. A network that is not there, at the start or later, is waited for. To be called once.
     */
    @Override
    public void run(Inbox inbox) {
        LOG.info("Telegram: connecting"); // What comes next may take long where the network swallows everything.
        try {
            Optional<Myself> me = polling.insist(
                            new GetMe(), answer -> answer.path("id").canConvertToLong())
                    .map(TelegramAdapter::introduce);
            if (me.isPresent()) {
                myself = me.get();
                new Menus(calls, memory).register(me.get(), settings.menus());
                Counting counting = new Counting(memory, clock, me.get().id());
                polling.run(intake(inbox, me.get(), counting), counting);
            }
            if (polling.isStopping()) {
                vitals.ended("");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            vitals.ended("the thread that reads updates was interrupted");
        } finally {
            ended.countDown();
        }
    }

    private Intake intake(Inbox inbox, Myself me, Counting counting) {
        return new Intake(
                inbox,
                new Decoder(me),
                counting,
                new Taps(calls, me, settings.apology()),
                new Typing(calls),
                vitals,
                pace,
                clock,
                steady,
                polling::deadline);
    }

    private static Myself introduce(JsonNode me) {
        String name = me.path("username").asText();
        LOG.info(
                "Telegram: this is @{}. Talk to it at https://t.me/{}, add it to a group by https://t.me/{}?startgroup",
                name,
                name,
                name);
        if (me.path("can_read_all_group_messages").asBoolean()) {
            LOG.warn("Telegram: the bot's privacy mode is off, so it is sent every message of its groups. It needs only"
                    + " what is said to it: tell @BotFather /setprivacy, Enable, then add it to the groups anew");
        }
        if (me.has("can_join_groups") && !me.path("can_join_groups").asBoolean()) {
            LOG.warn("Telegram: the bot may not be added to groups. For couples' groups tell @BotFather /setjoingroups,"
                    + " Enable");
        }
        return new Myself(me.path("id").asLong(), name);
    }

    /**
     * Stops reading: what was handed in is waited for and confirmed to Telegram. Returns within five seconds; messages can
     * still be sent.
     */
    @Override
    public void stop() {
        Instant begun = steady.instant();
        try {
            do {
                // Again and again: a poll may have begun just after the last time.
                polling.stop(begun.plus(pace.stopping()).minusSeconds(2));
            } while (!ended.await(50, TimeUnit.MILLISECONDS) && steady.instant().isBefore(begun.plus(pace.stopping())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends what is under way, as if the connection had been lost. */
    @Override
    public void close() {
        polls.close();
        calls.close();
    }
}
