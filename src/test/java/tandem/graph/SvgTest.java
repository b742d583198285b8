package tandem.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tandem.flow.Flow;

/** What is drawn can be read: nothing lies outside, on top of something else, or beyond its box. */
final class SvgTest {

    private static final Path PICTURE = Path.of("docs/pictures/tonight.svg");

    static Stream<Graph> graphs() {
        return Stream.concat(
                Shipped.flows().stream().map(Flow::id).map(Shipped::graph), Stream.of(Overview.of(Shipped.flows())));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void everythingHasRoom(Graph graph) throws Exception {
        Element svg = parsed(Svg.of(graph));
        String[] view = svg.getAttribute("viewBox").split(" ", -1);
        Drawing.Area whole = new Drawing.Area(0, 0, Double.parseDouble(view[2]), Double.parseDouble(view[3]));
        Drawing drawing = Layout.of(graph);
        List<Drawing.Area> areas = new ArrayList<>();
        drawing.blocks().forEach(block -> areas.add(block.area()));
        drawing.paths().stream().filter(path -> !path.lines().isEmpty()).forEach(path -> areas.add(path.label()));
        assertThat(areas).hasSizeGreaterThanOrEqualTo(graph.boxes().size());
        for (int i = 0; i < areas.size(); i++) {
            assertThat(whole.contains(areas.get(i))).as("%s", areas.get(i)).isTrue();
            for (int j = 0; j < i; j++) {
                assertThat(areas.get(i).meets(areas.get(j)))
                        .as("%s on %s", areas.get(i), areas.get(j))
                        .isFalse();
            }
        }
        assertThat(drawing.blocks()).allSatisfy(block -> {
            assertThat(Line.widest(block.lines())).isLessThan(block.area().width());
            assertThat(Line.height(block.lines())).isLessThan(block.area().height());
        });
        assertThat(drawing.paths())
                .flatExtracting(Drawing.Path::points)
                .allSatisfy(point -> assertThat(whole.contains(new Drawing.Area(point.x(), point.y(), 0, 0)))
                        .isTrue());
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void everyBoxArrowAndLabelIsDrawnOnce(Graph graph) throws Exception {
        Element svg = parsed(Svg.of(graph));
        assertThat(classes(svg, "g", "box")).isEqualTo(graph.boxes().size());
        assertThat(classes(svg, "path", "arrow")).isEqualTo(graph.arrows().size());
        assertThat(classes(svg, "g", "label"))
                .isEqualTo(graph.arrows().stream()
                        .filter(arrow -> !arrow.label().isEmpty())
                        .count());
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).isEqualTo(graph.title());
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo(graph.description());
    }

    @Test
    void whatMeansSomethingToXmlIsText() throws Exception {
        String text = "<b>&amp; \"it's\" ]]> \uD83D\uDE00";
        Graph.Box box = new Graph.Box("x", Kind.SAY, "x", text + "\u0001", List.of());
        Element svg = parsed(Svg.of(new Graph("t", "d", List.of(box), List.of())));
        NodeList texts = svg.getElementsByTagName("text");
        assertThat(texts.item(texts.getLength() - 1).getTextContent()).isEqualTo(text + "\uFFFD");
    }

    @Test
    void longWordsAreBroken() {
        List<Line> lines = Line.wrapped("a " + "w\uD83D\uDE00".repeat(40), Line.Style.TEXT, 100);
        assertThat(lines).hasSizeGreaterThan(5).allSatisfy(line -> {
            assertThat(line.width()).isLessThanOrEqualTo(100);
            assertThat(line.text()).doesNotMatch("(?s)^[\uDC00-\uDFFF].*");
        });
    }

    /** After a change, {@code java -jar target/tandem.jar graph tonight -o docs/pictures/tonight.svg} draws it anew. */
    @Test
    void thePictureOfTheGuideIsWhatIsDrawnNow() throws Exception {
        assertThat(Svg.of(Shipped.graph("tonight")))
                .as("draw it anew: java -jar target/tandem.jar graph tonight -o %s", PICTURE)
                .isEqualTo(Svg.of(Shipped.graph("tonight")))
                .isEqualTo(Files.readString(PICTURE));
    }

    private static long classes(Element svg, String tag, String name) {
        NodeList found = svg.getElementsByTagName(tag);
        return Stream.iterate(0, i -> i < found.getLength(), i -> i + 1)
                .filter(i -> List.of(
                                ((Element) found.item(i)).getAttribute("class").split(" ", -1))
                        .contains(name))
                .count();
    }

    private static Element parsed(String svg) throws Exception {
        Document document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
        return document.getDocumentElement();
    }
}
