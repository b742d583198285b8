package tandem.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@NullUnmarked
class ConfigTest {

    private static final String TELEGRAM = "110201543:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
    private static final String DISCORD = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs";

    @TempDir
    Path folder;

    @Test
    void nothingNeedsToBeSet() {
        Config config = Config.read(null, Map.of("PATH", "/bin"), folder);

        assertThat(config.dataDir()).isEqualTo(Path.of("./data"));
        assertThat(config.keyFile()).isEqualTo(folder.resolve("tandem.key"));
        assertThat(config.dialogsDir()).isNull();
        assertThat(config.telegram()).isEqualTo(new Config.Account(null, URI.create("https://api.telegram.org")));
        assertThat(config.discord()).isEqualTo(new Config.Account(null, URI.create("https://discord.com/api/v10/")));
        assertThat(config.operatorName()).isNull();
        assertThat(config.operatorContact()).isNull();
    }

    @Test
    void readsEveryKey() throws IOException {
        Path dialogs = Files.createDirectory(folder.resolve("dialogs"));
        Config config = read(
                "data.dir = " + folder.resolve("kept"),
                "key.file=" + folder.resolve("my.key"),
                "dialogs.dir: " + dialogs,
                "telegram.token = " + TELEGRAM,
                "telegram.api-url = http://127.0.0.1:8081",
                "telegram.limit.overall = 0",
                "telegram.limit.chat = 5",
                "telegram.limit.group = 100",
                "discord.token = " + DISCORD,
                "discord.try-server = 123456789012345678",
                "discord.touch = 1",
                "discord.age-restricted = true",
                "discord.api-url = http://127.0.0.1:8082/api/v10/",
                "operator.name = Zoë = me",
                "operator.contact = zoe@example.org",
                "keep.history-days = 30",
                "keep.answer-hours = 24",
                "keep.code-minutes = 5",
                "keep.inactive-days = 60",
                "keep.notice-days = 30");

        assertThat(config)
                .isEqualTo(new Config(
                        folder.resolve("kept"),
                        folder.resolve("my.key"),
                        dialogs,
                        new Config.Account(new Secret(TELEGRAM), URI.create("http://127.0.0.1:8081")),
                        new Config.Account(new Secret(DISCORD), URI.create("http://127.0.0.1:8082/api/v10/")),
                        new Config.Limits(0, 5, 100),
                        "123456789012345678",
                        1,
                        true,
                        "Zoë = me",
                        "zoe@example.org",
                        new Config.Keep(30, 24, 5, 60, 30)));
    }

    @Test
    void thingsAreKeptShorterAndNeverLonger() throws IOException {
        assertThat(read().keep()).isEqualTo(new Config.Keep(190, 72, 15, 365, 14));
        for (String wrong : List.of(
                "keep.history-days = 191",
                "keep.answer-hours = 73",
                "keep.code-minutes = 4",
                "keep.inactive-days = 366",
                "keep.inactive-days = 0",
                "keep.notice-days = 6",
                "keep.notice-days = two weeks")) {
            assertThat(problems(write(wrong), Map.of()))
                    .singleElement()
                    .asString()
                    .contains("is no whole number from ");
        }
    }

    @Test
    void limitsAreWholeNumbersAndTelegramsUnlessTheyAreSet() throws IOException {
        assertThat(read().telegramLimits()).isEqualTo(new Config.Limits(30, 1, 20));
        for (String wrong : List.of("-1", "1.5", "many", "1000000")) {
            assertThat(problems(write("telegram.limit.chat = " + wrong), Map.of()))
                    .singleElement()
                    .asString()
                    .endsWith(
                            ":1: telegram.limit.chat is no whole number from 0 to 999999; write it like 1, or 0 for no"
                                    + " limit");
        }
    }

    @Test
    void telegramsAddressHasNoPath() throws IOException {
        assertThat(problems(write("telegram.api-url = http://127.0.0.1:8081/bots"), Map.of()))
                .singleElement()
                .asString()
                .contains(":1: telegram.api-url has a path behind its host");
    }

    @Test
    void readsTheUsualFileWhenItIsThere() throws IOException {
        Files.writeString(folder.resolve("config.properties"), "operator.name = Zoë\n");
        assertThat(Config.read(null, Map.of(), folder).operatorName()).isEqualTo("Zoë");
    }

    @Test
    void theKeyIsBesideTheConfigFile() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("etc"));
        Path file = Files.writeString(elsewhere.resolve("bot.properties"), "");
        assertThat(Config.read(file, Map.of(), folder).keyFile()).isEqualTo(elsewhere.resolve("tandem.key"));
    }

    @Test
    void passesOverCommentsAByteOrderMarkAndEmptyValues() throws IOException {
        Config config = read("\uFEFF# a comment", "! another", "", "  operator.name =   ", "data.dir = C:\\tandem", "");
        assertThat(config.operatorName()).isNull();
        assertThat(config.dataDir()).isEqualTo(Path.of("C:\\tandem"));
    }

    @Test
    void theEnvironmentWinsAndAnEmptyVariableDoesNot() throws IOException {
        Path file = write("operator.name = file", "operator.contact = file");
        Config config = Config.read(file, Map.of("TANDEM_OPERATOR_NAME", "variable", "TANDEM_OPERATOR_CONTACT", ""));
        assertThat(config.operatorName()).isEqualTo("variable");
        assertThat(config.operatorContact()).isEqualTo("file");
        assertThat(Key.TELEGRAM_API_URL.variable()).isEqualTo("TANDEM_TELEGRAM_API_URL");
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() throws IOException {
        Path file = write(
                "telegram.tokne = " + TELEGRAM,
                "just words",
                "operator.name = a",
                "operator.name = b",
                "telegram.api-url = api.telegram.org",
                "dialogs.dir = " + folder.resolve("nowhere"),
                "discord.token = short",
                "operator.contact = zoe@example.org");

        assertThat(problems(file, Map.of("TANDEM_DATA_DRI", "x", "TANDEM_DISCORD_API_URL", "ftp://discord.com")))
                .containsExactly(
                        file + ":1: \"telegram.tokne\" is no key; did you mean telegram.token?",
                        file + ":2: has no \"=\"; write key = value, or begin the line with # to make it a comment",
                        file + ":4: operator.name is already set in line 3; delete one of the two",
                        "TANDEM_DATA_DRI: nothing is set by this variable; did you mean TANDEM_DATA_DIR?",
                        file + ":6: dialogs.dir is no folder that is there; correct it, or leave it out",
                        file + ":5: telegram.api-url is no plain http or https address with a host; write it like"
                                + " https://api.telegram.org",
                        file + ":7: discord.token is no bot token, which has three parts with dots between them; the"
                                + " token stands in Discord's developer portal, under Bot, Reset Token: copy it whole,"
                                + " without \"Bot\" or quotes",
                        "TANDEM_DISCORD_API_URL: discord.api-url is no plain http or https address with a host; write"
                                + " it like https://discord.com/api/v10/");
    }

    @Test
    void theMessageHasOneLineForEachProblem() throws IOException {
        Path file = write("a = b", "c");
        ConfigException problem =
                catchThrowableOfType(ConfigException.class, () -> Config.read(file, Map.of(), folder));
        assertThat(problem.getMessage().lines()).isEqualTo(problem.problems()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "telegram.token = TOKEN x",
                "telegram.token TOKEN",
                "TOKEN",
                "TOKEN = 1",
                "TOKEN : 1",
                "telegram.api-url = https://api.telegram.org/bot TOKEN",
                "telegram.api-url = https://TOKEN@api.telegram.org",
                "discord.token = Bot TOKEN",
                "discord.token = TOKEN!",
                "telegramtoken = TOKEN"
            })
    void neverRepeatsAToken(String line) throws IOException {
        for (String token : List.of(TELEGRAM, DISCORD)) {
            Path file = write(line.replace("TOKEN", token));
            String said = String.join("\n", problems(file, Map.of("TANDEM_TELEGRAM_TOKEN", token + "!")));
            assertThat(said).doesNotContain("AAHdq", "Cl2FMQ", "ZnCjm1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Zq3vT0xW8kLmN2pR5sUyB7dFhJ4gC6aE, is probably the client secret",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, is probably the public key",
        "198622483471925248, is an id",
        "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ, is no bot token",
        "MTk4NjIyNDgzNDcxOTI1MjQ4..ZnCjm1XVW7vRze4b7Cq4se7kKWs, is no bot token",
        "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs.more, is no bot token",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.ZnCjm1XVW7vRze4b7Cq4se7kKWs, is no bot token",
        "M.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs, is no bot token"
    })
    void saysWhatThePortalShowsBesideTheTokenAndWhereTheTokenStands(String pasted, String is) throws IOException {
        assertThat(problems(write("discord.token = " + pasted, "operator.name = Z", "operator.contact = z"), Map.of()))
                .singleElement()
                .asString()
                .contains(":1: discord.token " + is, "developer portal, under Bot, Reset Token")
                .doesNotContain(pasted, pasted.substring(0, 8));
    }

    @Test
    void aServerIsKnownByItsNumber() throws IOException {
        assertThat(read().discordTryServer()).isNull();
        assertThat(problems(write("discord.try-server = Our home"), Map.of()))
                .singleElement()
                .asString()
                .contains("discord.try-server is no id of a server", "Copy ID");
    }

    @Test
    void howMuchTouchIsALevel() throws IOException {
        assertThat(read().discordTouch()).isEqualTo(3);
        assertThat(read("discord.touch = 0").discordTouch()).isZero();
        for (String wrong : List.of("5", "-1", "much", "2.5", "03")) {
            assertThat(problems(write("discord.touch = " + wrong), Map.of()))
                    .singleElement()
                    .asString()
                    .contains(":1: discord.touch is none of 0, 1, 2, 3 and 4");
        }
    }

    @Test
    void learningAboutSexIsForAdultsAlone() throws IOException {
        Config adults = read("discord.touch = 4", "discord.age-restricted = true");
        assertThat(adults.discordTouch()).isEqualTo(4);
        assertThat(adults.discordAgeRestricted()).isTrue();
        assertThat(read().discordAgeRestricted()).isFalse();
        assertThat(problems(write("discord.touch = 4"), Map.of()))
                .singleElement()
                .asString()
                .contains(":1: discord.touch is 4", "set discord.age-restricted = true beside it");
        assertThat(problems(write("discord.age-restricted = yes"), Map.of()))
                .singleElement()
                .asString()
                .contains(":1: discord.age-restricted is neither true nor false");
    }

    @Test
    void peopleAreToldWhoRunsTheBotThatTheyTalkWith() throws IOException {
        assertThat(read("operator.name = Zoë").operatorContact()).isNull();
        for (String token : List.of("telegram.token = " + TELEGRAM, "discord.token = " + DISCORD)) {
            assertThat(problems(write(token, "touch = 1"), Map.of()))
                    .hasSize(3)
                    .anySatisfy(problem -> assertThat(problem)
                            .startsWith("operator.name is not set: ")
                            .contains("write \"operator.name = your name\""))
                    .anySatisfy(problem -> assertThat(problem)
                            .startsWith("operator.contact is not set: ")
                            .contains("write \"operator.contact = "));
            assertThat(problems(write(token, "operator.name ="), Map.of("TANDEM_OPERATOR_CONTACT", "zoe@example.org")))
                    .singleElement()
                    .asString()
                    .contains("operator.name is not set");
            Config config = Config.read(
                    write(token, "operator.name = Zoë", "operator.contact = zoe@example.org"), Map.of(), folder);
            assertThat(config.operatorName()).isEqualTo("Zoë");
        }
    }

    @Test
    void aTokenIsNotForEveryUserOfTheMachine() throws IOException {
        Path file = write("operator.name = Zoë", "discord.token = " + DISCORD, "operator.contact = zoe@example.org");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(Config.read(file, Map.of(), folder).discord().token()).isEqualTo(new Secret(DISCORD));

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(problems(file, Map.of()))
                .containsExactly(
                        file + ":2: discord.token can be read by every user of this machine; run: chmod o-rwx " + file);
        Files.setPosixFilePermissions(write("operator.name = Zoë"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(Config.read(file, Map.of(), folder).operatorName()).isEqualTo("Zoë");
    }

    @Test
    void aSecretShowsItselfOnlyWhenAsked() {
        Secret secret = new Secret(TELEGRAM);
        assertThat(secret).hasToString("****").isEqualTo(new Secret(TELEGRAM)).isNotEqualTo(new Secret(DISCORD));
        assertThat(secret).hasSameHashCodeAs(new Secret(TELEGRAM));
        assertThat(secret.reveal()).isEqualTo(TELEGRAM);
        assertThat(new Config.Account(secret, URI.create("https://x")).toString())
                .doesNotContain("AAHdq");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://a", "https://", "/api", "//host/api", "https://a b", "https://a/?b", "https://a/#b"})
    void refusesWhatIsNoAddress(String address) throws IOException {
        assertThat(problems(write("telegram.api-url = " + address), Map.of()))
                .singleElement()
                .asString()
                .contains(":1: telegram.api-url is no plain http or https address");
    }

    @Test
    void refusesAKeyInsideTheData() throws IOException {
        Path data = Files.createDirectory(folder.resolve("kept"));
        Path file = write("data.dir = " + data, "key.file = " + data.resolve("deep/my.key"));
        assertThat(problems(file, Map.of()))
                .containsExactly(file
                        + ":2: key.file would be inside data.dir, and whoever copies the data would have the key to"
                        + " it; name a place outside");
    }

    @Test
    void refusesAKeyInsideTheDataByDefaultOrByALink() throws IOException {
        assertThat(problems(write("data.dir = " + folder), Map.of()))
                .singleElement()
                .asString()
                .startsWith("key.file would be inside data.dir");

        Path data = Files.createDirectory(folder.resolve("kept"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), data);
        assertThat(problems(write("data.dir = " + data, "key.file = " + link.resolve("my.key")), Map.of()))
                .hasSize(1);
    }

    @Test
    void refusesADataFolderThatIsAFile() throws IOException {
        Path file = write("data.dir = " + Files.createFile(folder.resolve("kept")));
        assertThat(problems(file, Map.of())).containsExactly(file + ":1: data.dir is a file; name a folder");
    }

    @Test
    void refusesAnOperatorWhoFillsAMessage() throws IOException {
        assertThat(problems(write("operator.name = " + "x".repeat(201)), Map.of("TANDEM_OPERATOR_CONTACT", "one\ntwo")))
                .hasSize(2);
    }

    @Test
    void saysWhatIsWrongWithTheFileItself() throws IOException {
        Path missing = folder.resolve("missing.properties");
        assertThat(problems(missing, Map.of()))
                .containsExactly(missing + ": there is no such file; copy config.example.properties there, or correct"
                        + " --config");
        assertThat(problems(folder, Map.of())).containsExactly(folder + ": is a folder; name the config file in it");
        assertThat(problems(bytes("a\0b".getBytes(StandardCharsets.UTF_8)), Map.of()))
                .singleElement()
                .asString()
                .contains("is no config file");
        assertThat(problems(bytes(new byte[] {(byte) 0xFF, (byte) 0xD8}), Map.of()))
                .singleElement()
                .asString()
                .contains("is not UTF-8 text");
        assertThat(problems(bytes("# filler\n".repeat(20_000).getBytes(StandardCharsets.UTF_8)), Map.of()))
                .singleElement()
                .asString()
                .contains("is no config file");
    }

    private Config read(String... lines) throws IOException {
        return Config.read(write(lines), Map.of(), folder);
    }

    private Path write(String... lines) throws IOException {
        Path file = Files.writeString(folder.resolve("bot.properties"), String.join("\n", lines));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private Path bytes(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("bot.properties"), bytes);
    }

    private List<String> problems(Path file, Map<String, String> environment) {
        return catchThrowableOfType(ConfigException.class, () -> Config.read(file, environment, folder))
                .problems();
    }
}
