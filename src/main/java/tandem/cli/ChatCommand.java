package tandem.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tandem.console.ConsoleSettings;

/** Talks in the terminal. */
@Command(
        name = "chat",
        description = "Talks in the terminal, alone or as several people in a group, with data and a clock of its own.",
        mixinStandardHelpOptions = true,
        versionProvider = Tandem.Version.class)
final class ChatCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Option(
            names = "--as",
            paramLabel = "NAMES",
            description = "play several people in one group, and in their private chats: --as anna,ben")
    private String people = "";

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description =
                    "write the conversation down as a transcript; it has data of its own, and time moves only with"
                            + " :skip")
    private @Nullable Path record;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "what decides every draw of a conversation that is recorded; otherwise 1")
    private long seed;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description =
                    "speak this language, such as de, where nobody chooses another; en-XA is made up: longer, and with"
                            + " accents, to see that nothing is left out or cut off")
    private @Nullable String language;

    @Override
    public Integer call() {
        List<String> names = Arrays.stream(people.split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        try {
            ConsoleSettings.of(names, Map.of());
        } catch (IllegalArgumentException e) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--as: " + e.getMessage(), e);
        }
        if (record != null) {
            return record(record, names);
        }
        Terminal.talk(options, options.config(), names, language, () -> {});
        return 0;
    }

    private int record(Path file, List<String> names) {
        if (!names.stream().allMatch(name -> name.codePoints().allMatch(Character::isLetter))) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--as: in a transcript, names have letters only");
        }
        if (Files.exists(file)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--record: " + file + " is there already; name another file");
        }
        return Rehearsal.talk(
                options.dialogs(options.config(), language).now(), language, seed, names, file, Printed.of(spec));
    }
}
