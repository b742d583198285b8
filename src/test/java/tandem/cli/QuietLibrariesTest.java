package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.discord.fake.FakeDiscord;
import tandem.telegram.fake.FakeTelegram;

/**
 * The program on both platforms, started with every option by which one could make its libraries talk; and the files it
 * leaves: data, keys, backups, the terminal's.
 */
final class QuietLibrariesTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final FakeTelegram telegram = FakeTelegram.start();
    private final FakeDiscord discord = FakeDiscord.start();
    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() throws Exception {
        desk = new Desk(folder);
        Counting.write(desk, "dialogs");
        desk.with("TANDEM_DIALOGS_DIR", "dialogs")
                .with("TANDEM_TELEGRAM_TOKEN", telegram.token())
                .with("TANDEM_TELEGRAM_API_URL", telegram.url())
                .with("TANDEM_DISCORD_TOKEN", discord.token())
                .with("TANDEM_DISCORD_API_URL", discord.url())
                .hosting();
    }

    @AfterEach
    void end() {
        telegram.close();
        discord.close();
    }

    @Test
    void noOptionMakesThemSayWhatIsSecretOrPrivate() throws Exception {
        Path levels = desk.write(
                "levels.properties",
                "handlers=java.util.logging.ConsoleHandler\n.level=ALL\njava.util.logging.ConsoleHandler.level=ALL\n");
        for (String logger : new String[] {
            "defaultLogLevel",
            "log.tandem",
            "log.org.telegram",
            "log.net.dv8tion",
            "log.okhttp3",
            "log.com.neovisionaries"
        }) {
            desk.onJvm("-Dorg.slf4j.simpleLogger." + logger + "=trace");
        }
        desk.onJvm("-Djava.util.logging.config.file=" + levels)
                .onJvm("-Djavax.net.debug=all")
                .onJvm("-Djdk.httpclient.HttpClient.log=all");
        String said;
        try (Program bot = desk.start("run")) {
            discord.await(SOON, discord::isConnected);
            tandem.telegram.fake.Person wilhelmina = telegram.person("Wilhelmina", "en");
            tandem.discord.fake.Person barnabas = discord.person("Barnabas", "en-US");
            wilhelmina.writes("/start");
            barnabas.writes("/start");
            telegram.await(SOON, () -> wilhelmina.screen().count() == 1);
            discord.await(SOON, () -> barnabas.screen().count() == 1);
            wilhelmina.writes("quarrelsome marmalade");
            barnabas.writes("quarrelsome marmalade");
            wilhelmina.taps("More");
            barnabas.taps("More");
            telegram.await(SOON, () -> wilhelmina.screen().botTexts().contains("It is 1."));
            discord.await(SOON, () -> barnabas.screen().botTexts().contains("It is 1."));
            Ended backup = desk.run("backup", "copy", "--keys", "keys.zip");
            Ended terminal =
                    desk.session(List.of("chat", "--as", "wilhelmina,barnabas"), "barnabas@ quarrelsome marmalade");
            assertThat(List.of(backup.code(), terminal.code())).containsOnly(0);
            assertThat(bot.isRunning()).isTrue();
            Ended ended = bot.kill(); // What a clean end would tidy up stays.
            said = backup.out() + backup.err() + terminal.err() + ended.out() + ended.err();
            for (String secret : List.of(
                    telegram.token(),
                    discord.token(),
                    "marmalade",
                    "Wilhelmina",
                    "barnabas",
                    "Barnabas",
                    Long.toString(wilhelmina.id()))) {
                assertThat(desk.holding(secret)).as(secret).isEmpty();
            }
        }
        assertThat(said).as("what the bot itself says is there").contains("data in ");
        assertThat(said)
                .doesNotContain(telegram.token(), discord.token())
                .doesNotContainIgnoringCase(
                        "marmalade", "wilhelmina", "barnabas", "It is 1.", "getUpdates", "TRACE org", "FINEST");
    }
}
