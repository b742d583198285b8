package tandem.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import tandem.store.Batch;
import tandem.store.Row;
import tandem.store.Verdict;
import tandem.store.mapdb.MapDbRecords;
import tandem.store.mapdb.TestRecords;

/** Who is measured. */
final class Contenders {

    private static final int FILL = 1000;

    private Contenders() {}

    static Contender open(String name, Path folder, boolean grouped) throws Exception {
        Files.createDirectories(folder);
        return switch (name) {
            case "floor" -> new Floor(folder, grouped);
            case "tandem" -> new Tandem(folder);
            case "mvstore" -> new MvStore(folder, grouped);
            case "sqlite" -> new Sqlite(folder, grouped);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Nothing but the disk: what an update has to say is appended, and forced. */
    private static final class Floor implements Contender {
        private static final int FRAME = BYTES + 64;
        private final FileChannel file;
        private final @Nullable Grouping grouping;

        Floor(Path folder, boolean grouped) throws IOException {
            file = FileChannel.open(folder.resolve("floor"), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            grouping = grouped ? new Grouping(numbers -> append(numbers.size())) : null;
        }

        private void append(int updates) throws IOException {
            ByteBuffer bytes = ByteBuffer.allocate(FRAME * updates);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        }

        @Override
        public void fill(int count) {}

        @Override
        public byte[] read(int number) {
            return new byte[BYTES];
        }

        @Override
        public void update(int number) throws IOException {
            if (grouping == null) {
                append(1);
            } else {
                grouping.update(number);
            }
        }

        @Override
        public void close() throws IOException {
            if (grouping != null) {
                grouping.close();
            }
            file.close();
        }
    }

    /** Our records, without encryption and cache, which the others have not either. It groups by itself. */
    private static final class Tandem implements Contender {
        private final MapDbRecords records;

        Tandem(Path folder) {
            records = TestRecords.open(folder);
        }

        @Override
        public void fill(int count) {
            for (int from = 0; from < count; from += FILL) {
                Map<String, byte[]> puts = new HashMap<>();
                for (int number = from; number < Math.min(count, from + FILL); number++) {
                    puts.put(Contender.key(number), Contender.document(number));
                }
                records.commit(new Batch(Map.of(), puts, Set.of())).join();
            }
        }

        @Override
        public void settle() {
            records.checkpoint().join();
        }

        @Override
        public byte[] read(int number) {
            return row(number).value();
        }

        private Row row(int number) {
            return Objects.requireNonNull(records.get(Contender.key(number)));
        }

        @Override
        public void update(int number) {
            Row row = row(number);
            Batch batch = new Batch(
                    Map.of(row.key(), row.revision()), Map.of(row.key(), Contender.changed(row.value())), Set.of());
            if (!(records.commit(batch).join() instanceof Verdict.Applied)) {
                throw new IllegalStateException("two writers met at one document");
            }
        }

        @Override
        public void close() {
            records.close();
        }
    }

    /** H2's MVStore, committed and forced for every group. */
    private static final class MvStore implements Contender {
        private final MVStore store;
        private final MVMap<String, byte[]> map;
        private final @Nullable Grouping grouping;

        MvStore(Path folder, boolean grouped) {
            store = new MVStore.Builder()
                    .fileName(folder.resolve("documents.mv").toString())
                    .autoCommitDisabled()
                    .open();
            map = store.openMap("documents");
            grouping = grouped ? new Grouping(this::commit) : null;
        }

        private void commit(List<Integer> numbers) {
            for (int number : numbers) {
                map.put(Contender.key(number), Contender.changed(read(number)));
            }
            store.commit();
            store.sync();
        }

        @Override
        public void fill(int count) {
            for (int number = 0; number < count; number++) {
                map.put(Contender.key(number), Contender.document(number));
                if (number % FILL == 0) {
                    store.commit();
                }
            }
            store.commit();
            store.sync();
        }

        @Override
        public byte[] read(int number) {
            return Objects.requireNonNull(map.get(Contender.key(number)));
        }

        @Override
        public void update(int number) {
            if (grouping == null) {
                commit(List.of(number));
            } else {
                grouping.update(number);
            }
        }

        @Override
        public void close() {
            if (grouping != null) {
                grouping.close();
            }
            store.close();
        }
    }

    /** SQLite with its write-ahead log forced at every commit. One connection, one thread. */
    private static final class Sqlite implements Contender {
        private final Connection connection;
        private final PreparedStatement select;
        private final PreparedStatement replace;
        private final @Nullable Grouping grouping;

        Sqlite(Path folder, boolean grouped) throws SQLException {
            connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("documents.db"));
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
                statement.execute(
                        "CREATE TABLE IF NOT EXISTS documents (name TEXT PRIMARY KEY, value BLOB) WITHOUT ROWID");
            }
            connection.setAutoCommit(false);
            select = connection.prepareStatement("SELECT value FROM documents WHERE name = ?");
            replace = connection.prepareStatement("REPLACE INTO documents VALUES (?, ?)");
            grouping = grouped ? new Grouping(this::commit) : null;
        }

        private void commit(List<Integer> numbers) throws SQLException {
            for (int number : numbers) {
                put(number, Contender.changed(find(number)));
            }
            connection.commit();
        }

        private void put(int number, byte[] value) throws SQLException {
            replace.setString(1, Contender.key(number));
            replace.setBytes(2, value);
            replace.executeUpdate();
        }

        private byte[] find(int number) throws SQLException {
            select.setString(1, Contender.key(number));
            try (ResultSet found = select.executeQuery()) {
                found.next();
                return found.getBytes(1);
            }
        }

        @Override
        public void fill(int count) throws SQLException {
            for (int number = 0; number < count; number++) {
                put(number, Contender.document(number));
                if (number % FILL == 0) {
                    connection.commit();
                }
            }
            connection.commit();
        }

        @Override
        public byte[] read(int number) throws SQLException {
            return find(number);
        }

        @Override
        public void update(int number) throws SQLException {
            if (grouping == null) {
                commit(List.of(number));
            } else {
                grouping.update(number);
            }
        }

        @Override
        public void close() throws SQLException {
            if (grouping != null) {
                grouping.close();
            }
            connection.close();
        }
    }
}
