package tandem.author;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.flow.Choice;
import tandem.flow.Step;
import tandem.flow.Trigger;

/** What a choice runs in private must be reached from a group by a link, so it needs a payload. */
final class PrivateChoices implements Check {

    @Override
    public void look(Draft draft, Problems problems) {
        Map<String, FlowDraft> flows = new HashMap<>();
        draft.flows().forEach(flow -> flows.putIfAbsent(flow.id(), flow));
        for (FlowDraft flow : draft.flows()) {
            for (Step step : flow.steps()) {
                if (step instanceof Step.Ask ask) {
                    ask.choices().forEach(choice -> look(flow, choice, flows, problems));
                }
            }
        }
    }

    private static void look(FlowDraft flow, Choice choice, Map<String, FlowDraft> flows, Problems problems) {
        @Nullable FlowDraft named = choice.privately() == null ? null : flows.get(choice.privately());
        if (named != null && named.triggers().stream().noneMatch(Trigger.Start.class::isInstance)) {
            problems.add(
                    Code.NO_START,
                    flow.notes().node(choice).spotOf("privately"),
                    "flow " + Quote.of(named.id()) + " runs in private, but has no trigger \"start\"",
                    "give it one, such as {\"start\": " + Quote.of(named.id()) + ", \"where\": \"private\"}");
        }
    }
}
