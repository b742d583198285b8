package tandem.graph;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tandem.flow.Condition;
import tandem.flow.Limit;
import tandem.flow.Message;
import tandem.flow.Phrasing;
import tandem.flow.Term;
import tandem.flow.Value;

/** What a flow holds, said in few words. Pure. */
final class Wording {

    /** Characters of a text that are enough to know it again. */
    static final int EXCERPT = 72;

    /** Characters of a condition, a label or a note. */
    private static final int SHORT = 48;

    private Wording() {}

    /** The beginning of a text, as whole words. */
    static String excerpt(Message message) {
        return cut(message.outline(), EXCERPT);
    }

    static String label(Message message) {
        return cut(message.outline(), SHORT);
    }

    /** Shortened for a label or a note. */
    static String brief(String text) {
        return cut(text, SHORT);
    }

    /** What is said first; empty when nothing is said for sure. */
    static String excerpt(Phrasing phrasing) {
        if (!phrasing.variants().isEmpty()) {
            return excerpt(phrasing.variants().get(0).message());
        }
        return phrasing.otherwise() == null ? "" : excerpt(phrasing.otherwise());
    }

    /** In one line: as many whole words as have room, and an ellipsis for the rest. */
    static String cut(String text, int most) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= most) {
            return line;
        }
        int end = line.offsetByCodePoints(0, most);
        int space = line.lastIndexOf(' ', end);
        // A word that is longer than all the room is cut, where it must be.
        String whole = line.substring(0, space > 0 ? space : end);
        return whole.replaceAll("[\\s,;:.–—-]+$", "") + "…";
    }

    /** As authors write it: {@code 2h}. */
    static String time(Duration time) {
        long minutes = time.toMinutes();
        if (minutes % (24 * 60) == 0 && minutes > 0) {
            return minutes / (24 * 60) + "d";
        }
        return minutes % 60 == 0 && minutes > 0 ? minutes / 60 + "h" : minutes + "m";
    }

    static String when(Condition condition) {
        return cut("if " + words(condition), SHORT);
    }

    static String term(Term term) {
        return term instanceof Term.Literal literal ? value(literal.value()) : ((Term.Variable) term).name();
    }

    static String value(Value value) {
        return value instanceof Value.Flag flag ? flag.yes() ? "yes" : "no" : value.plain();
    }

    /** What a card must be, in the order of the tags' names. */
    static String limits(Map<String, Limit> limits) {
        return new TreeMap<>(limits)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + limit(entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    private static String limit(Limit limit) {
        if (limit instanceof Limit.Equal equal) {
            return term(equal.value());
        }
        if (limit instanceof Limit.AtMost most) {
            return "at most " + term(most.bound());
        }
        if (limit instanceof Limit.AtLeast least) {
            return "at least " + term(least.bound());
        }
        return ((Limit.OneOf) limit).values().stream().map(Wording::value).collect(Collectors.joining(" or "));
    }

    private static String words(Condition condition) {
        if (condition instanceof Condition.Is is) {
            return is.variable() + " is " + value(is.value());
        }
        if (condition instanceof Condition.In in) {
            // A set has no order; the picture needs one.
            return in.variable() + " is "
                    + in.allowed().stream().map(Wording::value).sorted().collect(Collectors.joining(" or "));
        }
        if (condition instanceof Condition.AtLeast least) {
            return least.variable() + " at least " + least.bound();
        }
        if (condition instanceof Condition.AtMost most) {
            return most.variable() + " at most " + most.bound();
        }
        if (condition instanceof Condition.Known known) {
            return known.variable() + " known";
        }
        if (condition instanceof Condition.Not not) {
            return "not " + inner(not.of());
        }
        return condition instanceof Condition.All all
                ? joined(all.of(), " and ")
                : joined(((Condition.Any) condition).of(), " or ");
    }

    private static String joined(List<Condition> conditions, String with) {
        return conditions.size() == 1
                ? words(conditions.get(0))
                : conditions.stream().map(Wording::inner).collect(Collectors.joining(with));
    }

    private static String inner(Condition condition) {
        boolean joined = condition instanceof Condition.All || condition instanceof Condition.Any;
        return joined ? "(" + words(condition) + ")" : words(condition);
    }
}
