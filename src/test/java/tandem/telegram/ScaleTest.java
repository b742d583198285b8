package tandem.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import tandem.chat.Choice;

/** The numbers of a scale stand side by side, and a way out below them. */
class ScaleTest {

    @Test
    void elevenNumbersTakeTwoRows() {
        List<Choice> choices = new ArrayList<>();
        for (int number = 0; number <= 10; number++) {
            choices.add(new Choice.Button("1." + number, Integer.toString(number)));
        }
        choices.add(new Choice.Button("1.n", "Not now"));
        List<List<String>> rows = Objects.requireNonNull(Keyboard.of(choices)).getKeyboard().stream()
                .map(row -> row.stream().map(InlineKeyboardButton::getText).toList())
                .toList();
        assertThat(rows)
                .containsExactly(
                        List.of("0", "1", "2", "3", "4", "5"), List.of("6", "7", "8", "9", "10"), List.of("Not now"));
    }
}
