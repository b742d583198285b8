package tandem.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import tandem.whole.WholeStore;

/** One measurement in a JVM of its own; {@link StoreRun} starts them. */
final class StoreMeasure {

    private static final int WARM_UP_SECONDS = 3;
    private static final int PARALLEL = 64;
    private static final int PER_SECOND = 1_000;
    private static final int READS = 10;
    /** Documents written again before a store is closed: half of what Tandem lets wait for a merge. */
    private static final int LATELY = 15_000;


    private StoreMeasure() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        int first = Integer.parseInt(arguments[2]);
        switch (arguments[0]) {
            case "commits" -> commits(arguments[3], folder, first, Integer.parseInt(arguments[4]), arguments[5]);
            case "fill" -> fill(arguments[3], folder, first);
            case "open" -> open(arguments[3], folder, first);
            case "open-bot" -> openBot(folder, first);
            case "turns" -> turns(folder, first, Integer.parseInt(arguments[3]));
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    /** Something that is done again and again by one of the writers. */
    private interface Work {
        void once(int writer, SplittableRandom random) throws Exception;
    }

    /** How often a second so many threads do it. */
    private static double rate(int threads, int seconds, Work work) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        LongAdder done = new LongAdder();
        long began = System.nanoTime();
        long end = began + TimeUnit.SECONDS.toNanos(seconds);
        var writers = IntStream.range(0, threads)
                .<Future<?>>mapToObj(writer -> pool.submit(() -> {
                    SplittableRandom random = new SplittableRandom(writer + began);
                    while (System.nanoTime() < end) {
                        work.once(writer, random);
                        done.increment();
                    }
                    return true;
                }))
                .toList();
        for (Future<?> writer : writers) {
            writer.get();
        }
        pool.shutdown();
        return done.sum() * 1e9 / (System.nanoTime() - began);
    }

    private static void fill(String store, Path folder, int documents) throws Exception {
        try (Contender contender = Contenders.open(store, folder, false)) {
            contender.fill(documents);
            contender.settle();
            contender.fill(Math.min(documents, LATELY)); // What was written lately, as a start finds it.
        }
    }

    private static void commits(String store, Path folder, int documents, int seconds, String threads)
            throws Exception {
        int writers = Integer.parseInt(threads);
        try (Contender contender = Contenders.open(store, folder, writers > 1)) {
            int share = documents / writers;
            // Everybody has documents of their own, so that nobody conflicts.
            Work work = (writer, random) -> contender.update(writer * share + random.nextInt(share));
            rate(writers, WARM_UP_SECONDS, work);
            double perSecond = rate(writers, seconds, work);
            Line.of("durable commits of 1 KB")
                    .text("store", store)
                    .whole("writers", writers)
                    .whole("documents", documents)
                    .number("per_s", perSecond)
                    .print();
        }
    }

    private static void open(String store, Path folder, int documents) throws Exception {
        Random random = new Random(documents);
        long began = System.nanoTime();
        try (Contender contender = Contenders.open(store, folder, false)) {
            for (int i = 0; i < READS; i++) {
                contender.read(random.nextInt(documents));
            }
            double millis = (System.nanoTime() - began) / 1e6;
            Line.of("cold open and " + READS + " reads")
                    .text("store", store)
                    .whole("documents", documents)
                    .number("ms", millis)
                    .number("heap_mb", heap())
                    .print();
        }
    }

    private static void openBot(Path folder, int people) throws IOException {
        long began = System.nanoTime();
        try (WholeStore whole = WholeStore.encrypted(folder)) {
            if (whole.store().nextDue().isPresent()) {
                throw new IllegalStateException("nobody waits for anything");
            }
            double millis = (System.nanoTime() - began) / 1e6;
            Line.of("cold open of the bot's whole store, encrypted")
                    .whole("conversations", people)
                    .number("ms", millis)
                    .print();
        }
    }

    private static void turns(Path folder, int people, int seconds) throws Exception {
        try (Population population = new Population(folder, people)) {
            long began = System.nanoTime();
            population.begin();
            population.settle();
            line("first turns", people)
                    .number("per_s", people * 1e9 / (System.nanoTime() - began))
                    .print();
            Zipf zipf = new Zipf(people);
            Work turn = (writer, random) ->
                    population.speak(zipf.next(random)).toCompletableFuture().join();
            rate(1, WARM_UP_SECONDS, turn);
            line("turns, one at a time", people)
                    .number("per_s", rate(1, seconds, turn))
                    .print();
            inParallel(population, turn, seconds);
            latency(population, zipf, seconds);
            population.settle();
            line("heap after garbage collection", people).number("mb", heap()).print();
        }
    }

    private static void inParallel(Population population, Work turn, int seconds) throws Exception {
        rate(PARALLEL, WARM_UP_SECONDS, turn);
        population.settle();
        OperatingSystemMXBean system =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long cpu = system.getProcessCpuTime();
        long began = System.nanoTime();
        double perSecond = rate(PARALLEL, seconds, turn);
        double turns = perSecond * (System.nanoTime() - began) / 1e9;
        population.settle();
        line("turns, " + PARALLEL + " at a time", population.people())
                .number("per_s", perSecond)
                .number("cpu_us_per_turn", (system.getProcessCpuTime() - cpu) / 1e3 / turns)
                .number("hit_rate", population.hitRate())
                .print();
    }

    /**
     * Turns at fixed moments, whether or not the ones before are over; each takes from its moment, not from when somebody
     * came to it.
     */
    private static void latency(Population population, Zipf zipf, int seconds) throws Exception {
        openLoop(population, zipf, WARM_UP_SECONDS * PER_SECOND);
        long[] nanos = openLoop(population, zipf, seconds * PER_SECOND);
        Arrays.sort(nanos);
        line("latency of a turn at " + PER_SECOND + " a second", population.people())
                .number("p50_ms", nanos[nanos.length / 2] / 1e6)
                .number("p99_ms", nanos[nanos.length / 100 * 99] / 1e6)
                .number("p999_ms", nanos[nanos.length / 1000 * 999] / 1e6)
                .number("max_ms", nanos[nanos.length - 1] / 1e6)
                .print();
    }

    private static long[] openLoop(Population population, Zipf zipf, int turns) throws InterruptedException {
        long[] nanos = new long[turns];
        AtomicInteger failed = new AtomicInteger();
        AtomicInteger left = new AtomicInteger(turns);
        SplittableRandom random = new SplittableRandom(turns);
        long began = System.nanoTime();
        for (int i = 0; i < turns; i++) {
            int turn = i;
            long moment = began + TimeUnit.SECONDS.toNanos(1) / PER_SECOND * turn;
            while (System.nanoTime() < moment) {
                LockSupport.parkNanos(moment - System.nanoTime());
            }
            population.speak(zipf.next(random)).whenComplete((ack, failure) -> {
                nanos[turn] = System.nanoTime() - moment;
                failed.addAndGet(failure == null ? 0 : 1);
                left.decrementAndGet();
            });
        }
        while (left.get() > 0) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
        if (failed.get() > 0) {
            throw new IllegalStateException(failed + " turns failed");
        }
        return nanos;
    }

    private static Line line(String what, int people) {
        return Line.of(what).whole("conversations", people);
    }

    private static double heap() {
        ManagementFactory.getMemoryMXBean().gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }
}
