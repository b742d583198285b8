package tandem.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.backup.Unfinished.Part;
import tandem.store.Batch;
import tandem.store.KeyFile;
import tandem.store.KeyRing;
import tandem.store.Row;
import tandem.store.StoreException;
import tandem.store.TestStores;
import tandem.store.mapdb.MapDbRecords;

/** Copies of a store with one row, made, cut short, damaged and put back. */
final class RestoreTest {

    /** Behind the header of a journal. */
    private static final int IN_THE_FIRST_COMMIT = 70;

    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    @TempDir
    Path folder;

    private Path backup = Path.of("");
    private Path keysFile = Path.of("");
    private Path fresh = Path.of("");

    @BeforeEach
    void backUp() {
        backup = folder.resolve("backup");
        keysFile = folder.resolve("keys.zip");
        fresh = folder.resolve("fresh");
        try (MapDbRecords data = open(folder.resolve("data"), "row");
                MapDbRecords secrets = MapDbRecords.open(folder.resolve("data/keys"), TestStores.threads())) {
            KeyRing ring = ring(secrets, folder.resolve("data"));
            Backup.ofData(data, "bot", backup, NOW);
            Backup.ofKeys(secrets, ring, keysFile);
        }
    }

    @Test
    void whatWasCopiedComesBack() throws IOException {
        Restore restore = restore(backup, keysFile);
        assertThat(restore.check("bot")).isEqualTo(NOW);
        assertThat(restore.run((data, ring) -> {
                    assertThat(read(data)).isEqualTo("row");
                    assertThat(MapDbRecords.holdsData(ring)).isTrue();
                    assertThat(MapDbRecords.holdsData(fresh))
                            .as("nothing is in its place yet")
                            .isFalse();
                    return true;
                }))
                .isTrue();
        assertThat(read(fresh)).isEqualTo("row");
        assertThat(names(fresh)).containsExactlyInAnyOrder("journal-0", "keys", "lock");
        assertThat(names(fresh.resolve("keys"))).containsExactlyInAnyOrder("journal-0", "lock");
        assertThatCode(() -> Unfinished.refuse(fresh)).doesNotThrowAnyException();
    }

    @Test
    void aCopyIsItsOwnersAlone() throws IOException {
        assertThat(rights(backup)).isEqualTo("rwx------");
        assertThat(rights(backup.resolve("data"))).isEqualTo("rwx------");
        for (Path file : List.of(keysFile, backup.resolve("data/journal-0"), backup.resolve("data/backup.txt"))) {
            assertThat(rights(file)).isEqualTo("rw-------");
        }
        assertThat(names(folder)).containsExactlyInAnyOrder("backup", "data", "keys.zip", "data.key");
    }

    @Test
    void whatTheLookRefusesLeavesNothing() throws IOException {
        assertThat(restore(backup, keysFile).run((data, ring) -> false)).isFalse();
        assertThat(MapDbRecords.holdsData(fresh)).isFalse();
        assertThat(names(fresh)).containsExactlyInAnyOrder("keys", "lock");
        assertThatThrownBy(() -> restore(backup, keysFile).run((data, ring) -> {
                    throw new StoreException("another key");
                }))
                .hasMessage("another key");
        assertThatCode(() -> Unfinished.refuse(fresh)).doesNotThrowAnyException();
    }

    /** Not caught and not cleaned up after, as a killed process would leave it. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Test
    void anInterruptedRestoreIsSaidAndCanBeRunAgain() throws IOException {
        for (Set<Part> marked : List.of(EnumSet.of(Part.DATA, Part.KEYS), EnumSet.of(Part.DATA))) {
            for (boolean moved : new boolean[] {false, true}) {
                Trees.delete(fresh);
                Files.createDirectories(fresh.resolve("restoring"));
                Files.writeString(fresh.resolve("restoring/journal-0"), "half a copy");
                if (moved) {
                    Files.writeString(fresh.resolve("snapshot-9"), "of the half that was moved to its place");
                }
                Unfinished.write(fresh, marked);
                assertThatThrownBy(() -> Unfinished.refuse(fresh))
                        .isInstanceOf(StoreException.class)
                        .hasMessage("a restore into " + fresh + " has begun and not ended, so half of the data may be"
                                + " missing; run \"tandem restore\" again");
                assertThatThrownBy(() -> restore(backup, keysFile).run((data, ring) -> {
                            throw new Killed();
                        }))
                        .isInstanceOf(Killed.class);
                assertThatThrownBy(() -> Unfinished.refuse(fresh)).isInstanceOf(StoreException.class);
                assertThat(restore(backup, keysFile).run((data, ring) -> true)).isTrue();
                assertThat(read(fresh)).isEqualTo("row");
                assertThat(fresh.resolve("snapshot-9")).doesNotExist();
                assertThat(fresh.resolve("restoring")).doesNotExist();
            }
        }
    }

    @Test
    void onlyKeysComeBackToTheirData() throws IOException {
        Path data = folder.resolve("data");
        Trees.delete(data.resolve("keys"));
        assertThat(new Restore(data, data.resolve("keys"), null, keysFile).run((at, ring) -> {
                    assertThat(at).isEqualTo(data);
                    return read(at).equals("row");
                }))
                .isTrue();
        assertThat(MapDbRecords.holdsData(data.resolve("keys"))).isTrue();
    }

    @Test
    void nothingIsOverwritten() {
        Path data = folder.resolve("data");
        refused(new Restore(data, data.resolve("keys"), backup, null), data + " holds data; move it away first");
        refused(new Restore(data, data.resolve("keys"), null, keysFile), "data/keys holds keys, perhaps newer ones");
        refused(restore(backup, null), "name the newest ones you saved by --keys");
        refused(restore(null, keysFile), "holds no data that these keys could be for");
    }

    private static void refused(Restore restore, String words) {
        assertThatThrownBy(() -> restore.run((data, ring) -> true))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(words);
    }

    @Test
    void halfABackupIsNone() throws IOException {
        Path file = backup.resolve("data/journal-0");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(whole, whole.length - 1));
        unusable("is not whole: journal-0 is not as it was written; use another backup");
        whole[whole.length / 2] ^= 1;
        Files.write(file, whole);
        unusable("is not whole: journal-0 is not as it was written; use another backup");
        Files.delete(file);
        unusable("is not whole: journal-0 is missing; use another backup");
        Files.writeString(backup.resolve("data/backup.txt"), "tandem backup 2\n");
        unusable("is not whole: backup.txt is none of this version; use another backup");
        Files.writeString(
                backup.resolve("data/backup.txt"), "tandem backup 1\nmade " + NOW + "\nstore bot\nfile ../x 1 1\n");
        unusable("is not whole: backup.txt is none of this version; use another backup");
        Files.move(backup.resolve("data"), backup.resolve("data.unfinished"));
        unusable("holds no finished backup; name the folder that \"tandem backup\" was given");
    }

    private void unusable(String words) {
        assertThatThrownBy(() -> restore(backup, keysFile).check("bot"))
                .isInstanceOf(StoreException.class)
                .hasMessageEndingWith(words);
    }

    @Test
    void aBackupOfAnotherStoreIsNotMistakenForIt() {
        assertThatThrownBy(() -> restore(backup, keysFile).check("console"))
                .hasMessageStartingWith("this is a backup of the data of the bot, not of the console");
    }

    @Test
    void whatIsNoFileOfKeysIsRefused() throws IOException {
        Files.write(keysFile, new byte[100]);
        assertThatThrownBy(() -> restore(backup, keysFile).check("bot"))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(keysFile + " is no whole file of keys (");
        assertThatThrownBy(() -> restore(backup, folder.resolve("missing")).check("bot"))
                .hasMessageStartingWith("there is no file ");
    }

    @Test
    void aBackupIsWrittenOnlyWhereNothingIs() throws IOException {
        Files.createDirectories(folder.resolve("full"));
        Files.writeString(folder.resolve("full/letter"), "mine");
        Path file = Files.writeString(folder.resolve("file"), "mine");
        try (MapDbRecords data = open(folder.resolve("data"), "row")) {
            for (Path there : List.of(folder.resolve("full"), backup)) {
                assertThatThrownBy(() -> Backup.ofData(data, "bot", there, NOW))
                        .isInstanceOf(StoreException.class)
                        .hasMessage(there + " is not empty; name a new or empty folder for the backup");
            }
            assertThatThrownBy(() -> Backup.ofData(data, "bot", file, NOW))
                    .hasMessage(file + " is a file; name a new or empty folder for the backup");
            Path again = Files.createDirectories(folder.resolve("again"));
            Files.createDirectories(again.resolve("data.unfinished"));
            Files.writeString(again.resolve("data.unfinished/journal-0"), "of a backup that was killed");
            Backup.ofData(data, "bot", again, NOW);
            assertThat(names(again)).containsExactly("data");
            Backup.check(again, null);
        }
    }

    @Test
    void theNewestKeysReplaceTheEarlierOnesOfTheSameDataOnly() throws IOException {
        byte[] before = Files.readAllBytes(keysFile);
        try (MapDbRecords secrets = MapDbRecords.open(folder.resolve("other/keys"), TestStores.threads())) {
            KeyRing other = ring(secrets, folder.resolve("other"));
            assertThatThrownBy(() -> Backup.ofKeys(secrets, other, keysFile))
                    .isInstanceOf(StoreException.class)
                    .hasMessage(keysFile + " holds the keys of other data, which must not be lost; name another file");
            assertThat(Files.readAllBytes(keysFile)).isEqualTo(before);
        }
        try (MapDbRecords secrets = MapDbRecords.open(folder.resolve("data/keys"), TestStores.threads())) {
            KeyRing same = ring(secrets, folder.resolve("data"));
            secrets.commit(new Batch(Map.of(), Map.of("ring/x", new byte[1000]), Set.of()))
                    .join();
            assertThat(Backup.ofKeys(secrets, same, keysFile)).isEqualTo(keysFile);
            assertThat(Backup.ofKeys(secrets, same, Files.createDirectory(folder.resolve("usb"))))
                    .isEqualTo(folder.resolve("usb/tandem-keys.zip"));
        }
        assertThat(Files.readAllBytes(keysFile)).isNotEqualTo(before);
        assertThat(names(folder)).noneMatch(name -> name.endsWith("unfinished") || name.endsWith("files"));
    }

    @Test
    void aCopyThatCannotBeReadBackLeavesNothing() throws IOException {
        Path data = folder.resolve("data");
        try (MapDbRecords rows = MapDbRecords.open(data, TestStores.threads());
                MapDbRecords secrets = MapDbRecords.open(data.resolve("keys"), TestStores.threads())) {
            KeyRing ring = ring(secrets, data);
            flip(data.resolve("journal-0"), IN_THE_FIRST_COMMIT);
            flip(data.resolve("keys/journal-0"), IN_THE_FIRST_COMMIT);
            byte[] before = Files.readAllBytes(keysFile);
            assertThatThrownBy(() -> Backup.ofKeys(secrets, ring, keysFile)).hasMessageContaining("is damaged");
            assertThat(Files.readAllBytes(keysFile)).isEqualTo(before);
            Path target = folder.resolve("second");
            assertThatThrownBy(() -> Backup.ofData(rows, "bot", target, NOW)).hasMessageContaining("is damaged");
            assertThat(names(target)).isEmpty();
        }
        assertThat(names(folder)).containsExactlyInAnyOrder("backup", "data", "data.key", "keys.zip", "second");
    }

    /** Whatever changes on a medium: the archive is refused, or what it holds is the same. */
    @Test
    void noByteOfTheKeysChangesUnseen() throws IOException {
        Path right = Files.createDirectory(folder.resolve("right"));
        KeysFile.unpack(keysFile, right);
        byte[] whole = Files.readAllBytes(keysFile);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            Files.write(keysFile, changed);
            Path unpacked = Files.createDirectory(folder.resolve("unpacked" + at));
            try {
                KeysFile.unpack(keysFile, unpacked);
            } catch (StoreException e) {
                assertThat(e).hasMessageStartingWith(keysFile + " is no whole file of keys (");
                continue;
            }
            assertThat(contents(unpacked)).as("with another byte %d", at).isEqualTo(contents(right));
        }
    }

    /** What the files of a folder hold, in hexadecimal digits. */
    private static List<String> contents(Path folder) throws IOException {
        List<String> all = new ArrayList<>();
        for (Path file : Trees.list(folder)) {
            all.add(HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
        return all;
    }

    private static void flip(Path file, int at) throws IOException {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            out.seek(at);
            int old = out.read();
            out.seek(at);
            out.write(old ^ 1);
        }
    }

    @Test
    void aBackupThatItsOperatorDoesNotSeeIsNotTakenForOne() {
        assertThatThrownBy(() -> Backup.check(folder.resolve("elsewhere"), null))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("where you do not see it");
    }

    private Restore restore(@Nullable Path from, @Nullable Path keys) {
        return new Restore(fresh, fresh.resolve("keys"), from, keys);
    }

    private static MapDbRecords open(Path path, String value) {
        MapDbRecords records = MapDbRecords.open(path, TestStores.threads());
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        records.commit(new Batch(Map.of(), Map.of("memory/row", bytes), Set.of()))
                .join();
        return records;
    }

    private static KeyRing ring(MapDbRecords secrets, Path data) {
        return KeyRing.open(
                secrets,
                KeyFile.open(data.resolveSibling(data.getFileName() + ".key"), data, false)
                        .master());
    }

    private static String read(Path path) {
        try (MapDbRecords records = MapDbRecords.open(path, TestStores.threads())) {
            Row row = records.get("memory/row");
            return row == null ? "" : new String(row.value(), StandardCharsets.UTF_8);
        }
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static List<String> names(Path path) throws IOException {
        try (Stream<Path> all = Files.list(path)) {
            return all.map(file -> file.getFileName().toString()).toList();
        }
    }
}
