package tandem.author;

import tandem.flow.Trigger;

/** What the patterns hear is answered: by a flow, in private, and without losing the question that it came into. */
final class SafetyAnswers implements Check {

    private static final String HINT =
            "a flow with the trigger {\"event\": \"safety\", \"where\": \"private\"}, whose id stands in always.json";

    @Override
    public void look(Draft draft, Problems problems) {
        if (draft.patterns().isEmpty() || !draft.knowsAll(FileKind.FLOW) || !draft.knowsAll(FileKind.ALWAYS)) {
            return;
        }
        FlowDraft answers = draft.flows().stream()
                .filter(flow -> flow.triggers().stream().anyMatch(SafetyAnswers::isSafety))
                .findFirst()
                .orElse(null);
        if (answers == null) {
            draft.patterns()
                    .values()
                    .forEach(each -> problems.add(
                            Code.NOBODY_ANSWERS,
                            each.file(),
                            "there are safety patterns, and no flow answers them",
                            HINT));
        } else if (draft.always().stream().noneMatch(id -> id.text().equals(answers.id()))) {
            problems.add(
                    Code.NOBODY_ANSWERS,
                    answers.node().spotOf("flow"),
                    "the flow that answers safety patterns is not in always.json, and would end what it comes into",
                    HINT);
        }
    }

    private static boolean isSafety(Trigger trigger) {
        return trigger instanceof Trigger.Event event && event.kind() == Trigger.Event.Kind.SAFETY;
    }
}
