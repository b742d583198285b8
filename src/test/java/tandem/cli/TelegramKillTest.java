package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.telegram.fake.FakeTelegram;
import tandem.telegram.fake.Group;
import tandem.telegram.fake.Person;

/** The program on Telegram, killed again and again while people write and tap; {@code -Pcrash} does so a thousand times. */
final class TelegramKillTest {

    private static final int KILLS = Integer.getInteger("crash.kills", 6);

    private static final int ALONE = 8;
    private static final int STARTING_MILLIS = 2_000;
    private static final int LAST_MILLIS = 20;
    private static final List<Death> DEATHS = List.of(Death.values());
    private static final int RUNNING_ANSWERS = 40;
    private static final Duration SOON = Duration.ofSeconds(90);

    /** When it is killed. */
    private enum Death {
        /** At a random moment of its start. */
        STARTING,
        /** At its first answer, with most of what had waited for it taken and not yet confirmed. */
        ANSWERING,
        /** When it tells Telegram for the first time that it has some updates. */
        CONFIRMING,
        /** At any time. */
        TALKING
    }

    @TempDir
    private Path folder;

    private final FakeTelegram telegram = FakeTelegram.start();
    private final ScheduledExecutorService driving = Executors.newSingleThreadScheduledExecutor();
    private final long seed = Long.getLong("crash.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final List<Counters> chats = new ArrayList<>();

    @AfterEach
    void end() throws InterruptedException {
        driving.shutdownNow();
        assertThat(driving.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        telegram.close();
        assertThat(telegram.calls().failures()).isEmpty();
    }

    @Test
    void noUpdateIsLostAndNoneIsAppliedTwice() throws Exception {
        try {
            campaign();
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    private void campaign() throws Exception {
        Desk desk = new Desk(folder);
        Counting.write(desk, "dialogs");
        desk.write("dialogs/flows/count.json", Counters.FLOW);
        desk.hosting().with("TANDEM_TELEGRAM_TOKEN", telegram.token()).with("TANDEM_TELEGRAM_API_URL", telegram.url());
        for (String limit : List.of("OVERALL", "CHAT", "GROUP")) {
            desk.with("TANDEM_TELEGRAM_LIMIT_" + limit, "0");
        }
        telegram.calls().countOnly();
        people();
        ScheduledFuture<?> load =
                driving.scheduleWithFixedDelay(() -> chats.forEach(Counters::goOn), 0, 25, TimeUnit.MILLISECONDS);
        for (int kill = 0; kill < KILLS; kill++) {
            lives(desk, DEATHS.get(kill % DEATHS.size()), load);
        }
        try (Program last = start(desk)) {
            answered(last, 1, load);
            load.cancel(false);
            // One task after another runs there: none of the load is left when this one has.
            driving.submit(() -> {}).get(SOON.toSeconds(), TimeUnit.SECONDS);
            telegram.await(SOON, () -> chats.stream().allMatch(Counters::isAnswered) && telegram.isQuiet());
            check(last.terminate(), 143);
        }
        judge();
    }

    private void people() {
        for (int i = 0; i < ALONE; i++) {
            chats.add(Counters.alone(telegram.person("Person" + i, "en"), random));
        }
        Person ana = telegram.person("Ana", "en");
        Person ben = telegram.person("Ben", "en");
        Group us = telegram.supergroup("Us", ana, ben).withBot();
        chats.add(Counters.together(List.of(ana.in(us), ben.in(us)), us.screen(), telegram.botName(), random));
    }

    private void lives(Desk desk, Death death, ScheduledFuture<?> load) throws Exception {
        try (Program program = start(desk)) {
            switch (death) {
                case STARTING -> goesOn(program, STARTING_MILLIS);
                case ANSWERING -> answered(program, 1, load);
                case CONFIRMING -> {
                    long confirmed = telegram.confirmed();
                    await(program, load, () -> telegram.confirmed() > confirmed);
                }
                case TALKING -> {
                    answered(program, 1 + random.nextInt(RUNNING_ANSWERS), load);
                    goesOn(program, LAST_MILLIS);
                }
            }
            check(program.kill(), 137);
        }
    }

    private static Program start(Desk desk) throws Exception {
        return desk.start("run", "--dialogs", "dialogs");
    }

    private void goesOn(Program program, int millis) throws Exception {
        if (program.exitsWithin(Duration.ofMillis(random.nextInt(millis)))) {
            throw new AssertionError("the program has ended by itself: " + program.kill());
        }
    }

    private void answered(Program program, int more, ScheduledFuture<?> load) throws Exception {
        int until = telegram.calls().count("sendMessage") + more;
        await(program, load, () -> telegram.calls().count("sendMessage") >= until);
    }

    private void await(Program program, ScheduledFuture<?> load, BooleanSupplier condition) throws Exception {
        telegram.await(SOON, () -> condition.getAsBoolean() || load.isDone() || !program.isRunning());
        if (load.isDone()) {
            load.get(); // Somebody was not content.
        }
        if (!program.isRunning()) {
            throw new AssertionError("the program has ended by itself: " + program.kill());
        }
    }

    private void check(Ended ended, int code) {
        assertThat(ended.err()).doesNotContain(" ERROR ", telegram.token(), "Person", "more");
        assertThat(ended.code()).isEqualTo(code);
    }

    private void judge() {
        int said = chats.stream().mapToInt(Counters::said).sum();
        int taps = chats.stream().mapToInt(Counters::taps).sum();
        int again = chats.stream().mapToInt(Counters::again).sum();
        int lost = chats.stream()
                .mapToInt(chat -> Math.max(0, chat.said() - chat.heard()))
                .sum();
        int twice = chats.stream()
                .mapToInt(chat -> Math.max(0, chat.heard() - chat.said()))
                .sum();
        System.out.println("kills on Telegram: " + KILLS + " kills, " + said + " updates, " + taps + " of them taps, "
                + telegram.unansweredCallbacks().size() + " taps not answered, "
                + telegram.calls().count("sendMessage")
                + " messages sent, " + again + " of them again: lost " + lost + ", twice " + twice);
        assertThat(chats).allSatisfy(chat -> assertThat(chat.heard()).isEqualTo(chat.said()));
        assertThat(said).isGreaterThan(3 * KILLS);
    }
}
