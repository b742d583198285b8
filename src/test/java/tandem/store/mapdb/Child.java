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

    /** {@code FOLDER MERGE_BYTES COMMITS}: goes on counting in the store and says each number once it is committed. */
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        try (MapDbRecords records = Folders.open(folder, new DiskVolume(), Long.parseLong(arguments[1]))) {
            System.out.println("open");
            int number = count(records);
            for (int left = Integer.parseInt(arguments[2]); left > 0; left--) {
                number++;
                byte[] value = Integer.toString(number).getBytes(UTF_8);
                records.commit(new Batch(Map.of(), Map.of("count", value, row(number), value), Set.of()))
                        .join();
                System.out.println(number);
            }
        }
    }

    static int count(Records records) {
        return number(records.get("count"));
    }

    static int number(@Nullable Row row) {
        return row == null ? 0 : Integer.parseInt(new String(row.value(), UTF_8));
    }

    static String row(int number) {
        return "row/" + number % ROWS;
    }
}
