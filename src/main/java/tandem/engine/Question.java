package tandem.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question that waits for its answer; it stands at the top frame of its run.
 *
 * @param number its number within the conversation; its buttons carry it
 * @param asked when it was asked
 * @param due when it ends unanswered, or null for never
 * @param misses how often an answer was not understood
 * @param offered a fingerprint of the offered choices in their order, so that "the second" is never read against
 *     another order than the person saw
 */
public record Question(long number, Instant asked, @Nullable Instant due, int misses, int offered) {

    Question missed() {
        return new Question(number, asked, due, misses + 1, offered);
    }

    Question askedAgain(int nowOffered) {
        return new Question(number, asked, due, misses, nowOffered);
    }
}
