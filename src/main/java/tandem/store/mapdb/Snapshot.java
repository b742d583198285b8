package tandem.store.mapdb;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.zip.CRC32C;
import tandem.store.Row;
import tandem.store.StoreException;

/**
 * A snapshot file: a sorted table, zeros up to a whole page, and in the last bytes of that page the {@link Trailer}. It
 * has its name only when it is complete and was read back; it is verified as a whole before it is mapped.
 *
 * @param sequence the newest commit in it
 */
record Snapshot(SortedTable table, long sequence) {
    /** The piece in which MapDB maps a file over 2 GB; the trailer fills a whole one so that no piece is cut short. */
    private static final long PAGE = 1 << 20;

    private static final int BUFFER = 1 << 18;

    /** Writes rows in ascending order as a complete and durable file, and checks that they can be read again. */
    static void write(Path target, long sequence, Iterator<Row> rows) throws IOException {
        Path file = StoreFolder.unfinished(target);
        Files.deleteIfExists(file);
        Tally written = new Tally(rows);
        SortedTable.write(file, written);
        seal(file, sequence, written.count());
        try (SortedTable table = SortedTable.open(file)) {
            if (!new Tally(table.scan(null, null)).drained().agreesWith(written)) {
                throw new StoreException(file + " does not read back as it was written; nothing was changed. Check the"
                        + " disk and the memory of this machine");
            }
        }
        StoreFolder.finish(target);
    }

    private static void seal(Path file, long sequence, long rows) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            long length = (out.length() + Trailer.SIZE + PAGE - 1) / PAGE * PAGE;
            out.setLength(length);
            Trailer trailer = new Trailer(sequence, rows, length, crc(file, length - Trailer.SIZE));
            out.seek(length - Trailer.SIZE);
            out.write(trailer.encode());
            out.getFD().sync();
        }
    }

    /** Verifies a snapshot and maps it; a {@link StoreException} when a single bit is not as it was written. */
    static Snapshot open(Path file) throws IOException {
        Trailer trailer = trailer(file)
                .filter(found -> hasLength(file, found.length()))
                .orElseThrow(() -> damaged(file, "it does not end like a snapshot of this version"));
        if (crc(file, trailer.length() - Trailer.SIZE) != trailer.contents()) {
            throw damaged(file, "its checksum is wrong");
        }
        SortedTable table = SortedTable.open(file);
        if (table.size() != trailer.rows()) {
            table.close();
            throw damaged(file, "it should hold " + trailer.rows() + " rows");
        }
        return new Snapshot(table, trailer.sequence());
    }

    private static boolean hasLength(Path file, long length) {
        return file.toFile().length() == length;
    }

    private static Optional<Trailer> trailer(Path file) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            if (in.length() < Trailer.SIZE) {
                return Optional.empty();
            }
            byte[] bytes = new byte[Trailer.SIZE];
            in.seek(in.length() - Trailer.SIZE);
            in.readFully(bytes);
            return Trailer.decode(bytes);
        }
    }

    private static int crc(Path file, long length) throws IOException {
        CRC32C crc = new CRC32C();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (long left = length; left > 0; ) {
                int read = in.read(buffer, 0, (int) Math.min(BUFFER, left));
                if (read < 0) {
                    throw new IOException(file + " became shorter while it was read");
                }
                crc.update(buffer, 0, read);
                left -= read;
            }
        }
        return (int) crc.getValue();
    }

    private static StoreException damaged(Path file, String why) {
        return new StoreException(file + " is damaged: " + why + "; nothing was changed. Restore a backup of the whole"
                + " folder, and check the disk");
    }
}
