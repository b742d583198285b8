package tandem.store.mapdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tandem.store.StoreException;

/** The folder a store is opened in: made, shared by mistake, unusable. */
final class FolderTest {
    @TempDir
    Path temporary;

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isMadeForItsOwnerAlone() throws IOException {
        Path folder = temporary.resolve("a/b/data");
        Folders.open(folder).close();

        for (Path made : new Path[] {folder, folder.getParent()}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void isOpenedOnceAtATime() throws IOException {
        Path folder = temporary.resolve("data");
        MapDbRecords first = Folders.open(folder);
        assertThatThrownBy(() -> Folders.open(temporary.resolve("x/../data").normalize()))
                .isInstanceOf(StoreException.class)
                .hasMessage("another Tandem is using " + folder + "; stop it, or set data.dir to another folder");
        first.close();
        MapDbRecords second = Folders.open(folder);
        first.close(); // Again; that must not let a third one in.
        assertThatThrownBy(() -> Folders.open(folder)).isInstanceOf(StoreException.class);
        second.close();
        Folders.open(folder).close();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isTheSameByAnyName() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("data"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), folder);
        try (MapDbRecords records = Folders.open(link)) {
            Folders.commit(records, 0, 1);
            assertThatThrownBy(() -> Folders.open(folder)).isInstanceOf(StoreException.class);
        }
        assertThat(Folders.contents(folder)).isEqualTo(Folders.contentsAfter(1));
    }

    @Test
    void isLetGoWhenOpeningFails() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("data"));
        Path journal = Files.createFile(folder.resolve("journal-0"));
        assertThatThrownBy(() -> Folders.open(folder)).isInstanceOf(StoreException.class);
        Files.delete(journal);

        Folders.open(folder).close();
    }

    @Test
    void isNotAFile() throws IOException {
        Path file = Files.createFile(temporary.resolve("data"));

        assertThatThrownBy(() -> Folders.open(file))
                .isInstanceOf(StoreException.class)
                .hasMessage(file + " is a file, not a folder; set data.dir to a folder");
        assertThatThrownBy(() -> Folders.open(file.resolve("below")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the folder " + file.resolve("below") + " cannot be made");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void mustBeWritable() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("data"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
        assumeFalse(Files.isWritable(folder), "root writes everywhere");

        assertThatThrownBy(() -> Folders.open(folder))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("the folder " + folder + " cannot be written");
        assertThatThrownBy(() -> Folders.open(folder.resolve("below")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cannot be made");
    }

    @Test
    void knowsWhetherItHoldsData() throws IOException {
        Path folder = temporary.resolve("data");
        assertThat(MapDbRecords.holdsData(folder)).isFalse();
        Folders.open(folder).close();
        assertThat(MapDbRecords.holdsData(folder)).isFalse();
        try (MapDbRecords records = Folders.open(folder)) {
            Folders.commit(records, 0, 1);
            assertThat(MapDbRecords.holdsData(folder)).isTrue();
        }
        Folders.merge(folder);
        assertThat(Folders.names(folder)).containsExactly("journal-1", "snapshot-1");
        assertThat(MapDbRecords.holdsData(folder)).isTrue();
    }
}
