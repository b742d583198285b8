package tandem.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.engine.Dialogs;
import tandem.engine.TestDialogs;
import tandem.engine.Witness;

/** Transcripts that cannot be read are told with their place, whatever stands in them. */
class BrokenTranscriptTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | flow: a   seed: many   private: Ana",
                "1 | flow: a   start: yesterday   private: Ana",
                "1 | flow: a   zone: Mars/Base   private: Ana",
                "1 | flow: a",
                "2 | flow: a   private: Ana~time: +99999999999999999999d",
                "2 | flow: a   private: Ana~time: +999999999999999d",
                "2 | flow: a   private: Ana~Ana> \\uzzzz",
                "2 | flow: a   private: Ana~what is this?",
            })
    void theLineIsNamed(int line, String text) {
        assertThatThrownBy(() -> ScriptReader.read("broken.chat", text.replace('~', '\n')))
                .isInstanceOf(ScriptException.class)
                .hasMessageStartingWith("broken.chat:" + line + ": ");
    }

    @Test
    void aFileThatCannotBeReadFailsAlone() throws IOException {
        Dialogs dialogs = TestDialogs.shipped();
        Path file = Files.write(folder.resolve("binary.chat"), new byte[] {(byte) 0xff, 0, 1});
        Path other = Files.writeString(folder.resolve("other.chat"), "nothing");
        assertThat(new TranscriptFile(file).play(dialogs, Witness.NOBODY).report())
                .containsExactly(file + ":1: 1 line does not hold", "  line 1: the file cannot be read as UTF-8 text");
        assertThat(new TranscriptFile(other)
                        .playAndUpdate(dialogs, Witness.NOBODY)
                        .report())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("  line 1: a transcript begins with ");
    }

    @Test
    void timeWithoutEndIsAFailureOfItsLine() {
        Script script = ScriptReader.read("far.chat", "flow: a   private: Ana\ntime: +999999999999d\n");
        assertThat(Player.play(script, TestDialogs.shipped()).failures())
                .singleElement()
                .asString()
                .startsWith("far.chat:2: this fails: ");
    }
}
