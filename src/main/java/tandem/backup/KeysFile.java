package tandem.backup;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tandem.store.Disk;
import tandem.store.StoreException;

/**
 * The keys of people and conversations in one file, which is replaced as a whole: after an erasure the next one has no
 * copy of the key any more. It is a ZIP archive of the files of their store and of one that says whose keys they are.
 */
final class KeysFile {

    /** The name in a folder that was given in place of a file. */
    private static final String USUAL = "tandem-keys.zip";

    private static final String ABOUT = "keys.txt";
    private static final String FIRST_LINE = "tandem keys 1";
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_ABOUT = 1000;

    private KeysFile() {}

    /** The file that an operator means who names a file or a folder. */
    static Path meant(Path given) {
        return Files.isDirectory(given) ? given.resolve(USUAL) : given;
    }

    /** Packs the files of a folder in place of what was in the file, all at once. */
    static void write(Path folder, String ring, Path file) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".unfinished");
        Files.deleteIfExists(unfinished);
        Files.createFile(unfinished, Disk.rights(unfinished, "rw-------"));
        try {
            pack(folder, ring, unfinished);
            Trees.keep(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished); // Only when it did not get its name.
        }
        Disk.forceName(file);
    }

    private static void pack(Path folder, String ring, Path target) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(target))) {
            zip.putNextEntry(new ZipEntry(ABOUT));
            zip.write((FIRST_LINE + "\nring " + ring + "\n").getBytes(StandardCharsets.UTF_8));
            for (Path each : Trees.list(folder)) {
                zip.putNextEntry(new ZipEntry(each.getFileName().toString()));
                Files.copy(each, zip);
            }
        }
    }

    /** The name of the ring whose keys they are. */
    static String ring(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry about = zip.getEntry(ABOUT);
            if (about != null) {
                try (InputStream in = zip.getInputStream(about)) {
                    String[] lines = new String(in.readNBytes(LONGEST_ABOUT), StandardCharsets.UTF_8).split("\n", -1);
                    if (lines[0].equals(FIRST_LINE) && lines[1].startsWith("ring ")) {
                        return lines[1].substring("ring ".length());
                    }
                }
            }
        } catch (IOException e) {
            throw notKeys(file, e);
        }
        throw notKeys(file, new IOException("it does not begin like keys of this version"));
    }

    /** Unpacks the files of the store into a folder; each must have the checksum it was packed with. */
    static void unpack(Path file, Path folder) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().equals(ABOUT)) {
                    continue;
                }
                if (!entry.getName().matches("[a-z]+-\\d+")) {
                    throw notKeys(file, new IOException("it holds a file that does not belong there"));
                }
                if (unpack(zip, entry, folder.resolve(entry.getName())) != entry.getCrc()) {
                    throw notKeys(file, new IOException(entry.getName() + " is not as it was written"));
                }
            }
        } catch (ZipException | EOFException e) {
            throw notKeys(file, e);
        }
    }

    /** Answers the checksum of what it has read, which a {@link ZipFile} does not look at. */
    private static long unpack(ZipFile zip, ZipEntry entry, Path target) throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream in = new CheckedInputStream(zip.getInputStream(entry), crc);
                OutputStream out = Files.newOutputStream(target)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        }
        Trees.keep(target);
        return crc.getValue();
    }

    private static StoreException notKeys(Path file, IOException why) {
        return new StoreException(
                file + " is no whole file of keys (" + why.getMessage() + "); name the file that \"tandem backup"
                        + " --keys\" wrote",
                why);
    }
}
