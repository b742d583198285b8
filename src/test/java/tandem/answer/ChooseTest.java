package tandem.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChooseTest {
    private static final Listener LISTENER = EnglishWords.listener();

    static Stream<Table.Row> rows() {
        return Table.read("choose.txt").stream();
    }

    /** The cells: text, options separated by "/" with their match words in braces, the label or "-", why. */
    @ParameterizedTest
    @MethodSource("rows")
    void hears(Table.Row row) {
        List<Option> options = options(row.cell(1));

        Heard heard = LISTENER.choose(row.cell(0), options);

        String label = heard.choice().isPresent()
                ? options.get(heard.choice().getAsInt()).label()
                : "-";
        assertThat(label + " " + heard.why()).as(row.toString()).isEqualTo(row.cell(2) + " " + row.cell(3));
    }

    @Test
    void theTableIsLong() {
        assertThat(rows().count()).isGreaterThan(150);
    }

    static List<Option> options(String cell) {
        return Arrays.stream(cell.split("/")).map(ChooseTest::option).toList();
    }

    private static Option option(String written) {
        int brace = written.indexOf('{');
        if (brace < 0) {
            return new Option(written.strip(), List.of());
        }
        String words = written.substring(brace + 1, written.indexOf('}'));
        return new Option(
                written.substring(0, brace).strip(), Arrays.asList(words.strip().split("\\s*,\\s*")));
    }
}
