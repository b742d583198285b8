package tandem.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tandem.author.DialogFiles;
import tandem.config.Config;

/** The options every command has, and what follows from them. */
final class CommonOptions {

    private static final Path USUAL_FOLDER = Path.of("dialogs");

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "the configuration; otherwise ./config.properties, where there is one")
    private @Nullable Path config;

    @Option(
            names = "--dialogs",
            paramLabel = "DIR",
            description =
                    "the conversations; otherwise dialogs.dir of the configuration, ./dialogs, or the built-in ones")
    private @Nullable Path dialogs;

    Config config() {
        return Config.read(config, System.getenv());
    }

    /**
     * Loads the conversations.
     *
     * @throws BrokenDialogsException with every problem that was found
     */
    LiveDialogs dialogs(Config config) {
        return LiveDialogs.open(files(config), new SteadyClock());
    }

    private DialogFiles files(Config config) {
        if (dialogs != null) {
            return DialogFiles.folder(dialogs);
        }
        if (config.dialogsDir() != null) {
            return DialogFiles.folder(config.dialogsDir());
        }
        return Files.isDirectory(USUAL_FOLDER) ? DialogFiles.folder(USUAL_FOLDER) : DialogFiles.classPath();
    }
}
