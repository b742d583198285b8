package tandem.graph;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes a graph as a Mermaid flowchart. Pure. */
public final class Mermaid {

    /**
     * What means something to Mermaid in a quoted label: its own quotes and codes, HTML, Markdown, mathematics, directives.
     * A colon does so only when no space follows, which is where Mermaid looks for styles.
     */
    private static final Pattern SPECIAL = Pattern.compile("[\"#&<>`*_~\\\\\\[\\]|$%{}]|:(?! )");

    /** At the beginning of a line, a list or a heading to Markdown: {@code 1.}, {@code -}. */
    private static final Pattern LIST = Pattern.compile("^(\\d*)([.)+=-])");

    private Mermaid() {}

    public static String of(Graph graph) {
        StringBuilder text = new StringBuilder("flowchart TD\n");
        text.append("  accTitle: ").append(plain(graph.title())).append('\n');
        text.append("  accDescr: ").append(plain(graph.description())).append('\n');
        graph.boxes().forEach(box -> text.append("  ").append(box(box)).append('\n'));
        graph.arrows().forEach(arrow -> text.append("  ").append(arrow(arrow)).append('\n'));
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        graph.boxes().forEach(box -> kinds.add(box.kind()));
        kinds.forEach(kind -> text.append("  classDef ")
                .append(style(kind))
                .append(" fill:" + kind.fill() + ",stroke:" + kind.edge() + ",color:#111827\n"));
        return text.toString();
    }

    private static String box(Graph.Box box) {
        String lines = Stream.of(List.of(box.heading()), List.of(box.text()), box.notes())
                .flatMap(List::stream)
                .filter(line -> !line.isEmpty())
                .map(Mermaid::escaped)
                .collect(Collectors.joining("<br/>"));
        String label = '"' + lines + '"';
        String shaped = switch (box.kind()) {
            case START, END, RETURN, JUMP -> "([" + label + "])";
            case ASK, FOR_EACH, WAIT -> "(" + label + ")";
            case BRANCH -> "{{" + label + "}}";
            case SUGGEST -> "[/" + label + "/]";
            case CALL, FLOW -> "[[" + label + "]]";
            case SAY, SET, DO, RECORD, REVEAL -> "[" + label + "]";
        };
        return id(box.id()) + shaped + ":::" + style(box.kind());
    }

    private static String arrow(Graph.Arrow arrow) {
        String label = arrow.label().stream().map(Mermaid::escaped).collect(Collectors.joining("<br/>"));
        String line = arrow.late() ? " -.->" : " -->";
        return id(arrow.from()) + line + (label.isEmpty() ? " " : "|\"" + label + "\"| ") + id(arrow.to());
    }

    /** No name of a style is a word of Mermaid, such as {@code end} or {@code call}. */
    private static String style(Kind kind) {
        return "is" + kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
    }

    /** A name that Mermaid takes: one for each id, and never a word of its own such as {@code end}. */
    private static String id(String id) {
        StringBuilder name = new StringBuilder(id.startsWith("step ") ? "" : "b_");
        id.codePoints().forEach(c -> {
            if (c == '-' || c == ' ') {
                name.append(c == '-' ? "_" : "_0_");
            } else if (c < 0x80 && Character.isLetterOrDigit(c)) {
                name.appendCodePoint(c);
            } else {
                name.append("_x").append(Integer.toHexString(c)).append('_');
            }
        });
        return name.toString();
    }

    private static String escaped(String text) {
        String marked = SPECIAL.matcher(text).replaceAll(match -> code(match.group()));
        return LIST.matcher(marked).replaceFirst(match -> match.group(1) + code(match.group(2)));
    }

    private static String code(String character) {
        return "#" + (int) character.charAt(0) + ";";
    }

    /** For the lines that Mermaid reads to their end, where it knows no codes. */
    private static String plain(String text) {
        return text.replaceAll("[#;{}\\s]+", " ");
    }
}
