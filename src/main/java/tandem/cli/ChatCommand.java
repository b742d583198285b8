package tandem.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
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
        Terminal.talk(options, options.config(), names, () -> {});
        return 0;
    }
}
