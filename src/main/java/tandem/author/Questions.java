package tandem.author;

import tandem.flow.Step;

/** A question must have an answer: a choice that answers, or something that is expected. */
final class Questions implements FlowCheck {

    @Override
    public void look(FlowDraft flow, Problems problems) {
        for (Step step : flow.steps()) {
            if (step instanceof Step.Ask ask && ask.expect() == Step.Expect.NOTHING) {
                look(ask, flow.notes().node(ask), problems);
            }
        }
    }

    private static void look(Step.Ask ask, Node.Obj node, Problems problems) {
        String question = "step " + Quote.of(ask.id());
        if (node.members().containsKey("expect") || notYet(node)) {
            return;
        }
        if (ask.choices().isEmpty()) {
            problems.add(
                    Code.UNANSWERABLE,
                    node.spot(),
                    question + " asks, but has neither \"choices\" nor \"expect\"",
                    "to say something without asking, use the type say");
        } else if (ask.choices().stream().allMatch(choice -> choice.copy() != null)) {
            String sentence = question + " has only choices that copy a text; none of them is an answer";
            problems.add(Code.ONLY_COPIES, node.spotOf("choices"), sentence);
        }
    }

    private static boolean notYet(Node.Obj node) {
        return node.members().containsKey("choicesFrom") || node.members().containsKey("many");
    }
}
