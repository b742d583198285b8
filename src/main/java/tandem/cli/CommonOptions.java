package tandem.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tandem.author.DialogFiles;
import tandem.author.DialogLoader;
import tandem.author.Loaded;
import tandem.config.Config;
import tandem.engine.Dialogs;

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
        return LiveDialogs.open(files(folder(config)), new SteadyClock());
    }

    /** The folder that the bot would read; null for its own copy. The configuration is read only where it decides. */
    @Nullable
    Path folder() {
        return dialogs != null ? dialogs : folder(config());
    }

    /** Whether the command line names a folder as an option. */
    boolean namesDialogs() {
        return dialogs != null;
    }

    static DialogFiles files(@Nullable Path folder) {
        return folder == null ? DialogFiles.classPath() : DialogFiles.folder(folder);
    }

    static Dialogs load(DialogFiles files) {
        Loaded loaded = DialogLoader.load(files);
        if (loaded.dialogs() == null) {
            throw new BrokenDialogsException(files.origin(), loaded.problems());
        }
        return loaded.dialogs();
    }

    private @Nullable Path folder(Config config) {
        if (dialogs != null) {
            return dialogs;
        }
        if (config.dialogsDir() != null) {
            return config.dialogsDir();
        }
        return Files.isDirectory(USUAL_FOLDER) ? USUAL_FOLDER : null;
    }
}
