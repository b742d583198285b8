package tandem.author;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tandem.flow.Message;
import tandem.flow.Step;
import tandem.flow.Variable;

/**
 * A text must not have a hole: whatever way leads to it, what it shows has a value there. Variables that nothing sets at
 * all are {@link MissingValues}' to tell.
 */
final class UnknownGaps implements Check {

    @Override
    public void look(Draft draft, Problems problems) {
        Certain certain = draft.certain();
        for (FlowDraft flow : draft.flows()) {
            if (problems.in(flow)) {
                continue; // Its ways may be others than they seem.
            }
            Map<String, Variable> seen = Reserved.seenBy(flow);
            for (Step step : flow.steps()) {
                Facts before = certain.before(flow, step);
                if (before != null) {
                    Texts.of(step, before, (text, facts) -> look(flow, text, facts, seen.keySet(), problems));
                }
            }
        }
    }

    private static void look(FlowDraft flow, Message text, Facts facts, Set<String> seen, Problems problems) {
        Spot spot = flow.notes().spot(text);
        for (String name : new TreeSet<>(text.needed())) {
            if (spot != null && seen.contains(name) && !flow.knows(name, facts)) {
                problems.add(
                        Code.MAY_BE_MISSING,
                        spot,
                        "the text shows " + Quote.of(name) + ", which can be unknown here",
                        hint(name));
            }
        }
    }

    private static String hint(String name) {
        if (name.equals(Reserved.REVEALED)) {
            return "only the text of a reveal knows it";
        }
        return name.startsWith(Reserved.CARD)
                ? "on some way to this step no card was drawn"
                : "say it in a variant with \"when\": {\"var\": \"" + name
                        + "\", \"known\": true}, or give the variable a default";
    }
}
