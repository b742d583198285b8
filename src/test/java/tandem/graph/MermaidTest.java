package tandem.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.flow.Flow;

/** What Mermaid reads must be what the author wrote, whatever it means to Mermaid. */
final class MermaidTest {

    private static final Pattern LINE = Pattern.compile("flowchart TD|  accTitle: .*|  accDescr: [^;#]*"
            + "|  \\w+[\\[({/>]+\"[^\"#]*(?:#\\d+;[^\"#]*)*\"[\\])}/]+:::is[A-Z][a-z_]+"
            + "|  \\w+ (?:-->|-\\.->)(?:\\|\"[^\"#|]*(?:#\\d+;[^\"#|]*)*\"\\|)? \\w+"
            + "|  classDef is[A-Z][a-z_]+ fill:#\\w{6},stroke:#\\w{6},color:#\\w{6}");

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '~',
            value = {
                "say \"hi\" #1 => say #34;hi#34; #35;1",
                "a<b & c>d => a#60;b #38; c#62;d",
                "*bold* _it_ `code` => #42;bold#42; #95;it#95; #96;code#96;",
                "1. first => 1#46; first",
                "- item => #45; item",
                "{gap} [x] a|b c\\n $$ %% => #123;gap#125; #91;x#93; a#124;b c#92;n #36;#36; #37;#37;",
                "style:\"x\" at 7:30, so: yes => style#58;#34;x#34; at 7#58;30, so: yes",
                "\uD83D\uDE00 Zoë … => \uD83D\uDE00 Zoë …"
            })
    void escapes(String text, String written) {
        String mermaid = Mermaid.of(one("x", text));
        assertThat(mermaid).contains("[\"x · says<br/>" + written + "\"]");
    }

    @Test
    void idsAreNoWordsOfMermaidAndStayApart() {
        String mermaid = Mermaid.of(new Graph(
                "t",
                "d",
                List.of(box("end"), box("graph"), box("a-b"), box("a_b"), box("a b")),
                List.of(new Graph.Arrow("end", "a-b", List.of("end"), true))));
        assertThat(mermaid)
                .contains("  b_end[", "  b_graph[", "  b_a_b[", "  b_a_x5f_b[", "  b_a_0_b[")
                .contains("  b_end -.->|\"end\"| b_a_b\n");
    }

    @Test
    void everyShippedFlowIsMadeOfKnownLines() {
        for (Flow flow : Shipped.flows()) {
            assertThat(Mermaid.of(Shipped.graph(flow.id())).lines()).allMatch(LINE.asMatchPredicate());
        }
        assertThat(Mermaid.of(Overview.of(Shipped.flows())).lines()).allMatch(LINE.asMatchPredicate());
    }

    private static Graph one(String id, String text) {
        return new Graph("t", "d", List.of(new Graph.Box(id, Kind.SAY, id, text, List.of())), List.of());
    }

    private static Graph.Box box(String id) {
        return new Graph.Box(id, Kind.SAY, id, "", List.of());
    }
}
