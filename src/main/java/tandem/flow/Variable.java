package tandem.flow;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A variable that a flow declares.
 *
 * @param type what it can hold
 * @param scope whose it is and how long it lives
 * @param allowed for {@link Type#CHOICE}: the values it can have; otherwise empty
 * @param initial its value while nothing has set it, or null
 */
public record Variable(
        Type type,
        Scope scope,
        Set<String> allowed,
        @Nullable Value initial) {

    public Variable {
        allowed = Set.copyOf(allowed);
    }

    public enum Type {
        TEXT,
        NUMBER,
        YESNO,
        CHOICE
    }

    public enum Scope {
        /** Lives with one run of the flow. */
        RUN,
        /** The person's own; kept in the conversation until the person has agreed that something is kept about them. */
        PERSON,
        /** Shared by a couple who have joined. */
        COUPLE,
        /**
         * One person's part of what each of a couple was asked; read by nobody else before both share it. Only flows that run
         * for each of them have such variables.
         */
        SEALED
    }

    /** Whether this value may stand in this variable; one saved before the flow was edited may not. */
    public boolean accepts(Value value) {
        return switch (type) {
            case TEXT -> value instanceof Value.Text;
            case NUMBER -> value instanceof Value.Whole;
            case YESNO -> value instanceof Value.Flag;
            case CHOICE -> value instanceof Value.Text text && allowed.contains(text.text());
        };
    }
}
