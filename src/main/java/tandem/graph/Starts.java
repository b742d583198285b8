package tandem.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tandem.flow.Trigger;

/** What starts a flow, in words. Pure. */
final class Starts {

    private Starts() {}

    static Graph.Box of(String id, Trigger trigger) {
        List<String> notes = new ArrayList<>();
        if (trigger instanceof Trigger.Command command && !command.options().isEmpty()) {
            notes.add(Wording.brief(
                    "with " + command.options().stream().map(Trigger.Option::id).collect(Collectors.joining(", "))));
        }
        if (trigger.where() != Trigger.Where.ANYWHERE) {
            notes.add(trigger.where() == Trigger.Where.GROUP ? "in a group" : "in private");
        }
        return new Graph.Box(id, Kind.START, name(trigger), "", notes);
    }

    static String name(Trigger trigger) {
        if (trigger instanceof Trigger.Command command) {
            return "/" + command.name();
        }
        if (trigger instanceof Trigger.Phrases phrases) {
            int more = phrases.phrases().size() - 1;
            String first = "“" + Wording.brief(phrases.phrases().get(0)) + "”";
            return more <= 0 ? first : first + " and " + more + " more";
        }
        if (trigger instanceof Trigger.Start start) {
            return "a link with " + Wording.brief(start.payload());
        }
        return switch (((Trigger.Event) trigger).kind()) {
            case ADDED -> "the bot comes into a group";
            case UNMATCHED -> "words that nothing understood";
            case SAFETY -> "words that tell of somebody's safety";
            case INACTIVE -> "nothing was done for long";
        };
    }
}
