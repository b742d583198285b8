package tandem.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Measures turns per second of CPU, everything the process needs included: engine, JSON both ways, collecting garbage,
 * compiling. Prints one line of JSON.
 */
public final class EngineRun {

    private static final int TALKS = 200;
    private static final int WARM_UP = 2_000_000;
    private static final int MEASURED = 4_000_000;

    private EngineRun() {}

    public static void main(String[] arguments) {
        Talks talks = new Talks(TALKS);
        play(talks, WARM_UP);
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        long effects = play(talks, MEASURED);
        double seconds = (system.getProcessCpuTime() - before) / 1e9;
        if (effects < MEASURED) {
            throw new IllegalStateException("every turn says something, but there were only " + effects + " messages");
        }
        System.out.printf(
                Locale.ROOT,
                "{\"turns\": %d, \"cpu_s\": %.2f, \"turns_per_cpu_s\": %.0f, \"bytes_10loops\": %d, \"bytes_100loops\": %d}%n",
                MEASURED,
                seconds,
                MEASURED / seconds,
                bytesAfter(10),
                bytesAfter(100));
    }

    private static long play(Talks talks, int turns) {
        long effects = 0;
        for (int i = 0; i < turns; i++) {
            effects += talks.turn();
        }
        return effects;
    }

    /** A loop is two turns, the menu and the answer; one more turn begins. At most 100 loops. */
    private static int bytesAfter(int loops) {
        Talks talks = new Talks(TALKS);
        play(talks, TALKS * (1 + 2 * loops));
        return talks.longest();
    }
}
