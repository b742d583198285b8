package tandem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyFileTest {
    @TempDir
    Path folder;

    private Path file;
    private Path data;

    @BeforeEach
    void names() {
        file = folder.resolve("tandem.key");
        data = folder.resolve("data");
    }

    @Test
    void makesAKeyOnceAndReadsItAgain() throws IOException {
        MasterKey made = KeyFile.open(file, data, false).master();
        MasterKey read = KeyFile.open(file, data, true).master();

        assertThat(read.id()).isEqualTo(made.id());
        assertThat(Files.readString(file)).matches("[A-Za-z0-9+/]{43}=\n");
        Files.delete(file);
        assertThat(KeyFile.open(file, data, false).master().id()).isNotEqualTo(made.id());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void isReadableByItsOwnerAlone() throws IOException {
        KeyFile.open(file, data, false);

        assertThat(rights()).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwx-----x"})
    @DisabledOnOs(OS.WINDOWS)
    void refusesAKeyThatOthersMayTouch(String rights) throws IOException {
        KeyFile.open(file, data, false);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));

        assertThatThrownBy(() -> KeyFile.open(file, data, true))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("chmod 600 " + file);
    }

    @Test
    void neverReplacesAMissingKeyWhileThereIsData() {
        assertThatThrownBy(() -> KeyFile.open(file, data, true))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(
                        "the key file " + file + " is missing but " + data + " holds data; put the key back");
        assertThat(file).doesNotExist();
    }

    @Test
    void refusesWhatIsNoKeyWithoutQuotingIt() throws IOException {
        KeyFile.open(file, data, false);
        String good = Files.readString(file);
        List<String> bad = List.of(
                "", "\n", "hello", good.substring(0, 40), good + good, good.replace('=', '!'), "AAAA".repeat(12));
        for (String text : bad) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> KeyFile.open(file, data, true))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("does not hold a key")
                    .hasMessageNotContaining(good.substring(0, 20))
                    .hasNoCause();
        }
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThatThrownBy(() -> KeyFile.open(file, data, true)).hasMessageContaining("does not hold a key");
    }

    @Test
    void saysWhereAKeyCannotBeMade() {
        Path nowhere = folder.resolve("missing").resolve("tandem.key");

        assertThatThrownBy(() -> KeyFile.open(nowhere, data, false))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(nowhere.toString());
    }

    @Test
    void neverShowsTheKey() throws IOException {
        KeyFile key = KeyFile.open(file, data, false);

        assertThat(key).hasToString("KeyFile(" + file + ")");
        assertThat(key.master()).hasToString("MasterKey(hidden)");
    }

    @Test
    void derivesTheSameKeysForEver() {
        byte[] master = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
        Keys keys = new Keys(master);

        assertThat(keys.address("telegram", "1234")).isEqualTo("96uongGkvnZS4fmfj8LMJQ");
        assertThat(HexFormat.of().formatHex(keys.encode()))
                .contains("19c541d560aa1be5b1da3c8e18f7841e87ad550e3e349fa47f7ac6e1e311b8bb");
    }

    @Test
    void anAddressTellsItsPartsApart() {
        Keys keys = new Keys(new byte[32]);

        assertThat(List.of(
                        keys.address("ab", "c"),
                        keys.address("a", "bc"),
                        keys.address("abc"),
                        keys.address("abc", ""),
                        keys.address("", "abc"),
                        keys.address()))
                .doesNotHaveDuplicates()
                .allMatch(address -> address.matches("[A-Za-z0-9_-]{22}"));
    }

    private String rights() throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
