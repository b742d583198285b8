package tandem.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tandem.engine.Dialogs;
import tandem.engine.Witness;
import tandem.flow.Choice;
import tandem.flow.Flow;
import tandem.flow.Step;

/** Which steps were reached and which choices taken, as the engine itself went. Not thread-safe. */
public final class Coverage implements Witness {

    private final Map<String, Set<String>> reached = new HashMap<>();
    private final Map<String, Set<String>> taken = new HashMap<>();

    @Override
    public void reached(Flow flow, Step step) {
        reached.computeIfAbsent(flow.id(), id -> new HashSet<>()).add(step.id());
    }

    @Override
    public void taken(Flow flow, Step.Ask ask, Choice choice) {
        taken.computeIfAbsent(flow.id(), id -> new HashSet<>()).add(name(ask, choice));
    }

    /** A line or two for each flow, in the order of their names. */
    public List<String> report(Dialogs dialogs) {
        List<String> lines = new ArrayList<>();
        dialogs.flows().stream()
                .sorted(java.util.Comparator.comparing(Flow::id))
                .forEach(flow -> report(flow, lines));
        return lines;
    }

    /** Steps that were never reached, such as {@code tonight/bye}, in the order of the flows. */
    public List<String> unreached(Dialogs dialogs) {
        return dialogs.flows().stream()
                .flatMap(flow -> unreached(flow).stream().map(step -> flow.id() + "/" + step))
                .toList();
    }

    private void report(Flow flow, List<String> lines) {
        List<String> choices = choices(flow);
        List<String> never = choices.stream()
                .filter(choice -> !taken.getOrDefault(flow.id(), Set.of()).contains(choice))
                .toList();
        List<String> away = unreached(flow);
        int steps = flow.steps().size();
        lines.add(flow.id() + ": " + (choices.size() - never.size()) + " of " + choices.size() + " choices"
                + (never.isEmpty() ? "" : "; never taken: " + String.join(", ", never)));
        lines.add(" ".repeat(flow.id().length() + 2) + (steps - away.size()) + " of " + steps + " steps"
                + (away.isEmpty() ? "" : "; never reached: " + String.join(", ", away)));
    }

    private List<String> unreached(Flow flow) {
        Set<String> steps = reached.getOrDefault(flow.id(), Set.of());
        return flow.steps().stream()
                .map(Step::id)
                .filter(step -> !steps.contains(step))
                .toList();
    }

    /** A text to copy is no answer. */
    private static List<String> choices(Flow flow) {
        List<String> choices = new ArrayList<>();
        for (Step step : flow.steps()) {
            if (step instanceof Step.Ask ask) {
                ask.choices().stream()
                        .filter(choice -> choice.copy() == null)
                        .forEach(choice -> choices.add(name(ask, choice)));
            }
        }
        return choices;
    }

    private static String name(Step.Ask ask, Choice choice) {
        return ask.id() + "/" + choice.id();
    }
}
