package tandem.author;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.flow.Condition;
import tandem.flow.Phrasing;
import tandem.flow.Value;
import tandem.flow.Values;
import tandem.flow.Variable;

/**
 * Everything that could be the case, as far as some conditions can tell: each variable they read with each value that
 * makes a difference, and unknown where it can be. Immutable.
 */
record Situations(List<Map<String, @Nullable Value>> all) {

    /** More are not looked at: conditions of many variables would take for ever. */
    private static final int MOST = 4_096;

    private static final Value SOMETHING_ELSE = new Value.Text("something else");

    /** The situations; null when there are too many to look at. */
    static @Nullable Situations of(List<Condition> conditions, FlowDraft flow, Facts facts) {
        Map<String, Set<Value>> compared = new LinkedHashMap<>();
        conditions.forEach(condition -> note(condition, compared));
        List<Map<String, @Nullable Value>> all = new ArrayList<>();
        all.add(new HashMap<>());
        Map<String, Variable> seen = Reserved.seenBy(flow);
        for (Map.Entry<String, Set<Value>> each : compared.entrySet()) {
            List<@Nullable Value> values = new ArrayList<>(values(seen.get(each.getKey()), each.getValue()));
            if (!flow.knows(each.getKey(), facts)) {
                values.add(null);
            }
            if ((long) all.size() * values.size() > MOST) {
                return null;
            }
            all = crossed(all, each.getKey(), values);
        }
        return new Situations(all.stream().filter(one -> possible(one, facts)).toList());
    }

    /** Whether the condition holds in one of them. */
    boolean can(Condition condition) {
        return all.stream().anyMatch(one -> condition.holds(in(one)));
    }

    /** Whether this wording fits in one of them. */
    boolean fits(Phrasing.Variant variant) {
        return variant.when() == null ? !none() : can(variant.when());
    }

    /** Those in which it does not hold; null holds always. */
    Situations without(@Nullable Condition condition) {
        return new Situations(all.stream()
                .filter(one -> condition != null && !condition.holds(in(one)))
                .toList());
    }

    /** {@code "mood" is "low" and "hour" is unknown}: the first of them; empty where no variable makes a difference. */
    String example() {
        List<String> parts = new ArrayList<>();
        all.get(0)
                .forEach((name, value) ->
                        parts.add(Quote.of(name) + " is " + (value == null ? "unknown" : Quote.of(value.plain()))));
        return String.join(" and ", parts);
    }

    boolean none() {
        return all.isEmpty();
    }

    private static boolean possible(Map<String, @Nullable Value> one, Facts facts) {
        Value kind = one.get("chat_kind");
        return kind == null || !facts.has(Facts.PRIVATE) || kind.plain().equals("private");
    }

    private static List<Map<String, @Nullable Value>> crossed(
            List<Map<String, @Nullable Value>> all, String name, List<@Nullable Value> values) {
        List<Map<String, @Nullable Value>> crossed = new ArrayList<>();
        for (Map<String, @Nullable Value> one : all) {
            for (Value value : values) {
                Map<String, @Nullable Value> more = new LinkedHashMap<>(one);
                more.put(name, value);
                crossed.add(more);
            }
        }
        return crossed;
    }

    private static Set<Value> values(@Nullable Variable variable, Set<Value> compared) {
        Set<Value> values = new LinkedHashSet<>(compared);
        if (variable == null || variable.type() == Variable.Type.TEXT) {
            values.add(SOMETHING_ELSE);
        } else if (variable.type() == Variable.Type.YESNO) {
            values = new LinkedHashSet<>(List.of(new Value.Flag(true), new Value.Flag(false)));
        } else if (variable.type() == Variable.Type.CHOICE) {
            values = new LinkedHashSet<>();
            variable.allowed().stream().sorted().map(Value.Text::new).forEach(values::add);
        } else if (values.isEmpty()) {
            values.add(new Value.Whole(0));
        }
        return values;
    }

    private static void note(Condition condition, Map<String, Set<Value>> compared) {
        if (condition instanceof Condition.All all) {
            all.of().forEach(part -> note(part, compared));
        } else if (condition instanceof Condition.Any any) {
            any.of().forEach(part -> note(part, compared));
        } else if (condition instanceof Condition.Not not) {
            note(not.of(), compared);
        } else if (condition instanceof Condition.Is is) {
            noted(is.variable(), compared).add(is.value());
            around(is.value(), noted(is.variable(), compared));
        } else if (condition instanceof Condition.In in) {
            noted(in.variable(), compared).addAll(in.allowed());
            in.allowed().forEach(value -> around(value, noted(in.variable(), compared)));
        } else if (condition instanceof Condition.AtLeast atLeast) {
            around(new Value.Whole(atLeast.bound()), noted(atLeast.variable(), compared));
        } else if (condition instanceof Condition.AtMost atMost) {
            around(new Value.Whole(atMost.bound()), noted(atMost.variable(), compared));
        } else {
            noted(((Condition.Known) condition).variable(), compared);
        }
    }

    private static Set<Value> noted(String variable, Map<String, Set<Value>> compared) {
        return compared.computeIfAbsent(variable, name -> new LinkedHashSet<>());
    }

    /** A number, and its neighbours: what is compared with it changes there. */
    private static void around(Value value, Set<Value> values) {
        if (value instanceof Value.Whole number) {
            for (long near = -1; near <= 1; near++) {
                values.add(new Value.Whole(number.number() + near));
            }
        }
    }

    private static Values in(Map<String, @Nullable Value> one) {
        return one::get;
    }
}
