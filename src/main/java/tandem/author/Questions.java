package tandem.author;

import tandem.flow.Choice;
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
        } else if (ask.choices().stream().allMatch(choice -> staysOpen(choice, ask))) {
            boolean runs = ask.choices().stream().anyMatch(choice -> choice.privately() != null);
            String sentence = question + " has only choices that copy a text"
                    + (runs ? " or run in private, and no \"timeout\"" : "") + "; none of them is an answer";
            problems.add(Code.ONLY_COPIES, node.spotOf("choices"), sentence);
        }
    }

    /** Whether it is no answer; a question out of which things run in private may also just end after a while. */
    private static boolean staysOpen(Choice choice, Step.Ask ask) {
        return choice.copy() != null || (choice.privately() != null && ask.timeout() == null);
    }

    private static boolean notYet(Node.Obj node) {
        return node.members().containsKey("choicesFrom") || node.members().containsKey("many");
    }
}
