package tandem.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.chat.PersonId;
import tandem.flow.Flow;
import tandem.flow.Limits;
import tandem.flow.Value;

/**
 * The working copy of a conversation's runs. Part of the {@link Session}, on its thread.
 *
 * <p>They are kept in the order in which they were last active; the last one that is not parked is in the foreground.
 */
final class Runs {

    /** Where a run that goes on for long keeps whose it is, when it is a couple's; no flow can declare this name. */
    private static final String COUPLE = "couple_id";

    private final Session session;
    private final List<Run> before;
    private final List<Run> runs;
    private boolean interruptionEnded;

    Runs(Session session, List<Run> before) {
        this.session = session;
        this.before = before;
        this.runs = new ArrayList<>(before);
    }

    /** All of them, also those that this turn is not about. */
    List<Run> all() {
        return List.copyOf(runs);
    }

    /** The run whose question is answered by what is typed, or null. */
    @Nullable
    Run foreground() {
        for (int i = runs.size() - 1; i >= 0; i--) {
            if (runs.get(i).parked() == null && isSeen(runs.get(i))) {
                return runs.get(i);
            }
        }
        return null;
    }

    /** Whether this turn is about this run: of a group's, those that everybody sees, or those with the person who acts alone. */
    private boolean isSeen(Run run) {
        return run.aside()
                ? session.whispers() && run.starter().equals(session.person().id())
                : !session.whispers();
    }

    /** The run as it is now, or null when it has ended. */
    @Nullable
    Run of(long id) {
        return runs.stream().filter(run -> run.id() == id).findFirst().orElse(null);
    }

    @Nullable
    Run asking(long question) {
        for (Run run : runs) {
            Question open = run.question();
            if (open != null && open.number() == question) {
                return run;
            }
        }
        return null;
    }

    @Nullable
    Run parked(long number) {
        for (Run run : runs) {
            Parked parked = run.parked();
            if (parked != null && parked.number() == number) {
                return run;
            }
        }
        return null;
    }

    /** Those that this turn is about. */
    List<Run> seen() {
        return runs.stream().filter(this::isSeen).toList();
    }

    /** Puts a run in the foreground, in its present form; a ninth run ends the oldest that waits and is no standing one. */
    void bringForward(Run run) {
        runs.removeIf(other -> other.id() == run.id());
        List<Run> alike =
                runs.stream().filter(other -> other.aside() == run.aside()).toList();
        if (alike.size() >= (run.aside() ? Limits.ASIDES : Limits.RUNS)) {
            List<Run> own = alike.stream()
                    .filter(other -> other.starter().equals(run.starter()))
                    .toList();
            alike = run.aside() && !own.isEmpty() ? own : alike;
            Run oldest = alike.stream()
                    .filter(other -> other.parked() != null && !isStanding(other))
                    .findFirst()
                    .orElse(alike.get(0));
            end(oldest);
        }
        runs.add(run);
    }

    /** Begins a run of this flow beside those there are. Of a standing flow somebody has one at most: the earlier one ends. */
    void beside(Flow flow, PersonId starter) {
        if (flow.standing()) {
            standing(flow.id(), starter).forEach(this::end);
        }
        begin(flow, starter, Map.of());
    }

    /** Begins a run of this flow, with the person who acts alone while the bot talks with them alone. */
    void begin(Flow flow, PersonId starter, Map<String, Value> variables) {
        Frame frame = new Frame(flow.id(), flow.first().id());
        Map<String, Value> all = variables;
        Couple ours = session.together.stored();
        if (flow.standing() && session.group() && ours != null) {
            all = Changed.map(variables, COUPLE, new Value.Text(ours.id().value()));
        }
        Run run = new Run(
                session.number(), starter, List.of(frame), all, null, null, Map.of(), session.whispers(), Set.of());
        bringForward(run);
        new Walk(session, run, flow).from(flow.first());
    }

    /** The runs of a flow that somebody has here; in a group, what one of a couple has begun is both's. */
    List<Run> standing(String flow, PersonId starter) {
        return runs.stream()
                .filter(run -> run.flow().equals(flow) && (run.starter().equals(starter) || isOurs(run)))
                .toList();
    }

    /** Whether it is the couple's of the person who acts, also when the other one, who has begun it, has left since. */
    boolean isOurs(Run run) {
        Couple ours = session.together.couple();
        Value whose = run.variables().get(COUPLE);
        return ours != null && whose != null && whose.plain().equals(ours.id().value());
    }

    private boolean isStanding(Run run) {
        Flow flow = session.dialogs.flow(run.flow());
        return flow != null && flow.standing();
    }

    /** Stores the changed form of a run, where it stands. */
    void update(Run run) {
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).id() == run.id()) {
                runs.set(i, run);
                return;
            }
        }
        throw new IllegalStateException("run " + run.id() + " has ended");
    }

    boolean isUnderWay(Run run) {
        return runs.stream().anyMatch(other -> other.id() == run.id());
    }

    /** Ends a run with all it still wanted. */
    void end(Run run) {
        if (run.parked() == null || !run.variables().containsKey(Rounds.ROUND)) {
            cancel(run); // What both were asked ends at its time, whoever ends the run: until then its button leads on.
        }
        session.together.ended(run, !session.group());
        runs.removeIf(other -> other.id() == run.id());
    }

    /** Ends a run that has come to its end by itself. */
    void finish(Run run) {
        end(run);
        interruptionEnded |= session.dialogs.interrupts(run.flow());
    }

    /**
     * The run whose question an interruption came into that has ended in this turn, or null. In a group its message still
     * stands there with its buttons, unless the interruption has pushed it up with words of its own.
     */
    @Nullable
    Run interrupted() {
        Run front = interruptionEnded && (session.hasSpoken() || !session.group()) ? foreground() : null;
        Question open = front == null ? null : front.question();
        return wasOpen(front, open) ? front : null;
    }

    private boolean wasOpen(@Nullable Run front, @Nullable Question open) {
        return front != null
                && open != null
                && before.stream().anyMatch(run -> run.id() == front.id() && open.equals(run.question()));
    }

    /** Takes back what a run has scheduled. */
    void cancel(Run run) {
        Question question = run.question();
        if (question != null && question.due() != null) {
            session.effect(new Effect.Cancel(question.number(), question.due()));
        }
        Parked parked = run.parked();
        if (parked != null) {
            session.effect(new Effect.Cancel(parked.number(), parked.at()));
        }
    }

    void schedule(long number, Instant at, Run run) {
        session.effect(new Effect.Schedule(number, at, run.starter()));
    }
}
