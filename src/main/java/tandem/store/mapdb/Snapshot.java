package tandem.store.mapdb;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Iterator;
import tandem.store.Row;
import tandem.store.StoreException;

/**
 * A snapshot file: a sorted table, zeros up to a whole page, and in the last bytes of that page the checksums of every
 * block before them and the {@link Trailer}. It has its name only when it is complete and was read back; it is verified
 * as a whole before it is mapped.
 *
 * @param sequence the newest commit in it
 */
record Snapshot(SortedTable table, long sequence) {
    /**
     * The piece in which MapDB maps a file over 2 GB; the trailer fills a whole one so that no piece is cut short. There
     * is a block for each page, and the checksums of 256 GB still fit into the last one.
     */
    private static final long PAGE = BlockChecksums.BLOCK;

    /** Writes rows in ascending order as a complete and durable file, and checks that they can be read again. */
    static Snapshot write(StoreFolder folder, long number, long sequence, Iterator<Row> rows) throws IOException {
        Path target = folder.snapshot(number);
        Path file = StoreFolder.unfinished(target);
        folder.removeUnfinished(target);
        Tally written = new Tally(rows);
        SortedTable.write(file, written);
        try (Tape tape = folder.volume().open(file)) {
            seal(file, tape, sequence, written.count());
        }
        KeyFilter filter = new KeyFilter(written.count());
        try (SortedTable table = SortedTable.open(file, null)) {
            Tally read = new Tally(table.scan(null, null));
            read.forEachRemaining(row -> filter.add(row.key()));
            if (!read.agreesWith(written)) {
                throw new StoreException(file + " does not read back as it was written; nothing was changed. Check the"
                        + " disk and the memory of this machine");
            }
        }
        folder.finish(target);
        return new Snapshot(SortedTable.open(target, filter), sequence);
    }

    private static void seal(Path file, Tape tape, long sequence, long rows) throws IOException {
        long pages = (tape.length() + Trailer.SIZE + PAGE - 1) / PAGE;
        if (tape.length() + Trailer.SIZE + pages * Integer.BYTES > pages * PAGE) {
            pages++;
        }
        long length = pages * PAGE;
        tape.write(length - 1, new byte[1]);
        byte[] checksums;
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            checksums = new BlockChecksums(in, checked(length)).compute();
        }
        Trailer trailer = new Trailer(sequence, rows, length, BlockChecksums.crc(checksums));
        tape.write(
                checked(length),
                ByteBuffer.allocate(checksums.length + Trailer.SIZE)
                        .put(checksums)
                        .put(trailer.encode())
                        .array());
        tape.force();
    }

    /** How many bytes of a file of this length, a number of whole pages, the checksums cover. */
    private static long checked(long length) {
        return length - Trailer.SIZE - length / PAGE * Integer.BYTES;
    }

    /** Verifies a snapshot and maps it; a {@link StoreException} when a single bit is not as it was written. */
    static Snapshot open(Path file) throws IOException {
        Trailer trailer = verify(file);
        SortedTable table = SortedTable.open(file, null);
        if (table.size() != trailer.rows()) {
            table.close();
            throw damaged(file, "", "it should hold " + trailer.rows() + " rows");
        }
        return new Snapshot(table, trailer.sequence());
    }

    private static Trailer verify(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            Trailer trailer = trailer(file, in);
            long end = checked(trailer.length());
            byte[] checksums = read(in, end, BlockChecksums.size(end));
            if (BlockChecksums.crc(checksums) != trailer.checksums()) {
                throw damaged(file, at(end, trailer.length() - Trailer.SIZE), "its checksums were changed");
            }
            long bad = new BlockChecksums(in, end).firstDifference(checksums);
            if (bad >= 0) {
                throw damaged(file, at(bad, Math.min(bad + PAGE, end)), "their checksum is wrong");
            }
            return trailer;
        } catch (EOFException e) {
            throw new IOException(file + " became shorter while it was read", e);
        }
    }

    private static Trailer trailer(Path file, RandomAccessFile in) throws IOException {
        long length = in.length();
        long start = Math.max(0, length - Trailer.SIZE);
        return Trailer.decode(read(in, start, Trailer.SIZE))
                .filter(found -> found.length() == length && length % PAGE == 0)
                .orElseThrow(() -> damaged(
                        file, at(start, length), "it does not end like a whole snapshot of this version of Tandem"));
    }

    /** Bytes of the file; zeros where it has none. */
    private static byte[] read(RandomAccessFile in, long at, int size) throws IOException {
        byte[] bytes = new byte[size];
        in.seek(at);
        in.readFully(bytes, 0, (int) Math.min(size, in.length() - at));
        return bytes;
    }

    private static String at(long from, long to) {
        return " in the bytes from " + from + " to " + to;
    }

    private static StoreException damaged(Path file, String where, String why) {
        return new StoreException(file + " is damaged" + where + ": " + why
                + "; nothing was changed. Restore a backup of the whole folder, and check the disk");
    }
}
