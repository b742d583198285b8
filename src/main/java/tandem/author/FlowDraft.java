package tandem.author;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.flow.Flow;
import tandem.flow.Step;
import tandem.flow.Trigger;
import tandem.flow.Variable;

/**
 * A flow as far as it could be read.
 *
 * @param stepIds the ids of all steps, also of those that could not be read
 * @param steps the steps that could be read
 */
record FlowDraft(
        String id,
        Node.Obj node,
        Notes notes,
        List<Trigger> triggers,
        Map<String, Variable> variables,
        Map<String, String> renamed,
        @Nullable String ifStepGone,
        Set<String> stepIds,
        List<Step> steps,
        boolean standing) {

    /** Whether every step could be read, so that its ways are known. */
    boolean whole() {
        return !steps.isEmpty() && stepIds.size() == steps.size();
    }

    /** The steps by id, in order. */
    Map<String, Step> stepsById() {
        Map<String, Step> byId = new LinkedHashMap<>();
        steps.forEach(step -> byId.putIfAbsent(step.id(), step));
        return byId;
    }

    /** The variables of the flow's own triggers. */
    Map<String, Trigger.Option> options() {
        Map<String, Trigger.Option> options = new LinkedHashMap<>();
        for (Trigger trigger : triggers) {
            if (trigger instanceof Trigger.Command command) {
                command.options().forEach(option -> options.put(Reserved.OPTION + option.id(), option));
            }
        }
        return options;
    }

    /** The names that mean something in this flow. */
    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(variables.keySet());
        names.addAll(options().keySet());
        names.addAll(Reserved.names());
        return names;
    }

    /** Whether this name has a value in this flow, where these facts are certain. */
    boolean knows(String name, Facts facts) {
        Variable variable = variables.get(name);
        if (variable != null) {
            return variable.initial() != null || facts.has(name);
        }
        return Reserved.ALWAYS_KNOWN.contains(name)
                || (Reserved.KNOWN_IN_PRIVATE.contains(name) && facts.has(Facts.PRIVATE))
                || facts.has(fact(name));
    }

    private static String fact(String name) {
        return name.startsWith(Reserved.CARD) ? Facts.CARD : Reserved.series(name);
    }

    /** The finished flow, when nothing is wrong with it. */
    Flow finished() {
        return new Flow(id, triggers, variables, renamed, ifStepGone, steps, standing);
    }
}
