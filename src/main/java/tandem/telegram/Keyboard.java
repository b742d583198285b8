package tandem.telegram;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.CopyTextButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import tandem.chat.Choice;

/** Lays choices out as buttons under a message. Pure. */
final class Keyboard {

    /** So many characters fit side by side on a narrow phone; a longer label is cut off there. */
    private static final int WIDE = 26;

    private static final int IN_A_ROW = 3;

    /** So many numbers of a scale stand side by side. */
    private static final int NUMBERS_IN_A_ROW = 6;

    /** Of a text to copy; see {@code CopyTextButton} of the Bot API. */
    private static final int LONGEST_COPY = 256;

    private Keyboard() {}

    /** Null where there is nothing to tap. */
    static @Nullable InlineKeyboardMarkup of(List<Choice> choices) {
        if (choices.isEmpty()) {
            return null;
        }
        List<InlineKeyboardRow> rows = new ArrayList<>();
        int width = WIDE;
        boolean numbers = false;
        for (Choice choice : choices) {
            width += choice.label().length() + 2;
            boolean number = isNumber(choice.label());
            boolean other = number != numbers;
            numbers = number;
            if (other || width > WIDE || rows.get(rows.size() - 1).size() == (number ? NUMBERS_IN_A_ROW : IN_A_ROW)) {
                rows.add(new InlineKeyboardRow());
                width = choice.label().length();
            }
            rows.get(rows.size() - 1).add(button(choice));
        }
        return new InlineKeyboardMarkup(rows);
    }

    private static boolean isNumber(String label) {
        return label.length() <= 2 && label.chars().allMatch(Character::isDigit);
    }

    private static InlineKeyboardButton button(Choice choice) {
        InlineKeyboardButton button = new InlineKeyboardButton(choice.label());
        if (choice instanceof Choice.Button tap) {
            button.setCallbackData(tap.token());
        } else if (choice instanceof Choice.Copy copy) {
            button.setCopyText(new CopyTextButton(shortened(copy.text())));
        }
        return button;
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST_COPY) {
            return text;
        }
        int end = text.lastIndexOf(' ', LONGEST_COPY - 1);
        return text.substring(0, end > 0 ? end : text.offsetByCodePoints(0, text.codePointCount(0, LONGEST_COPY) - 1))
                + "…";
    }
}
