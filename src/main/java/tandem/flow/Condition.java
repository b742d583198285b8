package tandem.flow;

import java.util.List;
import java.util.Set;

/** A question about the variables with the answer yes or no. An unknown variable makes every comparison false. */
public sealed interface Condition {

    boolean holds(Values values);

    record Is(String variable, Value value) implements Condition {
        @Override
        public boolean holds(Values values) {
            return value.equals(values.get(variable));
        }
    }

    record In(String variable, Set<Value> allowed) implements Condition {
        public In {
            allowed = Set.copyOf(allowed);
        }

        @Override
        public boolean holds(Values values) {
            Value value = values.get(variable);
            return value != null && allowed.contains(value);
        }
    }

    record AtLeast(String variable, long bound) implements Condition {
        @Override
        public boolean holds(Values values) {
            return values.get(variable) instanceof Value.Whole number && number.number() >= bound;
        }
    }

    record AtMost(String variable, long bound) implements Condition {
        @Override
        public boolean holds(Values values) {
            return values.get(variable) instanceof Value.Whole number && number.number() <= bound;
        }
    }

    record Known(String variable) implements Condition {
        @Override
        public boolean holds(Values values) {
            return values.get(variable) != null;
        }
    }

    record All(List<Condition> of) implements Condition {
        public All {
            of = List.copyOf(of);
        }

        @Override
        public boolean holds(Values values) {
            for (Condition condition : of) {
                if (!condition.holds(values)) {
                    return false;
                }
            }
            return true;
        }
    }

    record Any(List<Condition> of) implements Condition {
        public Any {
            of = List.copyOf(of);
        }

        @Override
        public boolean holds(Values values) {
            for (Condition condition : of) {
                if (condition.holds(values)) {
                    return true;
                }
            }
            return false;
        }
    }

    record Not(Condition of) implements Condition {
        @Override
        public boolean holds(Values values) {
            return !of.holds(values);
        }
    }
}
