package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the operator reads when the program cannot start: what to do, exit code 2, and nothing else. */
final class RefusalTest {

    @TempDir
    Path folder;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() {
        desk = new Desk(folder);
    }

    @Test
    void everyProblemOfTheDialogsIsNamedWithItsPlace() throws Exception {
        Counting.write(desk, "mine");
        Counting.writeNext(desk, "mine", "twice", "\"next\": \"addd\"");
        desk.write("mine/flows/broken.json", "{ \"flow\": \"broken\",\n");
        for (List<String> command : List.of(List.of("--dialogs", "mine"), List.of("chat", "--dialogs", "mine"))) {
            desk.session(command)
                    .refused(
                            "mine/flows/broken.json:2:1: error J001 this is not JSON: the file ends before everything"
                                    + " is closed; a quote or a bracket is missing",
                            "mine/flows/twice.json:8:50: error F020 step \"ask\" goes to \"addd\", which does not"
                                    + " exist; did you mean \"add\"?",
                            "The conversations in mine have errors, so the bot does not start with them.");
        }
    }

    @Test
    void aFolderWithoutDialogsIsNoFolderOfDialogs() throws Exception {
        Files.createDirectory(desk.at("empty"));
        for (String name : List.of("missing", "empty")) {
            desk.run("--dialogs", name)
                    .refused(
                            name + ":1:1: error D001 there is no folder \"" + name + "\", or nothing is in it; give"
                                    + " the folder that holds flows/, cards/, words/ and system.json",
                            "The conversations in " + name + " have errors, so the bot does not start with them.");
        }
    }

    @Test
    void dialogsComeFromTheNearestPlaceThatIsNamed() throws Exception {
        assertThat(desk.talk("/start").well().out()).contains("Hello. I help couples feel closer");
        Counting.write(desk, "dialogs", "count", "It is {n} of the working folder.");
        assertThat(desk.talk("/start").well().out()).contains("It is 0 of the working folder.");
        Counting.write(desk, "set", "count", "It is {n} of the configuration.");
        desk.write("config.properties", "dialogs.dir = set\n");
        assertThat(desk.talk("/start").well().out()).contains("It is 0 of the configuration.");
        Counting.write(desk, "given", "count", "It is {n} of the option.");
        assertThat(desk.session(List.of("chat", "--dialogs", "given"), "/start")
                        .well()
                        .out())
                .contains("It is 0 of the option.");
    }

    @Test
    void configurationThatCannotBeReadIsRefused() throws Exception {
        Files.createDirectory(desk.at("folder"));
        Files.write(desk.at("binary"), new byte[] {(byte) 0xff, 0, 1});
        desk.run("--config", "missing.properties")
                .refused("missing.properties: there is no such file; copy config.example.properties there, or correct"
                        + " --config");
        desk.run("--config", "folder").refused("folder: is a folder; name the config file in it");
        desk.run("chat", "--config", "binary")
                .refused("binary: is not UTF-8 text; save it as UTF-8, or correct --config");
    }

    @Test
    void everyMistakeOfTheConfigurationIsNamedAtOnceAndNoToken() throws Exception {
        desk.write("config.properties", "data.dri = x\ntelegram.token = 4711-secret\ndata.dir\nfoo = 1\n");
        desk.with("TANDEM_DATADIR", "x")
                .run()
                .refused(
                        "config.properties:1: \"data.dri\" is no key; did you mean data.dir?",
                        "config.properties:3: has no \"=\"; write key = value, or begin the line with # to make it a"
                                + " comment",
                        "config.properties:4: \"foo\" is no key; config.example.properties explains all there are",
                        "TANDEM_DATADIR: nothing is set by this variable; did you mean TANDEM_DATA_DIR?",
                        "config.properties:2: telegram.token does not look like a token from @BotFather (digits, a"
                                + " colon, about 35 characters); copy it again, whole",
                        "operator.name is not set: /privacy tells people who runs their bot and could read what it keeps;"
                                + " write \"operator.name = your name\"",
                        "operator.contact is not set: /privacy tells people how to reach whoever runs their bot; write"
                                + " \"operator.contact = an address that you read\"");
    }

    @Test
    void theKeyIsGuarded() throws Exception {
        desk.talk("/start").well();
        Path key = desk.at("tandem.key");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
        desk.talk("1").refused("the key file tandem.key is open to others than its owner; run: chmod 600 tandem.key");

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        Files.move(key, desk.at("safe.key"));
        desk.talk("1")
                .refused("the key file tandem.key is missing but data/console holds data; put the key back from where"
                        + " you saved it: without it the data cannot be read");
        assertThat(key).doesNotExist();

        new Desk(folder).with("TANDEM_DATA_DIR", "other").talk().well();
        desk.talk("1")
                .refused("the stored data was written with another key; put the key file back that belongs to it, or"
                        + " use the data folder that belongs to this key");

        Files.move(desk.at("safe.key"), key, StandardCopyOption.REPLACE_EXISTING);
        assertThat(desk.talk("1").well().out()).startsWith("Where you were:").contains("Fewer touches");
    }

    @Test
    void theKeysOfPeopleAreGuarded() throws Exception {
        desk.talk("/start").well();
        Path keys = desk.at("data/console/keys");
        Files.move(keys, desk.at("safe"));
        for (int i = 0; i < 2; i++) {
            desk.talk("1")
                    .refused(
                            "the keys of people and conversations are missing in data/console/keys, but data/console holds"
                                    + " data; put the newest copy of them back (tandem restore --keys FILE): without them the"
                                    + " data cannot be read");
        }
        assertThat(keys).doesNotExist();

        new Desk(folder).with("TANDEM_DATA_DIR", "other").talk().well();
        Files.move(desk.at("other/console/keys"), keys);
        desk.talk("1")
                .refused(
                        "the keys of people and conversations belong to other data, or are older than the last \"tandem"
                                + " rekey\" of this data, or newer; put those back that were saved with it");

        Files.move(keys, desk.at("others"));
        Files.move(desk.at("safe"), keys);
        assertThat(desk.talk("1").well().out()).startsWith("Where you were:").contains("Fewer touches");
    }

    @Test
    void aKeyInABadPlaceIsRefused() throws Exception {
        Files.createDirectory(desk.at("keys"));
        desk.with("TANDEM_KEY_FILE", "keys").run().refused("the key file keys is no file; set key.file to a file");
        desk.with("TANDEM_KEY_FILE", "data/tandem.key")
                .run()
                .refused("TANDEM_KEY_FILE: key.file would be inside data.dir, and whoever copies the data would have"
                        + " the key to it; name a place outside");
        desk.with("TANDEM_KEY_FILE", "nowhere/tandem.key")
                .run()
                .refused("cannot read or make the key file nowhere/tandem.key"
                        + " (java.nio.file.NoSuchFileException: nowhere/tandem.key); check that its folder is there"
                        + " and yours to write, or set key.file to another place");
    }

    @Test
    void aDataFolderThatIsNoneIsRefused() throws Exception {
        desk.write("file", "");
        desk.write("half/console", "");
        desk.with("TANDEM_DATA_DIR", "file").run().refused("TANDEM_DATA_DIR: data.dir is a file; name a folder");
        desk.with("TANDEM_DATA_DIR", "half")
                .run()
                .refused("half/console is a file, not a folder; set data.dir to a folder");
    }

    @Test
    void aReadOnlyDataFolderIsRefused() throws Exception {
        desk.talk().well();
        Path data = desk.at("data/console");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-x------"));
        assumeFalse(Files.isWritable(data), "this user may write everywhere");
        desk.talk()
                .refused("the folder data/console cannot be written; give it to the user that runs Tandem, or set"
                        + " data.dir to another folder");
    }

    @Test
    void aSecondProcessIsRefusedAndTheFirstGoesOn() throws Exception {
        try (Program first = desk.start("chat")) {
            first.type("/start").sees("Idea for tonight");
            desk.talk("/start")
                    .refused("another Tandem is using data/console; stop it, or set data.dir to another folder");
            first.type("1").sees("Fewer touches");
            assertThat(first.end().err()).isEmpty();
        }
    }

    @Test
    void helpAndVersionAreThereForEveryCommand() throws Exception {
        for (List<String> command : List.of(List.<String>of(), List.of("run"), List.of("chat"), List.of("check"))) {
            String name = String.join(
                    " ",
                    java.util.stream.Stream.concat(List.of("tandem").stream(), command.stream())
                            .toList());
            assertThat(with(command, "--help").well().out())
                    .startsWith("Usage: " + name + " ")
                    .contains("--config=FILE", "--dialogs=DIR");
            assertThat(with(command, "--version").well().out()).isEqualTo("tandem " + Installation.VERSION + "\n");
            wrong(with(command, "--bogus"), "Unknown option: '--bogus'\nUsage: " + name + " ");
            String[] two = {"bogus", "bogus"}; // The first may be the folder of a check.
            wrong(with(command, two), "Unmatched argument");
        }
        wrong(desk.run("chat", "--as", "an na,ben"), "--as: a name has 1 to 32 letters or digits: \"an na\"\nUsage: ");
        assertThat(desk.at("data")).doesNotExist();
        assertThat(desk.at("tandem.key")).doesNotExist();
    }

    private Ended with(List<String> command, String... arguments) throws Exception {
        return desk.session(java.util.stream.Stream.concat(command.stream(), List.of(arguments).stream())
                .toList());
    }

    private static void wrong(Ended ended, String beginning) {
        assertThat(ended.err()).startsWith(beginning);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.code()).isEqualTo(2);
    }
}
