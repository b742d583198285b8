package tandem.author;

import java.util.Set;

/** Every flow that is called, or always possible, must exist. */
final class DanglingFlows implements Check {

    @Override
    public void look(Draft draft, Problems problems) {
        if (!draft.knowsAll(FileKind.FLOW)) {
            return;
        }
        Set<String> ids = draft.flowIds();
        for (FlowDraft flow : draft.flows()) {
            for (Mention mention : flow.notes().mentions()) {
                if (mention.kind() == Mention.Kind.FLOW && !ids.contains(mention.name())) {
                    String sentence = mention.owner() + " calls the flow " + Quote.of(mention.name());
                    report(mention.spot(), sentence, mention.name(), ids, problems);
                }
            }
        }
        for (Node.Text id : draft.always()) {
            if (!ids.contains(id.text())) {
                report(id.spot(), "the flow " + Quote.of(id.text()) + " is named", id.text(), ids, problems);
            }
        }
    }

    private static void report(Spot spot, String who, String name, Set<String> ids, Problems problems) {
        problems.addMistyped(Code.DANGLING_FLOW, spot, who + ", which does not exist", name, ids);
    }
}
