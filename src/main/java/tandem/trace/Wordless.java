package tandem.trace;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A failure without its words: the kinds and places of everything that led to it. The message of an exception may quote
 * what somebody said, a chat's id or a token, and none of that may stand in a log.
 */
public final class Wordless extends Exception {
    private static final long serialVersionUID = 1L;

    private Wordless(Throwable failure, @Nullable Wordless cause) {
        super(failure.getClass().getName(), cause);
        setStackTrace(failure.getStackTrace());
    }

    /** What may be logged of a failure, its causes and what was suppressed. */
    public static Wordless of(Throwable failure) {
        return of(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static Wordless of(Throwable failure, Set<Throwable> seen) {
        seen.add(failure);
        Throwable cause = failure.getCause();
        Wordless wordless = new Wordless(failure, cause == null || seen.contains(cause) ? null : of(cause, seen));
        for (Throwable other : failure.getSuppressed()) {
            if (!seen.contains(other)) {
                wordless.addSuppressed(of(other, seen));
            }
        }
        return wordless;
    }
}
