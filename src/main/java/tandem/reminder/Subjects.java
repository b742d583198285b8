package tandem.reminder;

import java.time.Instant;
import java.util.List;

/** Everybody whom something is kept about, and what is kept for some days only. Thread-safe. */
public interface Subjects {

    /** All there are now. One that cannot be read is left out. */
    List<Subject> subjects();

    /**
     * Takes away some of what was kept for some days and is over, in rows as in files. Returns when that is durable.
     *
     * @return whether there may be more
     */
    boolean clear(Instant now);
}
