package tandem.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhraseTest {
    private static final Listener LISTENER = EnglishWords.listener();

    static Stream<Table.Row> rows() {
        return Table.read("phrase.txt").stream();
    }

    /** The cells: text, triggers separated by "/" with phrases separated by ";", the trigger from 0 or "-", why. */
    @ParameterizedTest
    @MethodSource("rows")
    void hears(Table.Row row) {
        List<List<String>> triggers = Arrays.stream(row.cell(1).split("/"))
                .map(trigger -> Arrays.asList(trigger.strip().split("\\s*;\\s*")))
                .toList();

        Heard heard = LISTENER.phrase(row.cell(0), triggers);

        String trigger =
                heard.choice().isPresent() ? Integer.toString(heard.choice().getAsInt()) : "-";
        assertThat(trigger + " " + heard.why()).as(row.toString()).isEqualTo(row.cell(2) + " " + row.cell(3));
    }
}
