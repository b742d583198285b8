package tandem.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tandem.chat.MenuCommand;
import tandem.flow.Message;
import tandem.flow.Trigger;

/** What menus show of the commands: those, and those of their options, that have a description. */
final class Menu {

    private final Locale locale;

    private Menu(Locale locale) {
        this.locale = locale;
    }

    /** A command stands in it once, also when one flow has it in private chats and another in groups. */
    static List<MenuCommand> of(List<Trigger.Command> commands, Locale locale) {
        Menu menu = new Menu(locale);
        Map<String, MenuCommand> byName = new LinkedHashMap<>();
        for (Trigger.Command command : commands) {
            if (command.description() != null) {
                MenuCommand shown = menu.command(command, command.description());
                byName.merge(shown.name(), shown, Menu::both);
            }
        }
        return List.copyOf(byName.values());
    }

    /** The loader lets no two pass of which menus would show different things. */
    private static MenuCommand both(MenuCommand one, MenuCommand other) {
        return new MenuCommand(
                one.name(),
                one.description(),
                one.inPrivate() || other.inPrivate(),
                one.inGroups() || other.inGroups(),
                one.options());
    }

    private MenuCommand command(Trigger.Command command, Message description) {
        List<MenuCommand.Option> options = command.options().stream()
                .filter(option -> option.description() != null)
                .map(this::option)
                .toList();
        return new MenuCommand(
                command.name(),
                words(description),
                command.where().hears(false),
                command.where().hears(true),
                options);
    }

    private MenuCommand.Option option(Trigger.Option option) {
        Map<String, String> choices = new LinkedHashMap<>();
        for (String value : option.values()) {
            Message label = option.labels().get(value);
            choices.put(value, label == null ? value : words(label));
        }
        String description = option.description() == null ? "" : words(option.description());
        return new MenuCommand.Option(option.id(), description, option.number(), choices);
    }

    private String words(Message message) {
        return message.fillPlain(name -> null, locale);
    }
}
