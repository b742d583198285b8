package tandem.store.mapdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.store.Batch;
import tandem.store.Records;
import tandem.store.Row;

/** A second Java process that uses a store, for the tests to start and to kill. */
final class Child {
    static final int ROWS = 20;

    private Child() {}

    static Process start(List<String> jvmOptions, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1"));
        command.addAll(jvmOptions);
        command.add(Child.class.getName());
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }

    /**
     * {@code FOLDER CHECKPOINT_BYTES COMMITS [THREADS]}: on each thread, goes on with a count of its own and says each
     * number, after that of the thread, once it is committed.
     */
    public static void main(String[] arguments) throws InterruptedException {
        Path folder = Path.of(arguments[0]);
        int commits = Integer.parseInt(arguments[2]);
        try (MapDbRecords records = Folders.open(folder, new DiskVolume(), Long.parseLong(arguments[1]))) {
            System.out.println("open");
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < (arguments.length > 3 ? Integer.parseInt(arguments[3]) : 1); i++) {
                int counter = i;
                Thread thread = new Thread(() -> count(records, counter, commits));
                thread.start();
                threads.add(thread);
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static void count(Records records, int counter, int commits) {
        int number = count(records, counter);
        for (int left = commits; left > 0; left--) {
            number++;
            byte[] value = Integer.toString(number).getBytes(UTF_8);
            Set<String> gone = Set.of(row(counter, number + 1));
            boolean erases = number % 50 == 0;
            records.commit(new Batch(
                            Map.of(), Map.of("count/" + counter, value, row(counter, number), value), gone, erases))
                    .join();
            System.out.println(counter + ":" + number);
        }
    }

    static int count(Records records, int counter) {
        return number(records.get("count/" + counter));
    }

    static int number(@Nullable Row row) {
        return row == null ? 0 : Integer.parseInt(new String(row.value(), UTF_8));
    }

    /** Each commit writes one of a thread's rows and deletes the one after it, which is the oldest. */
    static String row(int counter, int number) {
        return "row/" + counter + "/" + number % ROWS;
    }
}
