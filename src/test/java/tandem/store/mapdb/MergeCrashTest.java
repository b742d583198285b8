package tandem.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.store.StoreException;

/** Every set of files that a crash during a merge can leave, composed of the files before and after it. */
final class MergeCrashTest {
    private static final int COMMITS = 9;

    @TempDir
    static Path temporary;

    /** All files of a first merge and all of a second, each as it was when the next step began; only copied from. */
    private static Path all;

    @BeforeAll
    static void collect() throws IOException {
        Path live = temporary.resolve("live");
        all = Files.createDirectory(temporary.resolve("all"));
        try (MapDbRecords records = Folders.open(live)) {
            Folders.commit(records, 0, 5);
        }
        Folders.copy(live, all, "journal-0");
        Folders.merge(live);
        Files.copy(live.resolve("journal-1"), all.resolve("journal-1-empty"));
        try (MapDbRecords records = Folders.open(live)) {
            Folders.commit(records, 5, COMMITS);
        }
        Folders.copy(live, all, "journal-1", "snapshot-1");
        Folders.merge(live);
        Folders.copy(live, all, "journal-2", "snapshot-2");
        assertThat(Folders.names(live)).containsExactly("journal-2", "snapshot-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "journal-1 snapshot-1",
                "journal-1 snapshot-1 journal-2:tmp",
                "journal-1 snapshot-1 journal-2",
                "journal-1 snapshot-1 journal-2 snapshot-2:tmp",
                "journal-1 snapshot-1 journal-2 snapshot-2",
                "snapshot-1 journal-2 snapshot-2",
                "journal-1 journal-2 snapshot-2",
                "journal-2 snapshot-2",
                "journal-2 snapshot-2 journal-0 journal-1:tmp snapshot-1:tmp",
            })
    void startsFromWhatACrashLeft(String files) throws IOException {
        for (boolean merges : new boolean[] {true, false}) {
            Path folder = compose(files);
            try (MapDbRecords records = Folders.open(folder)) {
                assertThat(Folders.contents(records)).isEqualTo(Folders.contentsAfter(COMMITS));
                if (merges) {
                    records.checkpoint().join();
                }
                Folders.commit(records, COMMITS, COMMITS + 3);
            }
            assertThat(Folders.contents(folder)).isEqualTo(Folders.contentsAfter(COMMITS + 3));
            Folders.merge(folder);
            assertThat(Folders.contents(folder)).isEqualTo(Folders.contentsAfter(COMMITS + 3));
            assertThat(Folders.names(folder)).hasSize(2).noneMatch(name -> name.endsWith(".tmp"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "journal-0",
                "journal-0 journal-1:tmp",
                "journal-0 journal-1-empty",
                "journal-0 journal-1-empty snapshot-1:tmp",
                "journal-0 journal-1-empty snapshot-1",
                "journal-1-empty snapshot-1",
            })
    void startsFromWhatACrashInTheFirstMergeLeft(String files) throws IOException {
        Path folder = compose(files);

        assertThat(Folders.contents(folder)).isEqualTo(Folders.contentsAfter(5));
        Folders.merge(folder);
        assertThat(Folders.names(folder)).hasSize(2).noneMatch(name -> name.endsWith(".tmp"));
        assertThat(Folders.contents(folder)).isEqualTo(Folders.contentsAfter(5));
    }

    @Test
    void startsFromAFirstStartThatCrashed() throws IOException {
        Path folder = compose("journal-0:tmp");

        assertThat(MapDbRecords.holdsData(folder)).isFalse();
        assertThat(Folders.contents(folder)).isEmpty();
        assertThat(Folders.names(folder)).containsExactly("journal-0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"snapshot-1", "journal-0 snapshot-1", "snapshot-1 journal-2", "journal-1", "journal-0 journal-2"
            })
    void refusesWhenAFileIsMissing(String files) throws IOException {
        Path folder = compose(files);

        assertThatThrownBy(() -> Folders.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is missing");
        assertThat(Folders.names(folder)).containsExactlyInAnyOrder(files.split(" ", -1));
    }

    @Test
    void refusesADamagedSnapshotEvenWhenTheOneBeforeIsThere() throws IOException {
        Path folder = compose("journal-1 snapshot-1 journal-2 snapshot-2");
        byte[] bytes = Files.readAllBytes(folder.resolve("snapshot-2"));
        bytes[bytes.length / 2] ^= 1;
        Files.write(folder.resolve("snapshot-2"), bytes);

        assertThatThrownBy(() -> Folders.open(folder)).hasMessageContaining("snapshot-2 is damaged");
        assertThat(Folders.names(folder)).hasSize(4);
    }

    @Test
    void refusesATornTailThatIsNotInTheLastJournal() throws IOException {
        Path folder = compose("journal-1 snapshot-1 journal-2");
        byte[] bytes = Files.readAllBytes(folder.resolve("journal-1"));
        Files.write(folder.resolve("journal-1"), Arrays.copyOf(bytes, bytes.length - 1));

        assertThatThrownBy(() -> Folders.open(folder)).hasMessageContaining("journal-1 is damaged at byte");
    }

    @Test
    void refusesAJournalThatContinuesAnother() throws IOException {
        Path other = temporary.resolve("other");
        try (MapDbRecords records = Folders.open(other)) {
            Folders.commit(records, 0, 7);
        }
        Folders.copy(all, other, "journal-1");

        assertThatThrownBy(() -> Folders.open(other))
                .hasMessageContaining("it is journal 1 after commit 5, but journal 1 after commit 7 belongs here");
    }

    @Test
    void aMergeIsNotDoneForLittle() throws IOException {
        Path folder = compose("journal-0");
        Folders.open(folder).close();

        assertThat(Folders.names(folder)).containsExactly("journal-0");
    }

    @Test
    void otherFilesAreLeftAlone() throws IOException {
        Path folder = compose("journal-1 snapshot-1");
        for (String name : new String[] {"notes.tmp", "journal-1.bak", "journal-01", "snapshot-x", "my-journal-0"}) {
            Files.writeString(folder.resolve(name), "mine");
        }
        Folders.merge(folder);

        assertThat(Folders.names(folder))
                .containsExactly(
                        "journal-01",
                        "journal-1.bak",
                        "journal-2",
                        "my-journal-0",
                        "notes.tmp",
                        "snapshot-2",
                        "snapshot-x");
    }

    /** A new folder of these files; {@code :tmp} is the first half of one under its unfinished name. */
    private Path compose(String files) throws IOException {
        Path folder = Files.createTempDirectory(temporary, "composed");
        for (String name : files.split(" ", -1)) {
            if (name.endsWith(":tmp")) {
                byte[] bytes = Files.readAllBytes(all.resolve(name.replace(":tmp", "")));
                Files.write(folder.resolve(name.replace(":", ".")), Arrays.copyOf(bytes, bytes.length / 2));
            } else {
                Files.copy(all.resolve(name), folder.resolve(name.replace("-empty", "")));
            }
        }
        return folder;
    }
}
