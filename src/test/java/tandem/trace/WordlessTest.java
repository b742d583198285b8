package tandem.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class WordlessTest {

    @Test
    void keepsWhatFailedAndWhereAndDropsEveryWord() {
        Exception cause = new NumberFormatException("my secret");
        Exception failure = new IllegalStateException("private words", cause);
        failure.addSuppressed(new IllegalArgumentException("more words"));
        assertThat(printed(failure))
                .contains("java.lang.IllegalStateException")
                .contains("java.lang.NumberFormatException")
                .contains("java.lang.IllegalArgumentException")
                .contains("WordlessTest.keepsWhatFailedAndWhereAndDropsEveryWord")
                .doesNotContain("secret")
                .doesNotContain("words");
    }

    @Test
    void aFailureThatIsItsOwnCauseIsWrittenOnce() {
        Exception one = new IllegalStateException("one");
        one.initCause(new IllegalArgumentException("two", one));
        assertThat(printed(one)).containsOnlyOnce("IllegalArgumentException");
    }

    private static String printed(Exception failure) {
        StringWriter text = new StringWriter();
        Wordless.of(failure).printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
