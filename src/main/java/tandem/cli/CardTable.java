package tandem.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import tandem.library.Card;

/**
 * How many cards can be done right now, by kind, touch, minutes and mode: what there is nothing for is what nobody gets
 * who asks for it. A card of several kinds or modes is counted in each; its shorter form and other variants are not.
 */
record CardTable(List<Card> cards) {

    private static final List<Long> TOUCHES = List.of(0L, 1L, 2L, 3L, 4L);
    private static final List<Long> MINUTES = List.of(5L, 15L, 30L, Long.MAX_VALUE);
    private static final int CELL = 3;
    private static final int BAND = CELL * 4;
    private static final String HEADS = "  5 15 30  +";

    static CardTable of(Iterable<Card> all) {
        List<Card> now = new ArrayList<>();
        all.forEach(card -> {
            if (labels(card, "ready").contains("now")) {
                now.add(card);
            }
        });
        return new CardTable(now);
    }

    List<String> lines() {
        Set<String> kinds = new TreeSet<>();
        Set<String> modes = new TreeSet<>();
        cards.forEach(card -> {
            kinds.addAll(labels(card, "kinds"));
            modes.addAll(labels(card, "mode"));
        });
        List<String> lines = new ArrayList<>();
        for (String mode : modes) {
            List<Card> here = cards.stream()
                    .filter(card -> labels(card, "mode").contains(mode))
                    .toList();
            lines.add("");
            lines.add("For now, " + mode + ": " + here.size() + (here.size() == 1 ? " card" : " cards"));
            lines.add(row(
                    "touch",
                    TOUCHES.stream().map(touch -> cell("" + touch, BAND)).toList()));
            lines.add(row("up to minutes", TOUCHES.stream().map(touch -> HEADS).toList()));
            for (String kind : kinds) {
                List<Card> ofKind = here.stream()
                        .filter(card -> labels(card, "kinds").contains(kind))
                        .toList();
                lines.add(counts(kind, ofKind));
            }
            lines.add(counts("all", here));
        }
        return lines;
    }

    private static String counts(String name, List<Card> cards) {
        return row(name, TOUCHES.stream().map(touch -> counts(touch, cards)).toList());
    }

    /** The four counts of one touch level, by minutes. */
    private static String counts(long touch, List<Card> cards) {
        StringBuilder cells = new StringBuilder();
        long over = 0;
        for (long most : MINUTES) {
            long from = over;
            long count = cards.stream()
                    .filter(card -> card.numbers().getOrDefault("touch", 0L) == touch)
                    .mapToLong(card -> card.numbers().getOrDefault("minutes", 0L))
                    .filter(minutes -> minutes > from && minutes <= most)
                    .count();
            cells.append(cell(count == 0 ? "." : "" + count, CELL));
            over = most;
        }
        return cells.toString();
    }

    private static String row(String name, List<String> bands) {
        return String.format(Locale.ROOT, "%-14s", name) + String.join(" ", bands);
    }

    private static String cell(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private static Set<String> labels(Card card, String tag) {
        return card.labels().getOrDefault(tag, Set.of());
    }
}
