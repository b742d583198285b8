package tandem.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CleanTextTest {

    @Test
    void leavesNothingThatSteersATerminal() {
        assertThat(CleanText.of("a\u001B[31mred\u001B[0m b\u009B2Jc \u001B]0;title\u0007d\u0000\u007F\u0085\re"))
                .isEqualTo("ared bc ]0;titlede");
        assertThat(CleanText.of("one\r\ntwo\tthree\u2028four")).isEqualTo("one\ntwo\tthree\nfour");
    }

    @Test
    void leavesNothingThatTurnsTheTextAround() {
        assertThat(CleanText.of("\u202Eabc\u202C \u2066x\u2069 \uFEFF")).isEqualTo("abc x ");
    }

    @Test
    void leavesLanguagesAndEmojiAlone() {
        String text = "שלום \u200Fعالم 日本 👩‍❤️‍👩 naïve é";
        assertThat(CleanText.of(text)).isEqualTo(text);
        assertThat(CleanText.of("half \uD83D pair")).isEqualTo("half \uFFFD pair");
    }

    @Test
    void makesOneLine() {
        assertThat(CleanText.line(" Not\nnow\t\u0007")).isEqualTo("Not now");
    }

    @Test
    void neverCutsACharacterInHalf() {
        assertThat(CleanText.cut("ab😀", 3)).isEqualTo("ab");
        assertThat(CleanText.cut("ab😀", 4)).isEqualTo("ab😀");
    }
}
