package tandem.author;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tandem.flow.Step;
import tandem.flow.Variable;

/**
 * A question that each of a couple is asked in private: the flow that asks one of them follows from it. It has the id
 * {@code FLOW.STEP}, which no author's flow can have, and which stays while those two stay.
 *
 * @param flow the id of the flow that follows from it
 * @param notes what the question was read with: a book of its own, for in private other things are known
 * @param question the question itself
 * @param then the flow that runs after it, in which they share or keep what they answered
 * @param fields the step, which all of it stands in
 */
record EachQuestion(String flow, Notes notes, Step.Ask question, String then, Fields fields) {

    static final char SEPARATOR = '.';

    /** The id of the question in its flow. */
    static final String QUESTION = "question";

    private static final String SHARE = "share";

    private static final String BACK = "back";

    /** Whether a flow follows from a question, so that its author never wrote it. */
    static boolean isOne(String flow) {
        return flow.indexOf(SEPARATOR) >= 0;
    }

    /** The flow that asks one of them. Of the asking flow's variables it has those that are sealed. */
    FlowDraft draft(Map<String, Variable> all, Problems problems) {
        Map<String, Variable> variables = new LinkedHashMap<>(all);
        variables.values().removeIf(variable -> variable.scope() != Variable.Scope.SEALED);
        String save = question.save();
        if (save != null && all.containsKey(save) && !variables.containsKey(save)) {
            problems.add(
                    Code.WRONG_COMBINATION,
                    fields.object().spotOf("save"),
                    fields.owner() + " asks each of two, but variable " + Quote.of(save) + " is not sealed",
                    "give the variable \"scope\": \"sealed\"");
            variables.put(save, all.get(save));
        }
        Step.Call share = notes.placed(new Step.Call(SHARE, null, then, false), fields);
        Step.Return back = notes.placed(new Step.Return(BACK, null), fields);
        return new FlowDraft(
                flow,
                fields.object(),
                notes,
                List.of(),
                variables,
                Map.of(),
                null,
                Set.of(QUESTION, SHARE, BACK),
                List.of(question, share, back),
                false);
    }
}
