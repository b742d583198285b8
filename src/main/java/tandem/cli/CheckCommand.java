package tandem.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tandem.author.DialogFiles;
import tandem.author.DialogLoader;

/** Checks conversations without starting a bot. */
@Command(
        name = "check",
        description = {
            "Reads and checks all conversations, and says what does not fit together, and where.",
            "Exit code 0: the bot can use them, perhaps with warnings; 1: there are errors; 2: nothing could be read."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Tandem.Version.class)
final class CheckCommand implements Callable<Integer> {

    private static final int ERRORS = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DialogsOption where = new DialogsOption();

    @Option(names = "--json", description = "for editors and scripts: one JSON array, with names that stay")
    private boolean json;

    @Override
    public Integer call() {
        Printed printed = Printed.of(spec);
        DialogFiles files = CommonOptions.files(where.folder());
        CheckReport report = new CheckReport(files.origin(), DialogLoader.load(files));
        (json ? report.json() : report.lines()).forEach(printed::out);
        if (report.nothingRead()) {
            return Tandem.OPERATOR;
        }
        return report.errors() ? ERRORS : 0;
    }
}
