package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.discord.fake.FakeDiscord;
import tandem.discord.fake.Person;
import tandem.discord.fake.Trouble;
import tandem.telegram.fake.FakeTelegram;

/** The program on a Telegram and a Discord that do not always want it. */
final class PlatformsTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Duration NEVER = Duration.ofHours(1);

    /** So many have an answer waiting when it is told to stop. */
    private static final int PEOPLE = 300;

    @TempDir
    private Path folder;

    private final FakeTelegram telegram = FakeTelegram.start();
    private final FakeDiscord discord = FakeDiscord.start();
    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() throws IOException {
        desk = new Desk(folder);
        Counting.write(desk, "dialogs");
        desk.hosting().with("TANDEM_DISCORD_TOKEN", discord.token()).with("TANDEM_DISCORD_API_URL", discord.url());
    }

    @AfterEach
    void end() {
        telegram.close();
        discord.close();
    }

    @Test
    void whileTelegramDoesNotKnowItsTokenDiscordGoesOn() throws Exception {
        String unknown = telegram.token().replace("Fake", "Fade");
        onTelegram(unknown);
        try (Program bot = start()) {
            Person ana = discord.person("Ana", "en-US");
            discord.await(SOON, discord::isConnected);
            ana.writes("/start");
            discord.await(SOON, () -> ana.screen().count() == 1);
            awaitStats("\"name\":\"telegram\",\"state\":\"ended\"");

            assertThat(desk.run("stats").well().out())
                    .containsPattern("\ntelegram +ended\n")
                    .containsPattern(
                            "\ntrouble on telegram +it does not know this bot's token .*set it as telegram\\.token")
                    .containsPattern("\ndiscord +up, heard [^\n]* ago, \\d+ events taken\n")
                    .doesNotContain("trouble on discord");
            ana.taps("More");
            discord.await(SOON, () -> ana.screen().botTexts().contains("It is 1."));
            check(bot.terminate(), 143, unknown);
        }
    }

    @ParameterizedTest
    @CsvSource({"4004, discord.token", "4014, developer portal"})
    void whenDiscordDoesNotLetItInAnyMoreTelegramGoesOn(int code, String advice) throws Exception {
        onTelegram(telegram.token());
        try (Program bot = start()) {
            tandem.telegram.fake.Person ben = telegram.person("Ben", "en");
            discord.await(SOON, discord::isConnected);
            discord.gateway().closes(code);
            awaitStats("\"name\":\"discord\",\"state\":\"ended\"");
            ben.writes("/start");
            telegram.await(SOON, () -> ben.screen().count() == 1);

            assertThat(desk.run("stats").well().out())
                    .containsPattern("\ndiscord +ended")
                    .containsPattern("\ntrouble on discord +[^\n]*" + advice)
                    .containsPattern("\ntelegram +up, heard [^\n]* ago, \\d+ events taken\n")
                    .doesNotContain("trouble on telegram");
            ben.taps("More");
            telegram.await(SOON, () -> ben.screen().count() == 2);
            check(bot.terminate(), 143, telegram.token());
        }
    }

    @Test
    void whenNeitherLetsItInItEndsByItselfAndSaysWhy() throws Exception {
        String unknown = telegram.token().replace("Fake", "Fade");
        onTelegram(unknown);
        try (Program bot = start()) {
            discord.await(SOON, discord::isConnected);
            awaitStats("\"name\":\"telegram\",\"state\":\"ended\"");
            discord.gateway().closes(4014);

            Ended ended = bot.end();
            assertThat(ended.err())
                    .contains("Telegram: connecting\n", "Discord: connecting\n")
                    .contains("telegram.token", "developer portal");
            // View channels, send messages there and in threads, attach files: no more rights than that.
            assertThat(ended.err())
                    .contains("permissions=" + (1L << 10 | 1L << 11 | 1L << 15 | 1L << 38))
                    .containsPattern("client_id=\\d+&integration_type=1&scope=applications.commands")
                    .doesNotContain("Exception", "\tat ");
            check(ended, 2, unknown);
        }
    }

    /** @param pause how long Discord takes for each message */
    @ParameterizedTest
    @ValueSource(strings = {"PT1.5S", "PT1H"})
    void aStopWithManyMessagesWaitingIsQuickAndLosesNone(Duration pause) throws Exception {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(discord.person("Person" + i, "en-US"));
        }
        try (Program bot = start()) {
            discord.await(SOON, discord::isConnected);
            discord.troubles().share(1, 0, "POST", "/messages", Trouble.delayBeforeEffect(pause));
            people.forEach(person -> person.writes("/start"));
            awaitStats("\"event\":" + PEOPLE + ",");

            long told = System.nanoTime();
            Ended ended = bot.terminate();
            assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(10));
            check(ended, 143, discord.token());
        }
        long before = people.stream().filter(PlatformsTest::isAnswered).count();
        assertThat(before).isLessThan(PEOPLE);
        if (pause.compareTo(NEVER) >= 0) {
            assertThat(before).isZero();
        }

        discord.troubles().end();
        try (Program bot = start()) {
            discord.await(SOON, () -> people.stream().allMatch(PlatformsTest::isAnswered));
            awaitStats("\"waiting\":0,");
            check(bot.terminate(), 143, discord.token());
        }
        assertThat(people)
                .allSatisfy(person -> assertThat(person.screen().botTexts()).containsExactly("It is 0."));
    }

    private static boolean isAnswered(Person person) {
        return person.screen().count() > 0;
    }

    private void onTelegram(String token) {
        desk.hosting().with("TANDEM_TELEGRAM_TOKEN", token).with("TANDEM_TELEGRAM_API_URL", telegram.url());
    }

    private Program start() throws IOException {
        return desk.start("run", "--dialogs", "dialogs");
    }

    /** Waits until the numbers for scripts have this. */
    private void awaitStats(String figure) {
        Awaitility.await()
                .atMost(SOON)
                .untilAsserted(
                        () -> assertThat(desk.run("stats", "--json").out()).contains(figure));
    }

    private static void check(Ended ended, int code, String token) {
        assertThat(ended.err()).doesNotContain(token, "Person", "Ana", "Ben");
        assertThat(ended.code()).isEqualTo(code);
    }
}
