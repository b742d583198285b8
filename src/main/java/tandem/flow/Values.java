package tandem.flow;

import org.jspecify.annotations.Nullable;

/** The variables as a condition or a template sees them. */
@FunctionalInterface
public interface Values {

    /** The variable's value, or null when it has none now. */
    @Nullable
    Value get(String variable);
}
