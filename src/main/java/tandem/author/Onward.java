package tandem.author;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tandem.flow.Action;
import tandem.flow.Choice;
import tandem.flow.Step;
import tandem.flow.Term;
import tandem.flow.Variable;

/** What is certain on each way out of one step, given what is certain before it. */
final class Onward implements Step.Cases<List<Onward.Way>> {

    /**
     * A way out of a step.
     *
     * @param step where it leads; null: back to the flow that called this one
     */
    record Way(@Nullable String step, Facts facts) {}

    private final Facts before;
    private final FlowDraft flow;
    private final Set<String> personal;
    private final @Nullable String below;
    private final UnaryOperator<@Nullable Facts> called;

    /**
     * @param personal the variables that some flow keeps of a person
     * @param below the step below this one; null for the last one
     * @param called what is certain when the flow that this step calls has come back; null when it never does
     */
    Onward(
            Facts before,
            FlowDraft flow,
            Set<String> personal,
            @Nullable String below,
            UnaryOperator<@Nullable Facts> called) {
        this.before = before;
        this.flow = flow;
        this.personal = personal;
        this.below = below;
        this.called = called;
    }

    @Override
    public List<Way> say(Step.Say step) {
        return on(step, before);
    }

    @Override
    public List<Way> ask(Step.Ask step) {
        Facts asked = step.answeredBy() == Step.AnsweredBy.ANYONE && !before.has(Facts.PRIVATE)
                ? before.without(this::isOfAPerson)
                : before;
        Facts answered = step.save() == null ? asked : asked.and(Set.of(step.save()));
        boolean scale = step.choices().stream().anyMatch(Choice::onScale);
        List<Way> ways = new ArrayList<>();
        for (Choice choice : step.choices()) {
            if (choice.copy() == null && choice.privately() == null) {
                // Beside a scale, a way out saves nothing.
                Facts then = scale && choice.save() == null ? asked : answered;
                Facts chosen = choice.when() == null ? then : then.when(choice.when());
                ways.add(new Way(choice.next() == null ? next(step) : choice.next(), chosen));
            }
        }
        if (step.expect() != Step.Expect.NOTHING) {
            ways.add(new Way(next(step), answered));
        }
        if (step.otherwise() != null && step.otherwise().next() != null) {
            ways.add(new Way(step.otherwise().next(), asked));
        }
        if (step.timeout() != null) {
            ways.add(new Way(step.timeout().next(), before.without(this::isOfAPerson)));
        }
        return ways;
    }

    /** Somebody else may answer, and what is known of one person is not known of the other. */
    private boolean isOfAPerson(String name) {
        Variable variable = flow.variables().get(name);
        return variable == null
                ? Reserved.isOfAPerson(name) || personal.contains(name)
                : variable.scope() == Variable.Scope.PERSON;
    }

    @Override
    public List<Way> set(Step.SetVariable step) {
        if (step.change() instanceof Step.Change.Clear) {
            return on(step, before.without(step.variable()::equals));
        }
        if (step.change() instanceof Step.Change.To to && to.value() instanceof Term.Variable other) {
            boolean known = flow.knows(other.name(), before);
            return on(step, known ? before.and(Set.of(step.variable())) : before.without(step.variable()::equals));
        }
        return on(step, before.and(Set.of(step.variable())));
    }

    @Override
    public List<Way> branch(Step.Branch step) {
        List<Way> ways = new ArrayList<>();
        Facts rest = before;
        for (Step.Case one : step.cases()) {
            ways.add(new Way(one.next(), rest.when(one.when())));
            rest = rest.unless(one.when());
        }
        ways.addAll(on(step, rest));
        return ways;
    }

    @Override
    public List<Way> suggest(Step.Suggest step) {
        List<Way> ways = on(step, before.and(Set.of(Facts.CARD)));
        ways.add(new Way(step.none(), before));
        return ways;
    }

    /** Until then somebody may have taken back what they told, or have been forgotten. */
    @Override
    public List<Way> pause(Step.Wait step) {
        return on(step, before.without(this::isOfAPerson));
    }

    @Override
    public List<Way> call(Step.Call step) {
        Facts after = called.apply(before);
        return after == null ? List.of() : on(step, after);
    }

    /** Erasing takes away what was known of the person. */
    @Override
    public List<Way> perform(Step.Do step) {
        Facts other = step.action() == Action.ERASE
                ? before.without(this::isOfAPerson)
                : before.without(taken(step.action())::contains);
        Facts done = step.with().isEmpty() && step.action() != Action.OFFER ? other : other.and(kept(step.action()));
        List<Way> ways = new ArrayList<>();
        step.on().forEach((outcome, next) -> ways.add(new Way(next, outcome.equals(Action.DONE) ? done : other)));
        Set<String> unnamed = new HashSet<>(step.action().outcomes());
        unnamed.removeAll(step.on().keySet());
        if (!unnamed.isEmpty()) {
            boolean onlyDone = unnamed.equals(Set.of(Action.DONE));
            ways.addAll(on(step, onlyDone ? done : unnamed.contains(Action.DONE) ? done.orElse(other) : other));
        }
        return ways;
    }

    /** What the program knows of a person once this is done with a value, and does not know after it is done without. */
    static Set<String> kept(Action action) {
        return switch (action) {
            case ZONE -> Set.of("person_zone", "person_place", "person_quiet", "hour");
            case HOUR -> Set.of("person_hour");
            case OFFER -> Set.of(Reserved.PAIR_CODE);
            case HELPLINES -> Set.of(Reserved.HELPLINES, Reserved.HELPLINES_COUNTRY);
            default -> Set.of();
        };
    }

    /** What may not be known any more once this is done, or is known otherwise. */
    static Set<String> taken(Action action) {
        return switch (action) {
            case PAIR, JOIN, DENY, LEAVE -> Set.of(Reserved.PAIR_NAME);
            default -> kept(action);
        };
    }

    @Override
    public List<Way> recordValue(Step.RecordValue step) {
        boolean known = !(step.value() instanceof Term.Variable variable) || flow.knows(variable.name(), before);
        Facts recorded = known ? before.and(Set.of(Reserved.LINES + step.series(), "lines_days")) : before;
        List<Way> ways = new ArrayList<>();
        step.on()
                .forEach((outcome, next) ->
                        ways.add(new Way(next, outcome.equals(Action.CONSENT_NEEDED) ? before : recorded)));
        if (!step.on().keySet().containsAll(Step.RecordValue.OUTCOMES)) {
            ways.addAll(on(step, recorded));
        }
        return ways;
    }

    /** Until all share it somebody may have taken back what they told, or have been forgotten. */
    @Override
    public List<Way> forEach(Step.ForEach step) {
        Facts later = before.without(this::isOfAPerson);
        List<Way> ways = on(step, later.and(Set.of(Facts.answers(flow.id(), step.id()))));
        ways.add(new Way(step.timeout().next(), later));
        return ways;
    }

    /** What was shown is not kept any more. */
    @Override
    public List<Way> reveal(Step.Reveal step) {
        Facts shown = before.without(Facts.answers(flow.id(), step.of())::equals);
        List<Way> ways = on(step, shown);
        if (step.mutual() != null) {
            ways.add(new Way(step.mutual().none(), shown));
        }
        return ways;
    }

    @Override
    public List<Way> finish(Step.End step) {
        return List.of();
    }

    @Override
    public List<Way> goBack(Step.Return step) {
        return List.of(new Way(null, before));
    }

    private List<Way> on(Step step, Facts facts) {
        List<Way> ways = new ArrayList<>();
        ways.add(new Way(next(step), facts));
        return ways;
    }

    private @Nullable String next(Step step) {
        return step.next() == null ? below : step.next();
    }
}
