package tandem.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import tandem.chat.Choice;

/** What can be tapped below a message: up to five buttons in a row, or a menu of lines where there are more. Pure. */
final class Rows {

    /** The name of a menu; its lines have the tokens. */
    static final String MENU = "menu";

    /** By Discord's reference of components. */
    private static final int BUTTONS = 5;

    private static final int LINES = 25;
    private static final int LABEL = 80;

    private Rows() {}

    /** Copying is none of them: Discord has no such button, and {@link Encoder} shows the text. */
    static List<ActionRow> of(List<Choice> choices) {
        List<Choice.Button> buttons = choices.stream().flatMap(Rows::button).toList();
        if (buttons.isEmpty()) {
            return List.of();
        }
        if (buttons.size() <= BUTTONS) {
            return List.of(row(buttons));
        }
        boolean scale = isNumber(buttons.get(0)) && isNumber(buttons.get(BUTTONS));
        return scale && buttons.size() <= BUTTONS * BUTTONS ? rows(buttons) : menus(buttons);
    }

    /** What opens a form is a button like any other: the bot says what comes of the tap. */
    private static Stream<Choice.Button> button(Choice choice) {
        if (choice instanceof Choice.Form form) {
            return Stream.of(new Choice.Button(form.token(), form.label()));
        }
        return choice instanceof Choice.Button button ? Stream.of(button) : Stream.empty();
    }

    private static ActionRow row(List<Choice.Button> buttons) {
        return ActionRow.of(buttons.stream()
                .map(button -> Button.secondary(button.token(), shortened(button.label())))
                .toList());
    }

    /** A scale: one tap is better than a menu, and five rows are what a message can have. */
    private static List<ActionRow> rows(List<Choice.Button> buttons) {
        List<ActionRow> rows = new ArrayList<>();
        for (int from = 0; from < buttons.size(); from += BUTTONS) {
            rows.add(row(buttons.subList(from, Math.min(from + BUTTONS, buttons.size()))));
        }
        return rows;
    }

    private static boolean isNumber(Choice.Button button) {
        return button.label().length() <= 2 && button.label().chars().allMatch(Character::isDigit);
    }

    private static List<ActionRow> menus(List<Choice.Button> buttons) {
        List<ActionRow> rows = new ArrayList<>();
        for (int from = 0; from < buttons.size(); from += LINES) {
            List<SelectOption> lines = buttons.subList(from, Math.min(from + LINES, buttons.size())).stream()
                    .map(button -> SelectOption.of(shortened(button.label()), button.token()))
                    .toList();
            rows.add(ActionRow.of(
                    StringSelectMenu.create(MENU + from).addOptions(lines).build()));
        }
        return rows;
    }

    private static String shortened(String label) {
        return label.length() <= LABEL ? label : label.substring(0, LABEL - 1) + "…";
    }
}
