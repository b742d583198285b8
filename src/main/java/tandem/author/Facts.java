package tandem.author;

import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import tandem.flow.Condition;
import tandem.flow.Value;

/**
 * What is certain at some place of a flow, whichever way led there: which variables have a value, whether a card was
 * drawn, whether the chat is private. Immutable.
 */
record Facts(Set<String> names) {

    static final Facts NONE = new Facts(Set.of());

    /** Stands for: a card was drawn. No variable has such a name. */
    static final String CARD = "a card";

    /** Stands for: only one person reads along. */
    static final String PRIVATE = "a private chat";

    /** Stands for: only one person sees this, though others read along. */
    static final String ALONE = "for one alone";

    /** Where one of a couple is asked something in private that each is asked. */
    static final Facts OF_EACH = new Facts(Set.of(PRIVATE, Reserved.ROUND_TEXT, Reserved.ROUND_PART));

    private static final String CHAT_KIND = "chat_kind";

    Facts {
        names = Set.copyOf(names);
    }

    /** Stands for: all have shared what this step asked each of them, and it was not shown yet. */
    static String answers(String flow, String step) {
        return "the answers of " + flow + "/" + step;
    }

    boolean has(String name) {
        return names.contains(name);
    }

    Facts and(Collection<String> more) {
        if (names.containsAll(more)) {
            return this;
        }
        Set<String> all = new HashSet<>(names);
        all.addAll(more);
        return new Facts(all);
    }

    /** Only what is certain either way. */
    Facts orElse(Facts other) {
        return without(name -> !other.has(name));
    }

    Facts without(Predicate<String> gone) {
        Set<String> rest = new HashSet<>(names);
        return rest.removeIf(gone) ? new Facts(rest) : this;
    }

    /** What is certain besides once this condition holds. */
    Facts when(Condition condition) {
        return and(holding(condition));
    }

    /** What is certain besides once it does not hold. */
    Facts unless(Condition condition) {
        return and(failing(condition));
    }

    private static Set<String> holding(Condition condition) {
        if (condition instanceof Condition.All all) {
            return each(all.of().stream().map(Facts::holding).toList());
        }
        if (condition instanceof Condition.Any any) {
            return common(any.of().stream().map(Facts::holding).toList());
        }
        if (condition instanceof Condition.Not not) {
            return failing(not.of());
        }
        if (condition instanceof Condition.Is is && is.variable().equals(CHAT_KIND)) {
            return isKind(is, "private") ? Set.of(CHAT_KIND, PRIVATE) : Set.of(CHAT_KIND);
        }
        return Set.of(Reserved.series(compared(condition)));
    }

    /** A comparison also fails where the variable is unknown, so that little is certain then. */
    private static Set<String> failing(Condition condition) {
        if (condition instanceof Condition.All all) {
            return common(all.of().stream().map(Facts::failing).toList());
        }
        if (condition instanceof Condition.Any any) {
            return each(any.of().stream().map(Facts::failing).toList());
        }
        if (condition instanceof Condition.Not not) {
            return holding(not.of());
        }
        return condition instanceof Condition.Is is && isKind(is, "group") ? Set.of(PRIVATE) : Set.of();
    }

    private static boolean isKind(Condition.Is is, String kind) {
        return is.variable().equals(CHAT_KIND) && is.value().equals(new Value.Text(kind));
    }

    private static String compared(Condition condition) {
        if (condition instanceof Condition.Is is) {
            return is.variable();
        }
        if (condition instanceof Condition.In in) {
            return in.variable();
        }
        if (condition instanceof Condition.AtLeast atLeast) {
            return atLeast.variable();
        }
        if (condition instanceof Condition.AtMost atMost) {
            return atMost.variable();
        }
        return ((Condition.Known) condition).variable();
    }

    private static Set<String> each(List<Set<String>> parts) {
        Set<String> all = new HashSet<>();
        parts.forEach(all::addAll);
        return all;
    }

    private static Set<String> common(List<Set<String>> parts) {
        Iterator<Set<String>> rest = parts.iterator();
        Set<String> common = rest.hasNext() ? new HashSet<>(rest.next()) : new HashSet<>();
        rest.forEachRemaining(common::retainAll);
        return common;
    }
}
