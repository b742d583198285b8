package tandem.author;

import java.util.Set;
import tandem.flow.Step;

/** Actions have the outcomes they have, and only some of them are told something. */
final class Outcomes implements FlowCheck {

    @Override
    public void look(FlowDraft flow, Problems problems) {
        for (Step step : flow.steps()) {
            if (step instanceof Step.Do action) {
                Node.Obj node = flow.notes().node(step);
                String name = "action " + Quote.of(ChangeReader.word(action.action()));
                names(node, "on", name + " has no outcome ", action.action().outcomes(), problems);
                names(node, "with", name + " does not take ", action.action().told(), problems);
            } else if (step instanceof Step.RecordValue) {
                Node.Obj node = flow.notes().node(step);
                names(node, "on", "recording has no outcome ", Step.RecordValue.OUTCOMES, problems);
            }
        }
    }

    private static void names(Node.Obj step, String field, String sentence, Set<String> known, Problems problems) {
        Node.Member member = step.members().get(field);
        if (member == null || !(member.value() instanceof Node.Obj given)) {
            return;
        }
        given.members().forEach((name, value) -> {
            if (!known.contains(name)) {
                problems.addMistyped(Code.UNKNOWN_OUTCOME, value.name(), sentence + Quote.of(name), name, known);
            }
        });
    }
}
