package tandem.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import tandem.chat.MessageRef;

/**
 * Messages that are stored and not yet delivered. Thread-safe.
 *
 * <p>Of each conversation only the first message can be claimed, so that they arrive in order; it stays claimed until
 * its claimant says what became of it and that is durable. A claim does not outlive the process. A change of a message
 * that a later one of the same message makes needless is dropped unsent.
 *
 * <p>The times of {@link #claim}, {@link #putOff}, {@link #putBack} and {@link #nextLetter} are those of the claimant's
 * own clock, which never goes back; they mean nothing after a restart.
 */
public interface Outbox {

    /**
     * Claims messages that are due, those that have waited longest first. One that cannot be read is put aside in its
     * row, so that those behind it go out.
     *
     * @param platform only those of this platform
     * @param today the time of day: references of earlier messages are kept for some days
     * @param most how many at most
     * @param scheduled how many of them at most that a stored time has brought, and that nobody waits for there
     */
    List<Letter> claim(String platform, Instant now, Instant today, int most, int scheduled);

    /**
     * When the next message is due that nobody has claimed, or empty when there is none.
     *
     * @param scheduled whether those count, too, that a stored time has brought
     */
    Optional<Instant> nextLetter(String platform, boolean scheduled);

    /**
     * It was delivered.
     *
     * @param ref the platform's reference of it, or null where it has none
     * @param now the time of day, from which the reference is kept for a while
     * @return completes when that is durable; exceptionally when it could not be stored, then the message is still
     *     claimed and this may be called again
     */
    CompletionStage<Void> sent(Letter letter, @Nullable MessageRef ref, Instant now);

    /**
     * It may have arrived, and is to be tried again at this time.
     *
     * @param tries what is to be known then
     */
    void putOff(Letter letter, Tries tries, Instant until);

    /** It has not arrived, and is to be tried at this time. */
    void putBack(Letter letter, Instant until);

    /**
     * It will never be delivered; it is put aside, where an operator can count it.
     *
     * @param why what the operator is told
     * @param now the time of day, from which it is kept for some days
     * @return as for {@link #sent}
     */
    CompletionStage<Void> dead(Letter letter, PutAside why, Instant now);

    /**
     * It is for one person alone, who takes nothing now: it waits for some days until they do something.
     *
     * @param now the time of day
     * @return as for {@link #sent}
     */
    CompletionStage<Void> hold(Letter letter, Instant now);

    /**
     * Its chat cannot be reached any more: everything that waits for its conversation is put aside, and nothing is due
     * there any more.
     *
     * @param now as for {@link #dead}
     * @return as for {@link #sent}, and how many messages were put aside
     */
    CompletionStage<Integer> gone(Letter letter, Instant now);

    /**
     * Its group has got another id: everything that belongs to the group goes there, all at once, and this message can be
     * claimed again at once.
     *
     * @param chat the new id, as in {@link tandem.chat.ChatAddress#chat}
     * @param now the time of day
     * @return as for {@link #sent}
     */
    CompletionStage<Void> moved(Letter letter, String chat, Instant now);

    /** What waits now. */
    Waiting waiting();

    /**
     * What waits in an outbox.
     *
     * @param letters messages, claimed or not
     * @param oldest since when the oldest of them waits, by the claimant's clock and since this process started; null
     *     when nothing does
     * @param superseded changes that were dropped unsent since this process started
     * @param unreadable messages that could not be read and stay in their rows
     */
    record Waiting(long letters, @Nullable Instant oldest, long superseded, long unreadable) {}
}
