package tandem.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandem.chat.Choice;

/**
 * A board as a string, for a {@link tandem.chat.Memory}. The parts are set apart by control characters, which clean text
 * does not have. Pure.
 */
final class BoardText {

    private static final String VERSION = "1";
    private static final char MESSAGE = '\u001E';
    private static final char FIELD = '\u001F';
    private static final char PART = '\u001D';
    private static final String BUTTON = "button";
    private static final String COPY = "copy";

    private BoardText() {}

    static String write(Board board) {
        StringBuilder text = new StringBuilder(VERSION);
        for (Shown shown : board.messages()) {
            String only = shown.only() == null ? "" : shown.only();
            text.append(MESSAGE).append(shown.slot()).append(FIELD).append(only);
            text.append(FIELD).append(CleanText.of(shown.text()));
            shown.choices().forEach(choice -> text.append(FIELD).append(write(choice)));
        }
        return text.toString();
    }

    /** The board again; an empty one where this is no board of a form known here. */
    static Board read(String text) {
        List<String> messages = parts(text, MESSAGE);
        if (!messages.get(0).equals(VERSION)) {
            return Board.EMPTY;
        }
        try {
            return new Board(messages.stream().skip(1).map(BoardText::shown).toList());
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Board.EMPTY;
        }
    }

    private static String write(Choice choice) {
        List<String> parts = new ArrayList<>();
        if (choice instanceof Choice.Button button) {
            parts.addAll(List.of(BUTTON, button.token(), button.label()));
        } else if (choice instanceof Choice.Copy copy) {
            parts.addAll(List.of(COPY, copy.text(), copy.label()));
        }
        return String.join(
                String.valueOf(PART), parts.stream().map(CleanText::of).toList());
    }

    private static Shown shown(String message) {
        List<String> fields = parts(message, FIELD);
        @Nullable String only = fields.get(1).isEmpty() ? null : fields.get(1);
        List<Choice> choices = fields.stream().skip(3).map(BoardText::choice).toList();
        return new Shown(Long.parseLong(fields.get(0)), only, fields.get(2), choices);
    }

    private static Choice choice(String text) {
        List<String> parts = parts(text, PART);
        return parts.get(0).equals(COPY)
                ? new Choice.Copy(parts.get(2), parts.get(1))
                : new Choice.Button(parts.get(1), parts.get(2));
    }

    private static List<String> parts(String text, char separator) {
        return Arrays.asList(Pattern.compile(String.valueOf(separator)).split(text, -1));
    }
}
