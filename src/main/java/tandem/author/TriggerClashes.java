package tandem.author;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tandem.flow.Trigger;

/** Two triggers that hear the same at the same place cannot be told apart. */
final class TriggerClashes implements Check {

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private record Claim(Trigger.Where where, Spot spot) {
        boolean overlaps(Claim other) {
            return where == Trigger.Where.ANYWHERE || other.where == Trigger.Where.ANYWHERE || where == other.where;
        }
    }

    @Override
    public void look(Draft draft, Problems problems) {
        Map<String, List<Claim>> claims = new HashMap<>();
        for (FlowDraft flow : draft.flows()) {
            for (Trigger trigger : flow.triggers()) {
                Node.Obj node = flow.notes().node(trigger);
                if (trigger instanceof Trigger.Command command
                        && !command.name().isEmpty()) {
                    Claim claim = new Claim(trigger.where(), node.spotOf("command"));
                    claim(claims, "command " + Quote.of(command.name()), claim, problems);
                } else if (trigger instanceof Trigger.Phrases) {
                    phrases(claims, trigger.where(), node, problems);
                } else if (trigger instanceof Trigger.Event event) {
                    String name = event.kind().name().toLowerCase(Locale.ROOT);
                    Claim claim = new Claim(trigger.where(), node.spotOf("event"));
                    claim(claims, "event " + Quote.of(name), claim, problems);
                } else if (trigger instanceof Trigger.Start start) {
                    // A link is opened in private and in groups alike.
                    Claim claim = new Claim(Trigger.Where.ANYWHERE, node.spotOf("start"));
                    claim(claims, "start payload " + Quote.of(start.payload()), claim, problems);
                }
            }
        }
    }

    private static void phrases(
            Map<String, List<Claim>> claims, Trigger.Where where, Node.Obj trigger, Problems problems) {
        Node.Member phrases = trigger.members().get("phrases");
        if (phrases == null || !(phrases.value() instanceof Node.Arr list)) {
            return;
        }
        for (Node item : list.items()) {
            if (item instanceof Node.Text text) {
                String heard = NO_LETTERS
                        .matcher(text.text().toLowerCase(Locale.ROOT))
                        .replaceAll(" ")
                        .strip();
                claim(claims, "phrase " + Quote.of(heard), new Claim(where, text.spot()), problems);
            }
        }
    }

    private static void claim(Map<String, List<Claim>> claims, String what, Claim claim, Problems problems) {
        List<Claim> others = claims.computeIfAbsent(what, key -> new ArrayList<>());
        for (Claim other : others) {
            if (claim.overlaps(other)) {
                Spot first = other.spot();
                problems.add(
                        Code.TRIGGER_CLASH,
                        claim.spot(),
                        "the " + what + " is taken already, at " + first.path() + ":" + first.line());
                return;
            }
        }
        others.add(claim);
    }
}
