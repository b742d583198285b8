package tandem.author;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tandem.flow.Choice;
import tandem.flow.Step;

/** Two choices of a question that look the same, unless they have different conditions. */
final class Labels implements FlowCheck {

    @Override
    public void look(FlowDraft flow, Problems problems) {
        for (Step step : flow.steps()) {
            if (step instanceof Step.Ask ask) {
                look(ask, flow.notes(), problems);
            }
        }
    }

    private static void look(Step.Ask ask, Notes notes, Problems problems) {
        Map<String, Choice> seen = new HashMap<>();
        for (Choice choice : ask.choices()) {
            String label = choice.label().source();
            Choice first = seen.putIfAbsent(label.strip().toLowerCase(Locale.ROOT), choice);
            boolean apart = first != null
                    && first.when() != null
                    && choice.when() != null
                    && !first.when().equals(choice.when());
            if (first != null && !apart && !label.isBlank()) {
                String sentence = "step " + Quote.of(ask.id()) + " has two choices with the label " + Quote.of(label);
                problems.add(Code.SAME_LABEL, notes.node(choice).spotOf("label"), sentence);
            }
        }
    }
}
