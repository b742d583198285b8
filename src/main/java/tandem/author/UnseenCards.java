package tandem.author;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tandem.flow.Step;

/** A card that is drawn counts as seen and is not drawn again soon, so some way must show it. */
final class UnseenCards implements Check {

    @Override
    public void look(Draft draft, Problems problems) {
        Calls calls = new Calls(draft);
        Set<String> showing = draft.flows().stream()
                .filter(flow -> !flow.whole() || flow.steps().stream().anyMatch(UnseenCards::shows))
                .map(FlowDraft::id)
                .collect(Collectors.toSet());
        for (FlowDraft flow : draft.flows()) {
            if (flow.whole() && !problems.in(flow)) {
                look(flow, calls, showing, problems);
            }
        }
    }

    private static void look(FlowDraft flow, Calls calls, Set<String> showing, Problems problems) {
        Map<String, Set<String>> ways = Ways.of(flow);
        Map<String, Step> steps = flow.stepsById();
        // A flow that is called may draw for the one that calls it.
        boolean elsewhere = calls.together(flow.id()).stream()
                .anyMatch(other -> !other.equals(flow.id()) && showing.contains(other));
        for (Step step : flow.steps()) {
            if (step instanceof Step.Suggest
                    && !elsewhere
                    && Ways.from(Set.of(step.id()), ways).stream().noneMatch(next -> shows(steps.get(next)))) {
                problems.add(
                        Code.CARD_NOT_SHOWN,
                        flow.notes().node(step).spot(),
                        "step " + Quote.of(step.id()) + " draws a card, and no step after it shows one",
                        "show it with {card_title}, {card_why} and {card_steps}");
            }
        }
    }

    private static boolean shows(@Nullable Step step) {
        return step != null
                && Texts.of(step).stream()
                        .flatMap(text -> text.names().stream())
                        .anyMatch(name -> name.startsWith(Reserved.CARD));
    }
}
