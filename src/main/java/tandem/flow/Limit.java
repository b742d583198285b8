package tandem.flow;

import java.util.List;

/** What a card's tag must be for a {@link Step.Suggest} to draw it. */
public sealed interface Limit {

    /** The tag is, or contains, this value. */
    record Equal(Term value) implements Limit {}

    /** The tag is a number no greater than this. */
    record AtMost(Term bound) implements Limit {}

    /** The tag is a number no smaller than this. */
    record AtLeast(Term bound) implements Limit {}

    /** The tag is, or contains, one of these. */
    record OneOf(List<Value> values) implements Limit {
        public OneOf {
            values = List.copyOf(values);
        }
    }
}
