package tandem.author;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.flow.Choice;
import tandem.flow.Step;

/** Where one step leads: the ids of all steps that can follow it. */
final class Ways implements Step.Cases<Set<String>> {

    private final @Nullable String below;

    private Ways(@Nullable String below) {
        this.below = below;
    }

    /** The steps that can follow each step. */
    static Map<String, Set<String>> of(List<Step> steps) {
        Map<String, Set<String>> ways = new LinkedHashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            String below = i + 1 < steps.size() ? steps.get(i + 1).id() : null;
            ways.putIfAbsent(steps.get(i).id(), steps.get(i).accept(new Ways(below)));
        }
        return ways;
    }

    /** Everything that can be reached from here, these themselves included. */
    static Set<String> from(Collection<String> starts, Map<String, Set<String>> ways) {
        Deque<String> open = new ArrayDeque<>(starts);
        Set<String> reached = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            String here = open.remove();
            if (reached.add(here)) {
                open.addAll(ways.getOrDefault(here, Set.of()));
            }
        }
        return reached;
    }

    @Override
    public Set<String> say(Step.Say step) {
        return on(step);
    }

    @Override
    public Set<String> ask(Step.Ask step) {
        boolean goesOn = step.expect() != Step.Expect.NOTHING;
        Set<String> ways = new LinkedHashSet<>();
        for (Choice choice : step.choices()) {
            add(ways, choice.next());
            goesOn |= choice.next() == null && choice.copy() == null;
        }
        add(ways, step.otherwise() == null ? null : step.otherwise().next());
        add(ways, step.timeout() == null ? null : step.timeout().next());
        if (goesOn) {
            ways.addAll(on(step));
        }
        return ways;
    }

    @Override
    public Set<String> set(Step.SetVariable step) {
        return on(step);
    }

    @Override
    public Set<String> branch(Step.Branch step) {
        Set<String> ways = new LinkedHashSet<>();
        step.cases().forEach(one -> ways.add(one.next()));
        ways.addAll(on(step));
        return ways;
    }

    @Override
    public Set<String> suggest(Step.Suggest step) {
        Set<String> ways = on(step);
        ways.add(step.none());
        return ways;
    }

    @Override
    public Set<String> pause(Step.Wait step) {
        return on(step);
    }

    @Override
    public Set<String> call(Step.Call step) {
        return on(step);
    }

    @Override
    public Set<String> perform(Step.Do step) {
        Set<String> ways = new LinkedHashSet<>(step.on().values());
        if (!step.on().keySet().containsAll(step.action().outcomes())) {
            ways.addAll(on(step));
        }
        return ways;
    }

    @Override
    public Set<String> finish(Step.End step) {
        return new LinkedHashSet<>();
    }

    @Override
    public Set<String> goBack(Step.Return step) {
        return new LinkedHashSet<>();
    }

    /** The step's own {@code next}, or the one below. */
    private Set<String> on(Step step) {
        Set<String> ways = new LinkedHashSet<>();
        add(ways, step.next() == null ? below : step.next());
        return ways;
    }

    private static void add(Set<String> ways, @Nullable String step) {
        if (step != null) {
            ways.add(step);
        }
    }
}
