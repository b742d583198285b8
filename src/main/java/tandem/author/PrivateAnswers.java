package tandem.author;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tandem.flow.Illustration;
import tandem.flow.Message;
import tandem.flow.Step;
import tandem.flow.Variable;

/** What somebody answered where nobody else reads along must not be shown in a group. */
final class PrivateAnswers implements Check {

    @Override
    public void look(Draft draft, Problems problems) {
        Certain certain = draft.certain();
        Map<String, String> saved = new HashMap<>();
        for (FlowDraft flow : draft.flows()) {
            for (Step step : flow.steps()) {
                String name = saved(step);
                Facts before = certain.before(flow, step);
                if (name != null && isOfAPerson(flow, name) && before != null && before.has(Facts.PRIVATE)) {
                    saved.putIfAbsent(name, flow.id());
                }
            }
        }
        draft.flows().forEach(flow -> look(flow, certain, saved, problems));
    }

    private static void look(FlowDraft flow, Certain certain, Map<String, String> saved, Problems problems) {
        for (Step step : flow.steps()) {
            Facts before = certain.before(flow, step);
            if (before != null) {
                if (own(step) && !before.has(Facts.PRIVATE)) {
                    problems.add(
                            Code.PRIVATE_ANSWER,
                            flow.notes().node(step).spot(),
                            "a group could see somebody's own lines here",
                            "show them where the chat_kind is private");
                }
                Texts.of(step, before, (text, facts) -> look(flow, text, facts, saved, problems));
            }
        }
    }

    private static void look(FlowDraft flow, Message text, Facts facts, Map<String, String> saved, Problems problems) {
        Spot spot = flow.notes().spot(text);
        if (spot == null || facts.has(Facts.PRIVATE) || facts.has(Facts.ALONE)) {
            return;
        }
        for (String name : new TreeSet<>(text.names())) {
            if (Reserved.isPrivate(name)) {
                problems.add(
                        Code.PRIVATE_ANSWER,
                        spot,
                        "a group could read " + Quote.of(name) + " here, which is one person's alone",
                        "say it with \"to\": \"private\", or in a variant for the chat_kind private");
            }
            String asking = isOfAPerson(flow, name) ? saved.get(name) : null;
            if (asking != null) {
                problems.add(
                        Code.PRIVATE_ANSWER,
                        spot,
                        "a group could read " + Quote.of(name) + " here, which flow " + Quote.of(asking)
                                + " learns in private",
                        "say it with \"to\": \"private\", or in a variant for the chat_kind private");
            }
        }
    }

    /** The variable that takes a value here, or null. */
    private static @Nullable String saved(Step step) {
        return step instanceof Step.Ask ask ? ask.save() : step instanceof Step.SetVariable set ? set.variable() : null;
    }

    private static boolean own(Step step) {
        Illustration shown =
                step instanceof Step.Say say ? say.picture() : step instanceof Step.Ask ask ? ask.picture() : null;
        return shown != null && shown.own();
    }

    private static boolean isOfAPerson(FlowDraft flow, String name) {
        Variable variable = flow.variables().get(name);
        return variable != null && variable.scope() == Variable.Scope.PERSON;
    }
}
