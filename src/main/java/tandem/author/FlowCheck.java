package tandem.author;

/** A {@link Check} that looks at one flow after another. */
interface FlowCheck extends Check {

    void look(FlowDraft flow, Problems problems);

    @Override
    default void look(Draft draft, Problems problems) {
        draft.flows().forEach(flow -> look(flow, problems));
    }
}
