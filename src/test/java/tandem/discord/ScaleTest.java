package tandem.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.components.buttons.Button;
import org.junit.jupiter.api.Test;
import tandem.chat.Choice;

/** The numbers of a scale are buttons, five in a row, where as many words would be a menu. */
class ScaleTest {

    @Test
    void elevenNumbersAndAWayOutTakeThreeRows() {
        List<Choice> choices = new ArrayList<>();
        for (int number = 0; number <= 10; number++) {
            choices.add(new Choice.Button("1." + number, Integer.toString(number)));
        }
        choices.add(new Choice.Button("1.n", "Not now"));
        List<List<String>> rows = Rows.of(choices).stream()
                .map(row -> row.getButtons().stream().map(Button::getLabel).toList())
                .toList();
        assertThat(rows)
                .containsExactly(
                        List.of("0", "1", "2", "3", "4"), List.of("5", "6", "7", "8", "9"), List.of("10", "Not now"));
    }
}
