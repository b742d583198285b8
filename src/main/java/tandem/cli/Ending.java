package tandem.cli;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a process ends that is told to: the first signal lets it finish what is under way, for a limited time; the second
 * one ends it at once, which loses nothing that was acknowledged, because that is on the disk.
 *
 * <p>The signals are caught, because a hook of the JVM does not hear of a second one. JLine's register does that without
 * naming a class that a compiler warns of; where a JVM has no signals, the hook alone remains.
 */
final class Ending {

    /** A service manager is told to wait a little longer than this. */
    private static final Duration LIMIT = Duration.ofMillis(9_500);

    /** What a shell adds to the number of a signal to make an exit code. */
    private static final int BY_SIGNAL = 128;

    private static final int INTERRUPT = 2;
    private static final Map<String, Integer> SIGNALS = Map.of("HUP", 1, "INT", INTERRUPT, "TERM", 15);

    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private final Runnable end;
    private final AtomicBoolean told = new AtomicBoolean();

    private Ending(Runnable end) {
        this.end = end;
    }

    /** Runs this, on a thread of its own, when the process ends for whatever reason. */
    static Ending listen(Runnable end) {
        Ending ending = new Ending(end);
        Runtime.getRuntime().addShutdownHook(new Thread(ending::finish, "shutdown"));
        SIGNALS.forEach((name, number) -> Signals.register(name, () -> ending.tell(number)));
        return ending;
    }

    /** As if the signal of Ctrl-C had come. */
    void interrupt() {
        tell(INTERRUPT);
    }

    private void tell(int signal) {
        if (told.compareAndSet(false, true)) {
            System.exit(BY_SIGNAL + signal); // Runs the hook, and is waited for by nobody.
        } else {
            Runtime.getRuntime().halt(BY_SIGNAL + signal);
        }
    }

    private void finish() {
        Thread finishing = new Thread(end, "ending");
        finishing.setDaemon(true);
        finishing.start();
        try {
            finishing.join(LIMIT.toMillis());
            if (finishing.isAlive()) {
                LOG.warn(
                        "something did not end within {} s and is cut off; what was stored is safe",
                        LIMIT.toMillis() / 1000.0);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
