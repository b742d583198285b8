package tandem.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tandem.flow.Choice;
import tandem.flow.Flow;
import tandem.flow.Step;

/** Where a step leads, in the order in which an author reads it. Pure. */
final class StepWays implements Step.Cases<List<StepWays.Way>> {

    /**
     * One way on.
     *
     * @param to the step; null where the flow is over, or goes back to the one that called it
     * @param why what leads there, or empty
     * @param late whether it is taken because nobody answered
     */
    record Way(@Nullable String to, String why, boolean late) {}

    private final Flow flow;

    StepWays(Flow flow) {
        this.flow = flow;
    }

    /** What a choice says, and when it is offered. */
    static String label(Choice choice) {
        String label = Wording.label(choice.label());
        return choice.when() == null ? label : label + " (" + Wording.when(choice.when()) + ")";
    }

    @Override
    public List<Way> say(Step.Say step) {
        return on(step, "");
    }

    @Override
    public List<Way> ask(Step.Ask step) {
        List<Way> ways = new ArrayList<>();
        for (Choice choice : step.choices()) {
            if (choice.copy() == null && choice.privately() == null && !choice.onScale()) {
                ways.add(
                        choice.next() == null
                                ? below(step, label(choice))
                                : new Way(choice.next(), label(choice), false));
            }
        }
        List<Choice> scale = step.choices().stream().filter(Choice::onScale).toList();
        if (!scale.isEmpty()) {
            ways.add(below(
                    step,
                    scale.get(0).id() + " to " + scale.get(scale.size() - 1).id()));
        }
        if (step.expect() != Step.Expect.NOTHING) {
            ways.add(below(step, typed(step)));
        }
        if (step.otherwise() != null && step.otherwise().next() != null) {
            ways.add(new Way(
                    step.otherwise().next(), notUnderstood(step.otherwise().tries()), false));
        }
        if (step.timeout() != null) {
            ways.add(new Way(
                    step.timeout().next(),
                    "after " + Wording.time(step.timeout().after()),
                    true));
        }
        return ways;
    }

    @Override
    public List<Way> set(Step.SetVariable step) {
        return on(step, "");
    }

    @Override
    public List<Way> branch(Step.Branch step) {
        List<Way> ways = new ArrayList<>();
        step.cases().forEach(one -> ways.add(new Way(one.next(), Wording.when(one.when()), false)));
        ways.add(below(step, "otherwise"));
        return ways;
    }

    @Override
    public List<Way> suggest(Step.Suggest step) {
        return List.of(below(step, ""), new Way(step.none(), "nothing fits", false));
    }

    @Override
    public List<Way> pause(Step.Wait step) {
        return on(step, "");
    }

    @Override
    public List<Way> call(Step.Call step) {
        return on(step, "");
    }

    @Override
    public List<Way> perform(Step.Do step) {
        return outcomes(step, step.on(), step.action().outcomes());
    }

    @Override
    public List<Way> recordValue(Step.RecordValue step) {
        return outcomes(step, step.on(), Step.RecordValue.OUTCOMES);
    }

    @Override
    public List<Way> forEach(Step.ForEach step) {
        return List.of(
                below(step, "when all share it"),
                new Way(
                        step.timeout().next(),
                        "after " + Wording.time(step.timeout().after()),
                        true));
    }

    @Override
    public List<Way> reveal(Step.Reveal step) {
        Step.Mutual mutual = step.mutual();
        return mutual == null
                ? on(step, "")
                : List.of(below(step, ""), new Way(mutual.none(), "nothing that all say", false));
    }

    private List<Way> outcomes(Step step, Map<String, String> on, Set<String> all) {
        List<Way> ways = new ArrayList<>();
        Map<String, String> named = new TreeMap<>(on);
        named.forEach((outcome, next) -> ways.add(new Way(next, outcome, false)));
        Set<String> rest = new TreeSet<>(all);
        rest.removeAll(named.keySet());
        if (!rest.isEmpty()) {
            ways.add(below(step, named.isEmpty() ? "" : String.join(" or ", rest)));
        }
        return ways;
    }

    @Override
    public List<Way> finish(Step.End step) {
        return List.of();
    }

    @Override
    public List<Way> goBack(Step.Return step) {
        return List.of();
    }

    private List<Way> on(Step step, String why) {
        return List.of(below(step, why));
    }

    /** The step's own {@code next}, or the one below. */
    private Way below(Step step, String why) {
        Step after = flow.after(step);
        return new Way(after == null ? null : after.id(), why, false);
    }

    private static String typed(Step.Ask step) {
        return switch (step.expect()) {
            case NUMBER -> "a number";
            case MINUTES -> "a time in minutes or hours";
            case TIME -> "a time of day";
            case ZONE -> "a place, or what a clock shows";
            default -> step.choices().isEmpty() ? "any words" : "other words";
        };
    }

    private static String notUnderstood(int tries) {
        return switch (tries) {
            case 0 -> "not understood";
            case 1 -> "not understood, after 1 try";
            default -> "not understood, after " + tries + " tries";
        };
    }
}
