package tandem.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PseudoTest {

    @Test
    void everyLetterIsStrangeAndTheTextIsLongerAndInBrackets() {
        String strange = Pseudo.plain("The quick brown fox jumps over the lazy dog. ABC", 100);

        assertThat(strange)
                .startsWith("⟦")
                .endsWith("~~⟧")
                .doesNotContainPattern("[A-Za-z]")
                .hasSize(48 + 19 + 2);
    }

    @Test
    void gapsFormattingAndCommandsStay() {
        String source =
                "*Hi* {name}, it''s {n, plural, one {a minute} other {# of {name}}} for /tonight or {k, select, a"
                        + " {this} other {that '{'}}";
        Message message = Message.parse(Pseudo.template(source, 500));
        Map<String, Value> values =
                Map.of("name", new Value.Text("Ana"), "n", new Value.Whole(2), "k", new Value.Text("b"));

        assertThat(message.names()).isEqualTo(Message.parse(source).names());
        String said = message.fillPlain(values::get, Locale.ENGLISH);
        assertThat(said)
                .contains("Ĥî Ana,", "2 öƒ Ana", "/tonight", "ŧĥåŧ {")
                .startsWith("⟦")
                .endsWith("⟧");
        assertThat(said.replaceAll("Ana|/tonight", "")).doesNotContainPattern("[A-Za-z]");
    }

    @ParameterizedTest
    @CsvSource({"40,34,40", "40,38,40", "40,39,39", "100,10,16"})
    void itIsNeverLongerThanItMayBe(int longest, int length, int becomes) {
        assertThat(Pseudo.template("a".repeat(length), longest)).hasSize(becomes);
    }
}
