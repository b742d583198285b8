package tandem.whole;

import java.time.Duration;
import java.util.List;

/**
 * The people of a transcript on one platform: what they do there, and what they see of the bot, which is the real one with
 * the platform's real adapter. Whatever they do returns when all that follows from it can be seen. For one thread.
 */
public interface Actors extends AutoCloseable {

    /** Somebody says something to the bot, or gives a command, in the group or in their private chat. */
    void types(String person, boolean inGroup, String text);

    /** Somebody says something in the group that is not meant for the bot. */
    void saysAside(String person, String text);

    /**
     * Somebody taps the newest button with this label.
     *
     * @param old whether the newest message with buttons is left out
     */
    void taps(String person, boolean inGroup, String label, boolean old);

    /** Somebody brings the bot into the group. */
    void adds(String person);

    /** Time goes on. */
    void passes(Duration span);

    /** The bot ends and begins again over what it has stored. */
    void restarts();

    /** What the bot said since this was asked last; of each chat in its order. */
    List<Seen> sees();

    /** What the platform did not take from the bot. */
    List<String> refused();

    @Override
    void close();
}
