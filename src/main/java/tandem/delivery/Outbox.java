package tandem.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.chat.MessageRef;

/**
 * Messages that are stored and not yet delivered. Thread-safe.
 *
 * <p>Of each conversation only the first message can be claimed, so that they arrive in order; it stays claimed until
 * its claimant says what became of it. A claim does not outlive the process.
 */
public interface Outbox {

    /**
     * Claims messages that are due.
     *
     * @param platforms only those of these platforms
     * @param most how many at most
     */
    List<Letter> claim(Set<String> platforms, Instant now, int most);

    /** When the next message is due that nobody has claimed, or empty when there is none. */
    Optional<Instant> nextLetter(Set<String> platforms);

    /**
     * It was delivered.
     *
     * @param ref the platform's reference of it, or null where it has none
     */
    void sent(Letter letter, @Nullable MessageRef ref, Instant now);

    /** It is to be tried again at this time. */
    void putOff(Letter letter, Instant until);

    /** It will never be delivered; it is put aside, where an operator can count it. */
    void dead(Letter letter, Instant now);
}
