package tandem.transcript;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transcript.
 *
 * @param file its name, for messages
 * @param flow the flow it is about
 * @param seed decides every draw
 * @param start when it begins
 * @param zone the people's time zone; null when they never told it
 * @param group whether they are in a group
 * @param people who takes part; the first one is alone where there is no group
 * @param language the tag of the language that is spoken; null for the dialogs' own
 * @param lines what happens, in order
 */
public record Script(
        String file,
        String flow,
        long seed,
        Instant start,
        @Nullable ZoneId zone,
        boolean group,
        List<String> people,
        @Nullable String language,
        List<Numbered> lines) {

    public Script {
        people = List.copyOf(people);
        lines = List.copyOf(lines);
    }

    /** A line, where it stands, and how it is written there. */
    public record Numbered(int number, Line line, String text) {}
}
