package tandem.transcript;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import tandem.engine.Dialogs;
import tandem.flow.Flow;
import tandem.flow.Limits;
import tandem.flow.Phrasing;
import tandem.flow.Step;
import tandem.flow.Trigger;
import tandem.flow.Variable;

/** How many bytes a saved conversation can have at most: whatever people do, the engine's limits hold it below this. */
final class DocumentBound {

    /** Braces, quotes, names of fields, numbers and times, of one thing. */
    private static final int FRAME = 256;

    /** The tag of a language. */
    private static final int TAG = 64;

    /** Quotes and commas around a name. */
    private static final int QUOTED = 8;

    /** A character that JSON writes by its number. */
    private static final int ESCAPED = 6;

    /** What happened with a card, and when. */
    private static final int STAMP = 32;

    /** What a run keeps besides its flows' variables: its card, why that, what is in the way, the time of its nudges,
     * a code to join, and what each was asked. */
    private static final int OWN = 6;

    private final List<Flow> flows;

    /** No name in these flows is longer. */
    private final int name;

    private DocumentBound(Dialogs dialogs) {
        this.flows = dialogs.flows();
        this.name = QUOTED
                + Stream.of(
                                dialogs.library().cards().stream().map(card -> card.id() + "@no-speech"),
                                flows.stream().flatMap(DocumentBound::names))
                        .flatMap(names -> names)
                        .mapToInt(String::length)
                        .max()
                        .orElse(0);
    }

    static long of(Dialogs dialogs) {
        DocumentBound bound = new DocumentBound(dialogs);
        return FRAME
                + TAG
                + (long) Limits.RUNS * bound.run()
                + (long) Limits.HISTORY_ENTRIES * (bound.name + STAMP)
                + (long) Limits.GUESTS * (FRAME + bound.variables(Variable.Scope.PERSON))
                + bound.used();
    }

    private static Stream<String> names(Flow flow) {
        return Stream.of(
                        Stream.of(flow.id()),
                        flow.steps().stream().map(Step::id),
                        flow.variables().keySet().stream(),
                        flow.variables().values().stream().flatMap(variable -> variable.allowed().stream()),
                        options(flow)
                                .flatMap(option ->
                                        Stream.concat(Stream.of("option_" + option.id()), option.values().stream())),
                        phrasings(flow)
                                .flatMap(
                                        phrasing -> phrasing.variants().stream().map(Phrasing.Variant::id)))
                .flatMap(names -> names);
    }

    private long run() {
        long frames = (long) Limits.CALL_DEPTH * 2 * name;
        long changed = flows.stream()
                .flatMap(flow -> flow.steps().stream().filter(step -> flow.isReplaced(step.id())))
                .count();
        long given = flows.stream().flatMap(DocumentBound::options).count();
        return FRAME
                + frames
                + changed * (2L * name + FRAME)
                + (given + OWN) * 2L * name
                + variables(Variable.Scope.RUN);
    }

    private long variables(Variable.Scope scope) {
        return flows.stream()
                .map(flow -> flow.variables().values())
                .flatMap(Collection::stream)
                .filter(variable -> variable.scope() == scope)
                .mapToLong(variable -> name + size(variable.type()))
                .sum();
    }

    private long size(Variable.Type type) {
        return type == Variable.Type.TEXT ? (long) Limits.SAVED_TEXT * ESCAPED + QUOTED : name + 24L;
    }

    /** Which variants were said. */
    private long used() {
        return flows.stream()
                .flatMap(DocumentBound::phrasings)
                .mapToLong(phrasing -> 3L * name + (long) phrasing.variants().size() * name)
                .sum();
    }

    private static Stream<Trigger.Option> options(Flow flow) {
        return flow.triggers().stream()
                .filter(Trigger.Command.class::isInstance)
                .flatMap(trigger -> ((Trigger.Command) trigger).options().stream());
    }

    private static Stream<Phrasing> phrasings(Flow flow) {
        return flow.steps().stream().flatMap(DocumentBound::phrasings);
    }

    private static Stream<Phrasing> phrasings(Step step) {
        if (step instanceof Step.Ask ask) {
            Step.Otherwise otherwise = ask.otherwise();
            return Stream.of(ask.phrasing(), otherwise == null ? null : otherwise.phrasing())
                    .flatMap(Stream::ofNullable);
        }
        if (step instanceof Step.Say say) {
            return Stream.of(say.phrasing());
        }
        if (step instanceof Step.ForEach each) {
            return Stream.of(each.phrasing());
        }
        if (step instanceof Step.Reveal reveal) {
            return Stream.of(reveal.phrasing());
        }
        if (step instanceof Step.End end) {
            return Stream.ofNullable(end.phrasing());
        }
        return step instanceof Step.Return back ? Stream.ofNullable(back.phrasing()) : Stream.of();
    }
}
