package tandem.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class PipeScreenTest {

    @Test
    void readsLinesUntilThereAreNone() throws IOException {
        PipeScreen screen = reading("one\n\ntwo");
        assertThat(screen.read("> ")).isEqualTo("one");
        assertThat(screen.read("> ")).isEmpty();
        assertThat(screen.read("> ")).isEqualTo("two");
        assertThat(screen.read("> ")).isNull();
    }

    @Test
    void keepsNoMoreOfALineThanIsUsed() throws IOException {
        PipeScreen screen = reading("x".repeat(1 << 20) + "\nnext");
        assertThat(screen.read("")).hasSize(8192);
        assertThat(screen.read("")).isEqualTo("next");
    }

    private static PipeScreen reading(String text) {
        return new PipeScreen(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), new ByteArrayOutputStream());
    }
}
