package tandem.author;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tandem.flow.Message;
import tandem.flow.Trigger;

/**
 * What menus show of a command. Discord's know a command of one name once, whether a flow has it in private chats and
 * another in groups or not, and take only so many characters of it.
 */
final class MenuTexts implements Check {

    /** Of one command, its options and choices together: half of what Discord takes by its reference now, all it took once. */
    private static final int LONGEST = 4_000;

    /** A command's texts, and where they stand. */
    private record Shown(List<String> texts, Spot spot) {}

    @Override
    public void look(Draft draft, Problems problems) {
        Map<String, Shown> first = new HashMap<>();
        for (FlowDraft flow : draft.flows()) {
            for (Trigger trigger : flow.triggers()) {
                if (trigger instanceof Trigger.Command command && command.description() != null) {
                    Spot spot = flow.notes().node(trigger).spotOf("description");
                    look(command, new Shown(texts(command, command.description()), spot), first, problems);
                }
            }
        }
    }

    private static void look(Trigger.Command command, Shown shown, Map<String, Shown> first, Problems problems) {
        int length = shown.texts().stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .sum();
        if (length > LONGEST) {
            String sentence = "names, descriptions, values and labels of the command " + Quote.of(command.name())
                    + " have " + length + " characters together; menus take at most " + LONGEST;
            problems.add(Code.TOO_LONG, shown.spot(), sentence);
        }
        Shown other = command.name().isEmpty() ? null : first.putIfAbsent(command.name(), shown);
        if (other != null && !other.texts().equals(shown.texts())) {
            problems.add(
                    Code.TWO_MENUS,
                    shown.spot(),
                    "menus show the command " + Quote.of(command.name()) + " once, and it is described differently at "
                            + other.spot().path() + ":" + other.spot().line(),
                    "the same description and the same options with theirs, or no description here");
        }
    }

    private static List<String> texts(Trigger.Command command, Message description) {
        List<String> texts = new ArrayList<>(List.of(command.name(), description.source()));
        for (Trigger.Option option : command.options()) {
            if (option.description() != null) {
                texts.add(option.id());
                texts.add(option.description().source());
                for (String value : option.values()) {
                    Message label = option.labels().get(value);
                    texts.add(value);
                    texts.add(label == null ? value : label.source());
                }
            }
        }
        return texts;
    }
}
