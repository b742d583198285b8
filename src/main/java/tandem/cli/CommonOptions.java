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
    Dialogs dialogs(Config config) {
        DialogFiles files = files(config);
        Loaded loaded = DialogLoader.load(files);
        if (loaded.dialogs() == null) {
            throw new BrokenDialogsException(files.origin(), loaded.problems());
        }
        return loaded.dialogs();
    }

    /** Whether the command line says where the conversations are. */
    boolean namesDialogs() {
        return dialogs != null;
    }

    /** Where the conversations are read from. */
    DialogFiles files(Config config) {
        if (dialogs != null) {
            return DialogFiles.folder(dialogs);
        }
        if (config.dialogsDir() != null) {
            return DialogFiles.folder(config.dialogsDir());
        }
        return Files.isDirectory(USUAL_FOLDER) ? DialogFiles.folder(USUAL_FOLDER) : DialogFiles.classPath();
    }
}
