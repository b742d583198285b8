package tandem.flow;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as its author wrote it. Immutable and thread-safe.
 *
 * <p>Steps, choices and variants are known by their ids. Their order is only order: what is saved of a person's place
 * survives inserting, moving and rewording.
 */
public final class Flow {

    private final String id;
    private final List<Trigger> triggers;
    private final Map<String, Variable> variables;
    private final Map<String, String> renamed;
    private final @Nullable String ifStepGone;
    private final List<Step> steps;
    private final boolean standing;
    private final Map<String, Integer> positions = new HashMap<>();
    private final Set<String> replaced = new HashSet<>();

    /**
     * @param renamed old step id to new step id, for people who were at the old one
     * @param ifStepGone where people go who were at a step that is no longer there, or null
     * @param steps at least one, ids unique
     * @param standing whether a run of it goes on for as long as the person likes, and they have one at most
     */
    public Flow(
            String id,
            List<Trigger> triggers,
            Map<String, Variable> variables,
            Map<String, String> renamed,
            @Nullable String ifStepGone,
            List<Step> steps,
            boolean standing) {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("flow " + id + " has no steps");
        }
        this.id = id;
        this.triggers = List.copyOf(triggers);
        this.variables = Map.copyOf(variables);
        this.renamed = Map.copyOf(renamed);
        this.ifStepGone = ifStepGone;
        this.steps = List.copyOf(steps);
        this.standing = standing;
        for (int i = 0; i < steps.size(); i++) {
            if (positions.put(steps.get(i).id(), i) != null) {
                throw new IllegalArgumentException(
                        "flow " + id + " has two steps " + steps.get(i).id());
            }
            noteReplaced(steps.get(i));
        }
    }

    public String id() {
        return id;
    }

    public List<Trigger> triggers() {
        return triggers;
    }

    public Map<String, Variable> variables() {
        return variables;
    }

    public List<Step> steps() {
        return steps;
    }

    /** Whether a run of it goes on for as long as the person likes, and they have one at most. */
    public boolean standing() {
        return standing;
    }

    public Step first() {
        return steps.get(0);
    }

    /** The step with this id, or null. */
    public @Nullable Step step(String stepId) {
        Integer position = positions.get(stepId);
        return position == null ? null : steps.get(position);
    }

    /** What a step is called now that was called {@code stepId} once, or null. */
    public @Nullable Step renamedStep(String stepId) {
        String now = renamed.get(stepId);
        return now == null ? null : step(now);
    }

    /** Where somebody goes whose step is gone, or null when the author did not say. */
    public @Nullable Step stepIfGone() {
        return ifStepGone == null ? null : step(ifStepGone);
    }

    /** The step that follows when nothing leads elsewhere; null after the last. */
    public @Nullable Step after(Step step) {
        String next = step.next();
        if (next != null) {
            return step(next);
        }
        Integer position = positions.get(step.id());
        return position == null || position + 1 == steps.size() ? null : steps.get(position + 1);
    }

    /** Whether some step changes the message of this one, so that the message must be remembered. */
    public boolean isReplaced(String stepId) {
        return replaced.contains(stepId);
    }

    private void noteReplaced(Step step) {
        String target =
                step instanceof Step.Say say ? say.replace() : step instanceof Step.Ask ask ? ask.replace() : null;
        if (target != null) {
            replaced.add(target);
        }
    }
}
