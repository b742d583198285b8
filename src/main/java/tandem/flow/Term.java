package tandem.flow;

import org.jspecify.annotations.Nullable;

/** A value written down, or the name of a variable that holds it. */
public sealed interface Term {

    record Literal(Value value) implements Term {}

    record Variable(String name) implements Term {}

    /** What it stands for now; null when it is a variable without a value. */
    default @Nullable Value in(Values values) {
        if (this instanceof Literal literal) {
            return literal.value();
        }
        return values.get(((Variable) this).name());
    }
}
