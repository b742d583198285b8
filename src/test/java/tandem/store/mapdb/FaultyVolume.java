package tandem.store.mapdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A disk that goes wrong at one operation, counted from 1. It works on real files, but keeps book of what a disk would
 * still have after its power was cut: contents only when they were forced, names only when their folder was. It forces
 * nothing really, which makes it fast.
 */
final class FaultyVolume implements Volume {
    /** What can go wrong. */
    enum Operation {
        CREATE,
        OPEN,
        WRITE,
        CUT,
        FORCE,
        MOVE,
        DELETE,
        FORCE_NAMES
    }

    /** Decides over each operation; what it throws is what the disk says. */
    interface Fault {
        void at(int number, Operation operation, Path file) throws IOException;
    }

    /** The contents of a file: what is certain, and what was done to it since. */
    private static final class Contents {
        byte[] certain = new byte[0];
        final List<Change> changes = new ArrayList<>();
    }

    /** Bytes that were written, or, without bytes, the length it was cut to. */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares them.
    private record Change(long at, byte[] bytes, boolean cut) {}

    private interface Renaming {
        void in(Map<Path, Contents> names);
    }

    private final Volume disk = new DiskVolume();
    private final Fault fault;
    private final Map<Path, Contents> now = new HashMap<>();
    private final List<Renaming> renamings = new ArrayList<>();
    private Map<Path, Contents> certain = new HashMap<>();
    private int count;
    private volatile boolean failedWritesAreWhole;
    private volatile boolean failedForcesLose;

    FaultyVolume(Path folder, Fault fault) throws IOException {
        this.fault = fault;
        if (Files.exists(folder)) {
            for (Path file : files(folder)) {
                Contents contents = new Contents();
                contents.certain = Files.readAllBytes(file);
                now.put(file, contents);
            }
        }
        certain = new HashMap<>(now);
    }

    /** Power is cut at this operation: it may be done in part, and nothing is done any more. */
    static Fault powerCutAt(int operation) {
        return (number, kind, file) -> {
            if (number >= operation) {
                throw new IOException("the power is off");
            }
        };
    }

    /** From now on, a write that fails has written everything; otherwise half of it. */
    void writeWholeAndFail() {
        failedWritesAreWhole = true;
    }

    /** From now on, what could not be forced is never on the disk unless it is written again, as on Linux. */
    void loseWhatCannotBeForced() {
        failedForcesLose = true;
    }

    synchronized int count() {
        return count;
    }

    private void rename(Operation operation, Path file, Renaming renaming) throws IOException {
        synchronized (this) {
            renaming.in(now);
            renamings.add(renaming);
        }
        check(operation, file);
    }

    private void change(Operation operation, Path file, Contents contents, Change change) throws IOException {
        synchronized (this) {
            contents.changes.add(change);
        }
        check(operation, file);
    }

    /** The fault is asked outside the lock: a test may let one thread wait in it while another goes on. */
    private void check(Operation operation, Path file) throws IOException {
        int number;
        synchronized (this) {
            number = ++count;
        }
        fault.at(number, operation, file);
    }

    private synchronized @Nullable Contents known(Path file) {
        return now.get(file);
    }

    @Override
    public Tape create(Path file) throws IOException {
        Contents contents = new Contents();
        rename(Operation.CREATE, file, names -> names.put(file, contents));
        return new FaultyTape(disk.create(file), file, contents);
    }

    @Override
    public Tape open(Path file) throws IOException {
        Contents contents = known(file);
        if (contents != null) {
            check(Operation.OPEN, file);
            return new FaultyTape(disk.open(file), file, contents);
        }
        // MapDB wrote it, past this volume: nothing of it is certain.
        Contents unknown = new Contents();
        unknown.changes.add(new Change(0, Files.readAllBytes(file), false));
        rename(Operation.OPEN, file, names -> names.put(file, unknown));
        return new FaultyTape(disk.open(file), file, unknown);
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        Contents known = known(from);
        Contents contents = known == null ? new Contents() : known;
        rename(Operation.MOVE, to, names -> {
            names.remove(from);
            names.put(to, contents);
        });
        disk.move(from, to);
    }

    @Override
    public void delete(Path file) throws IOException {
        rename(Operation.DELETE, file, names -> names.remove(file));
        disk.delete(file);
    }

    @Override
    public void forceNames(Path folder) throws IOException {
        check(Operation.FORCE_NAMES, folder);
        synchronized (this) {
            certain = new HashMap<>(now);
            renamings.clear();
        }
    }

    @Override
    public long usable(Path folder) {
        return Long.MAX_VALUE;
    }

    /** Makes the folder what a disk could have after the cut: some of what was not certain, in order of names. */
    synchronized void leave(Path folder, Random random) throws IOException {
        int kept = random.nextInt(renamings.size() + 1);
        renamings.subList(0, kept).forEach(each -> each.in(certain));
        for (Path file : files(folder)) {
            Files.delete(file);
        }
        for (Map.Entry<Path, Contents> file : certain.entrySet()) {
            Files.write(file.getKey(), left(file.getValue(), random));
        }
    }

    private static byte[] left(Contents contents, Random random) {
        byte[] bytes = contents.certain;
        int whole = random.nextInt(contents.changes.size() + 1);
        for (Change change : contents.changes.subList(0, whole)) {
            bytes = changed(bytes, change);
        }
        return whole == contents.changes.size() ? bytes : torn(bytes, contents.changes.get(whole), random);
    }

    private static byte[] changed(byte[] bytes, Change change) {
        if (change.cut()) {
            return Arrays.copyOf(bytes, (int) Math.min(bytes.length, change.at()));
        }
        byte[] longer = Arrays.copyOf(bytes, (int) Math.max(bytes.length, change.at() + change.bytes().length));
        System.arraycopy(change.bytes(), 0, longer, (int) change.at(), change.bytes().length);
        return longer;
    }

    /** A write that was done in part: its beginning, or sectors of it in any order; the others are as they were. */
    private static byte[] torn(byte[] bytes, Change change, Random random) {
        if (change.cut()) {
            return bytes;
        }
        byte[] part = change.bytes().clone();
        if (random.nextBoolean()) {
            part = Arrays.copyOf(part, random.nextInt(part.length + 1));
        } else {
            int sector = 32;
            for (int at = 0; at < part.length; at += sector) {
                if (random.nextBoolean()) {
                    int from = (int) Math.min(bytes.length, change.at() + at);
                    int to = Math.min(part.length, at + sector);
                    Arrays.fill(part, at, to, (byte) 0);
                    System.arraycopy(bytes, from, part, at, Math.min(to - at, bytes.length - from));
                }
            }
        }
        return changed(bytes, new Change(change.at(), part, false));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("lock")).toList();
        }
    }

    private final class FaultyTape implements Tape {
        private final Tape real;
        private final Path file;
        private final Contents contents;

        FaultyTape(Tape real, Path file, Contents contents) {
            this.real = real;
            this.file = file;
            this.contents = contents;
        }

        @Override
        public void write(long at, byte[] bytes) throws IOException {
            try {
                change(Operation.WRITE, file, contents, new Change(at, bytes, false));
            } catch (IOException e) {
                real.write(at, Arrays.copyOf(bytes, failedWritesAreWhole ? bytes.length : bytes.length / 2));
                throw e;
            }
            real.write(at, bytes);
        }

        @Override
        public void cut(long length) throws IOException {
            change(Operation.CUT, file, contents, new Change(length, new byte[0], true));
            real.cut(length);
        }

        @Override
        public void force() throws IOException {
            try {
                check(Operation.FORCE, file);
            } catch (IOException e) {
                synchronized (FaultyVolume.this) {
                    if (failedForcesLose) {
                        contents.changes.clear();
                    }
                }
                throw e;
            }
            synchronized (FaultyVolume.this) {
                contents.certain = failedForcesLose ? written() : Files.readAllBytes(name());
                contents.changes.clear();
            }
        }

        /** What is certain after this force: what was lost before is not, though it can be read. */
        private byte[] written() {
            byte[] bytes = contents.certain;
            for (Change change : contents.changes) {
                bytes = changed(bytes, change);
            }
            return bytes;
        }

        /** The name the file has now; it may have been moved since it was opened. */
        private Path name() {
            return now.entrySet().stream()
                    .filter(each -> each.getValue() == contents)
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public long length() throws IOException {
            return real.length();
        }

        @Override
        public void close() throws IOException {
            real.close();
        }
    }
}
