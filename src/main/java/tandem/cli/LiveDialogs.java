package tandem.cli;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.author.DialogFiles;
import tandem.author.Loaded;
import tandem.engine.Dialogs;
import tandem.pump.Pump;

/**
 * The conversations as they are now. While it runs, a folder is looked at every few seconds; when its files have changed and
 * rest, they are read and checked, and take the place of those before from the next turn on. A set with errors is told about
 * and changes nothing. Thread-safe.
 */
final class LiveDialogs extends Pump {

    /** An editor that writes several files is done within this. */
    static final Duration LOOK = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(LiveDialogs.class);

    private final DialogFiles files;
    private final Function<DialogFiles, Loaded> loading;
    private final InstantSource steady;

    /** As the files were when they were last read, and when they were last looked at. */
    private String read;

    private String seen;
    private volatile Dialogs dialogs;

    private LiveDialogs(
            DialogFiles files,
            Function<DialogFiles, Loaded> loading,
            InstantSource steady,
            String read,
            Dialogs dialogs) {
        super("dialogs", steady);
        this.loading = loading;
        this.files = files;
        this.steady = steady;
        this.read = read;
        this.seen = read;
        this.dialogs = dialogs;
    }

    /**
     * Reads them for the first time.
     *
     * @param loading reads and checks them
     * @param steady never goes back
     * @throws BrokenDialogsException with every problem that was found
     */
    static LiveDialogs open(DialogFiles files, Function<DialogFiles, Loaded> loading, InstantSource steady) {
        String state = files.state();
        return new LiveDialogs(files, loading, steady, state, CommonOptions.usable(files, loading.apply(files)));
    }

    /** The checked set that was read last. */
    Dialogs now() {
        return dialogs;
    }

    /** Looks at them on a thread of its own until {@link #close}. */
    LiveDialogs watched() {
        Thread thread = new Thread(this, "dialogs");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    @Override
    protected Optional<Instant> pass() {
        String state = state();
        if (state.equals(seen) && !state.equals(read)) {
            read = state;
            load();
        }
        seen = state;
        return Optional.of(steady.instant().plus(LOOK));
    }

    /** What cannot be read now is looked at again; the bot speaks on meanwhile. */
    private String state() {
        try {
            return files.state();
        } catch (UncheckedIOException e) {
            return seen;
        }
    }

    private void load() {
        Loaded loaded = loading.apply(files);
        loaded.problems().forEach(problem -> LOG.warn("{}", problem.toLine()));
        if (loaded.dialogs() == null) {
            LOG.error(
                    "the changed conversations in {} have errors; those from before stay until they are mended",
                    files.origin());
        } else {
            if (!loaded.dialogs().menus().equals(dialogs.menus())) {
                LOG.warn("what menus of commands show changes with the next start of the bot");
            }
            dialogs = loaded.dialogs();
            LOG.info("the changed conversations in {} are used from now on", files.origin());
        }
    }
}
