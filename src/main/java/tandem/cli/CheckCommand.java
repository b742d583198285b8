package tandem.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
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
    private CommonOptions options = new CommonOptions();

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "the conversations; otherwise those of the bot")
    private @Nullable Path folder;

    @Option(names = "--json", description = "for editors and scripts: one JSON array, with names that stay")
    private boolean json;

    @Override
    public Integer call() {
        DialogFiles files = files();
        CheckReport report = new CheckReport(files.origin(), DialogLoader.load(files));
        PrintWriter out = spec.commandLine().getOut();
        (json ? report.json() : report.lines()).forEach(out::println);
        out.flush();
        if (report.nothingRead()) {
            return Tandem.OPERATOR;
        }
        return report.errors() ? ERRORS : 0;
    }

    /** A named folder needs no configuration: one that is broken must not hinder an author. */
    private DialogFiles files() {
        if (folder == null) {
            return options.files(options.config());
        }
        if (options.namesDialogs()) {
            throw new ParameterException(spec.commandLine(), "name the folder once: as DIR or with --dialogs");
        }
        return DialogFiles.folder(folder);
    }
}
