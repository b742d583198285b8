package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.store.StoreException;

/** The data of the bot and of the terminal beside each other, with one master key. */
final class StoresTest {

    @TempDir
    Path folder;

    private Path data = Path.of("");
    private Path key = Path.of("");

    @BeforeEach
    void names() {
        data = folder.resolve("data");
        key = folder.resolve("tandem.key");
    }

    @Test
    void noMasterKeyIsMadeWhileTheOtherPlaceHoldsData() throws IOException {
        for (List<Place> places : List.of(
                List.of(Place.ofBot(data), Place.ofConsole(data)),
                List.of(Place.ofConsole(folder.resolve("second")), Place.ofBot(folder.resolve("second"))))) {
            Place used = places.get(0);
            Place empty = places.get(1);
            Stores.open(used, key).close();
            Files.delete(key);
            for (Place each : List.of(empty, used)) {
                assertThatThrownBy(() -> Stores.open(each, key))
                        .isInstanceOf(StoreException.class)
                        .hasMessageStartingWith(
                                "the key file " + key + " is missing but " + used.folder() + " holds data; ");
            }
            assertThat(key).doesNotExist();
        }
    }

    @Test
    void bothPlacesOpenWithTheSameKey() {
        Stores.open(Place.ofBot(data), key).close();
        assertThatCode(() -> Stores.open(Place.ofConsole(data), key).close()).doesNotThrowAnyException();
    }
}
