package tandem.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tandem.flow.Flow;
import tandem.flow.Step;
import tandem.flow.Trigger;

/** The picture of one flow: what starts it, each step, and every way from one to another. Not thread-safe. */
public final class FlowGraph {

    private static final String OVER = "over";

    /** More arrows than these to one box cannot be followed, as to an end to which every question's timeout leads. */
    private static final int FOLLOWED = 6;

    private record Pair(String from, String to, boolean late) {}

    private final List<Graph.Box> boxes = new ArrayList<>();
    private final Map<Pair, List<String>> ways = new LinkedHashMap<>();

    private FlowGraph() {}

    /**
     * Draws a flow.
     *
     * @param all the flows among which those are looked for that call it
     */
    public static Graph of(Flow flow, Collection<Flow> all) {
        FlowGraph graph = new FlowGraph();
        graph.starts(flow, all);
        flow.steps().forEach(step -> graph.step(flow, step));
        List<Graph.Arrow> arrows = new ArrayList<>();
        graph.ways.forEach((pair, ways) ->
                arrows.add(new Graph.Arrow(pair.from(), graph.landing(pair, arrows), ways, pair.late())));
        return new Graph(flow.id(), description(flow), graph.boxes, arrows);
    }

    /** The box of a step: with a word before it, lest it be one that has a meaning of its own where it is written. */
    static String boxId(String step) {
        return "step " + step;
    }

    private void starts(Flow flow, Collection<Flow> all) {
        String first = boxId(flow.first().id());
        int number = 0;
        for (Trigger trigger : flow.triggers()) {
            number++;
            Graph.Box start = Starts.of("start " + number, trigger);
            boxes.add(start);
            way(start.id(), first, "", false);
        }
        for (String caller : Calls.to(flow.id(), all)) {
            String id = "caller " + caller;
            boxes.add(new Graph.Box(id, Kind.CALL, caller, "this flow", List.of()));
            way(id, first, "", false);
        }
    }

    private void step(Flow flow, Step step) {
        Graph.Box box = step.accept(new StepBox());
        boxes.add(box);
        for (StepWays.Way way : step.accept(new StepWays(flow))) {
            way(box.id(), way.to() == null ? over() : boxId(way.to()), way.why(), way.late());
        }
    }

    private void way(String from, String to, String why, boolean late) {
        ways.computeIfAbsent(new Pair(from, to, late), pair -> new ArrayList<>())
                .add(why);
    }

    /** Where an arrow ends: for all but the first of many, at a small box beside its beginning that names the other. */
    private String landing(Pair pair, List<Graph.Arrow> before) {
        long all = ways.keySet().stream()
                .filter(other -> other.to().equals(pair.to()))
                .count();
        if (all <= FOLLOWED || before.stream().noneMatch(arrow -> arrow.to().equals(pair.to()))) {
            return pair.to();
        }
        String id = pair.to() + " from " + pair.from();
        if (boxes.stream().noneMatch(box -> box.id().equals(id))) {
            boxes.add(new Graph.Box(id, Kind.JUMP, "→ " + name(pair.to()), "", List.of()));
        }
        return id;
    }

    private String name(String id) {
        return boxes.stream()
                .filter(box -> box.id().equals(id))
                .map(Graph.Box::name)
                .findFirst()
                .orElseThrow();
    }

    /** Where the last step leads: no step, but the end all the same. */
    private String over() {
        if (boxes.stream().noneMatch(box -> box.id().equals(OVER))) {
            boxes.add(
                    new Graph.Box(OVER, Kind.RETURN, "(over)", "back to the flow that called, or the end", List.of()));
        }
        return OVER;
    }

    private static String description(Flow flow) {
        long questions =
                flow.steps().stream().filter(Step.Ask.class::isInstance).count();
        return "The flow " + flow.id() + " from top to bottom: " + flow.steps().size() + " steps, " + questions
                + (questions == 1 ? " of them a question." : " of them questions.")
                + " Arrows are the ways between them, and dashed ones are taken when nobody answers.";
    }
}
