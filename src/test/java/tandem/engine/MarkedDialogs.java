package tandem.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The shipped dialogs with a step before every step that counts, in a person variable, how often it was reached. */
final class MarkedDialogs {

    /** The mark of a step has its id, and the step itself this behind it. */
    static final String AFTER = "-marked";

    private final Dialogs dialogs;
    private final Map<String, String> steps;

    private MarkedDialogs(Dialogs dialogs, Map<String, String> steps) {
        this.dialogs = dialogs;
        this.steps = steps;
    }

    static MarkedDialogs shipped() {
        Map<String, String> steps = new LinkedHashMap<>();
        ObjectMapper mapper = new ObjectMapper();
        Dialogs dialogs = TestDialogs.shipped((name, bytes) -> {
            try {
                ObjectNode flow = (ObjectNode) mapper.readTree(bytes);
                mark(flow, steps);
                return mapper.writeValueAsBytes(flow);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        return new MarkedDialogs(dialogs, steps);
    }

    Dialogs dialogs() {
        return dialogs;
    }

    /** All steps, as {@code flow:step}. */
    Set<String> steps() {
        return new TreeSet<>(steps.values());
    }

    /** The steps whose marks stand in this state. */
    Set<String> reached(State state) {
        Set<String> variables = new TreeSet<>(state.person().variables().keySet());
        state.conversation()
                .guests()
                .forEach(guest -> variables.addAll(guest.variables().keySet()));
        Set<String> reached = new TreeSet<>();
        variables.stream().filter(steps::containsKey).map(steps::get).forEach(reached::add);
        return reached;
    }

    private static void mark(ObjectNode flow, Map<String, String> steps) {
        ArrayNode marked = flow.arrayNode();
        ObjectNode variables = flow.withObjectProperty("variables");
        List<ObjectNode> all = new ArrayList<>();
        flow.withArrayProperty("steps").forEach(step -> all.add((ObjectNode) step));
        for (ObjectNode step : all) {
            String id = step.get("id").asText();
            String variable = "mark_" + steps.size();
            steps.put(variable, flow.get("flow").asText() + ":" + id);
            variables
                    .putObject(variable)
                    .put("type", "number")
                    .put("scope", "person")
                    .put("default", 0);
            marked.addObject()
                    .put("id", id)
                    .put("type", "set")
                    .put("var", variable)
                    .put("add", 1);
            step.put("id", id + AFTER);
            for (String naming : List.of("replace", "of")) {
                if (step.has(naming)) {
                    step.put(naming, step.get(naming).asText() + AFTER);
                }
            }
            marked.add(step);
        }
        flow.set("steps", marked);
    }
}
