package tandem.graph;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tandem.flow.Action;
import tandem.flow.Flow;

/** What is on a picture of a flow, compared with the flow's file as it is written. */
final class GraphTest {

    /** Those that somebody wrote; what each of two is asked has no file of its own. */
    static List<String> flows() {
        return Shipped.flows().stream()
                .map(Flow::id)
                .filter(id -> id.indexOf('.') < 0)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("flows")
    void everyStepAndEveryWayIsThereOnce(String id) throws Exception {
        JsonNode file = file(id);
        Graph graph = Shipped.graph(id);
        List<String> steps = new ArrayList<>();
        file.get("steps").forEach(step -> steps.add(step.get("id").asText()));
        assertThat(graph.boxes().stream()
                        .filter(box -> box.id().startsWith("step ") && box.kind() != Kind.JUMP)
                        .map(Graph.Box::name))
                .containsExactlyElementsOf(steps);
        assertThat(ways(graph)).containsExactlyInAnyOrderElementsOf(ways(file));
    }

    @ParameterizedTest
    @MethodSource("flows")
    void everyTriggerAndEveryCallerStartsIt(String id) throws Exception {
        int callers = 0;
        for (String other : flows()) {
            boolean calls = false;
            for (JsonNode step : file(other).get("steps")) {
                calls |= !isOfEach(step) && step.path("flow").asText().equals(id);
                for (JsonNode choice : step.path("choices")) {
                    calls |= choice.path("privately").asText().equals(id);
                }
            }
            callers += calls ? 1 : 0;
            for (JsonNode step : file(other).get("steps")) {
                callers += isOfEach(step) && step.get("flow").asText().equals(id) ? 1 : 0;
            }
        }
        assertThat(Shipped.graph(id).arrows().stream()
                        .filter(arrow -> !arrow.from().startsWith("step ")))
                .hasSize(file(id).path("triggers").size() + callers);
    }

    @Test
    void theOverviewHasEveryFlowBelowThoseThatCallIt() {
        Graph overview = Overview.of(Shipped.flows());
        List<String> order = overview.boxes().stream().map(Graph.Box::id).toList();
        assertThat(order)
                .containsExactlyInAnyOrderElementsOf(
                        Shipped.flows().stream().map(Flow::id).toList());
        assertThat(overview.arrows())
                .anySatisfy(arrow -> assertThat(arrow.to()).isEqualTo("try-it"))
                .filteredOn(arrow -> !leadsTo(overview, arrow.to(), arrow.from(), new HashSet<>()))
                .hasSizeGreaterThan(20)
                .allSatisfy(arrow -> assertThat(order.indexOf(arrow.from())).isLessThan(order.indexOf(arrow.to())));
        assertThat(overview.boxes())
                .filteredOn(box -> box.id().equals("greeting"))
                .singleElement()
                .satisfies(box -> assertThat(box.notes()).contains("the bot comes into a group"));
    }

    /** Whether flows that begin each other lead there; none of them is below the others. */
    private static boolean leadsTo(Graph overview, String from, String to, Set<String> seen) {
        return from.equals(to)
                || (seen.add(from)
                        && overview.arrows().stream()
                                .anyMatch(
                                        arrow -> arrow.from().equals(from) && leadsTo(overview, arrow.to(), to, seen)));
    }

    @Test
    void questionsSayWhatLeadsOnAndWhatIsLate() {
        Graph graph = Shipped.graph("tonight");
        assertThat(graph.arrows())
                .contains(
                        new Graph.Arrow("step enjoy", "step tomorrow", List.of("Ask tomorrow"), false),
                        new Graph.Arrow("step nothing", "step seen-all", List.of("if in_the_way is limits"), false),
                        new Graph.Arrow("step short", "step as-short", List.of("nothing fits"), false))
                .anySatisfy(arrow -> {
                    assertThat(arrow.from()).isEqualTo("step how");
                    assertThat(arrow.ways()).containsExactly("after 2d");
                    assertThat(arrow.late()).isTrue();
                });
    }

    @Test
    void textsAreCutBetweenWords() {
        assertThat(Wording.cut("Ten minutes outside, phones in the pocket.", 21))
                .isEqualTo("Ten minutes outside…");
        assertThat(Wording.cut(" one\n two ", 7)).isEqualTo("one two");
        assertThat(Wording.cut("\uD83D\uDE00".repeat(9), 4)).isEqualTo("\uD83D\uDE00".repeat(4) + "…");
    }

    /** {@code from > to} for each way of a drawing; a jump is the box that it names. */
    private static List<String> ways(Graph graph) {
        List<String> ways = new ArrayList<>();
        for (Graph.Arrow arrow : graph.arrows()) {
            if (arrow.from().startsWith("step ")) {
                String way =
                        arrow.from() + " > " + arrow.to().replaceFirst(" from .*$", "") + (arrow.late() ? " late" : "");
                arrow.ways().forEach(each -> ways.add(way));
            }
        }
        return ways;
    }

    /** The same, read from the file by the guide for authors alone. */
    private static List<String> ways(JsonNode file) {
        List<String> ways = new ArrayList<>();
        List<JsonNode> steps = new ArrayList<>();
        file.get("steps").forEach(steps::add);
        for (int i = 0; i < steps.size(); i++) {
            JsonNode step = steps.get(i);
            String from = "step " + step.get("id").asText() + " > ";
            String below = step.has("next")
                    ? "step " + step.get("next").asText()
                    : i + 1 < steps.size()
                            ? "step " + steps.get(i + 1).get("id").asText()
                            : "over";
            String type = step.get("type").asText();
            step.path("cases")
                    .forEach(one -> ways.add(from + "step " + one.get("next").asText()));
            step.path("on").forEach(next -> ways.add(from + "step " + next.asText()));
            for (JsonNode choice : step.path("choices")) {
                if (!isOfEach(step) && !choice.has("copy") && !choice.has("privately")) {
                    ways.add(from
                            + (choice.has("next") ? "step " + choice.get("next").asText() : below));
                }
            }
            Stream.of(
                            type.equals("agree") ? new ObjectMapper().nullNode() : step.path("else"),
                            step.path("none"),
                            step.path("mutual").path("none"),
                            step.path("otherwise").path("next"))
                    .filter(JsonNode::isTextual)
                    .forEach(next -> ways.add(from + "step " + next.asText()));
            if (type.equals("agree")) {
                ways.add(from + "step " + step.get("else").asText() + " late");
            }
            if (step.has("timeout")) {
                ways.add(from + "step " + step.get("timeout").get("next").asText() + " late");
            }
            if (step.path("choicesFrom").asText().equals("countries")) {
                ways.addAll(Collections.nCopies(Shipped.countries() - 1, from + below));
            }
            boolean goesOn = switch (type) {
                case "ask" -> step.has("expect") || step.has("choicesFrom") || isOfEach(step);
                case "branch", "end", "return" -> false;
                case "do" ->
                    step.path("on").size() < outcomes(step.get("action").asText());
                case "record" -> step.path("on").size() < 2;
                default -> true;
            };
            if (goesOn) {
                ways.add(from + below);
            }
        }
        return ways;
    }

    private static boolean isOfEach(JsonNode step) {
        return step.path("answeredBy").asText().equals("each");
    }

    private static int outcomes(String action) {
        return Action.valueOf(action.toUpperCase(Locale.ROOT)).outcomes().size();
    }

    private static JsonNode file(String id) throws Exception {
        return new ObjectMapper().readTree(Files.readString(Path.of("dialogs/flows", id + ".json")));
    }
}
