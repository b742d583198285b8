package tandem.reminder;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored times. A row goes when its turn is committed, so that a crash between repeats it. Thread-safe. */
public interface DueRows {

    /** Rows whose time has come, the earliest first. One that cannot be read stays and is left out. */
    List<Due> due(Instant now, int most);

    /** The earliest time there is. */
    Optional<Instant> nextDue();

    /** Removes a row whose conversation is gone. */
    void drop(Due due);
}
