package tandem.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tandem.author.DialogFiles;
import tandem.author.DialogLoader;
import tandem.author.Loaded;
import tandem.config.Config;
import tandem.engine.Dialogs;
import tandem.engine.Operator;
import tandem.engine.Retention;

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

    /** Who runs the bot, and how long it keeps things. */
    static Operator operator(Config config) {
        Config.Keep keep = config.keep();
        Retention retention = new Retention(
                Duration.ofDays(keep.historyDays()),
                Duration.ofHours(keep.answerHours()),
                Duration.ofMinutes(keep.codeMinutes()),
                Duration.ofDays(keep.inactiveDays()),
                Duration.ofDays(keep.noticeDays()));
        return new Operator(config.operatorName(), config.operatorContact(), retention);
    }

    /**
     * Loads the conversations.
     *
     * @throws BrokenDialogsException with every problem that was found
     */
    LiveDialogs dialogs(Config config) {
        return LiveDialogs.open(files(folder(config)), DialogLoader::load, new SteadyClock());
    }

    /**
     * Loads the conversations, so that this language is spoken where nobody says otherwise.
     *
     * @param language its tag; null for the conversations' own
     * @throws BrokenDialogsException with every problem that was found
     * @throws NoSuchLanguageException when there is no translation into this language
     */
    LiveDialogs dialogs(Config config, @Nullable String language) {
        if (language == null) {
            return dialogs(config);
        }
        LiveDialogs spoken =
                LiveDialogs.open(files(folder(config)), files -> spoken(files, language), new SteadyClock());
        if (!spoken.now().language().equals(language)) {
            throw new NoSuchLanguageException(language, spoken.now().languages());
        }
        return spoken;
    }

    /** A translation that goes while they are used gives way to the nearest one. */
    private static Loaded spoken(DialogFiles files, String language) {
        Loaded loaded = DialogLoader.loadWithPseudo(files);
        Dialogs dialogs = loaded.dialogs();
        return dialogs == null
                ? loaded
                : new Loaded(
                        dialogs.from(dialogs.in(language).language()),
                        loaded.problems(),
                        loaded.files(),
                        loaded.trials());
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
        return usable(files, DialogLoader.load(files));
    }

    static Dialogs usable(DialogFiles files, Loaded loaded) {
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
