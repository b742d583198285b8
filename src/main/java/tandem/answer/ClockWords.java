package tandem.answer;

import java.util.Map;
import java.util.Set;

/**
 * The words of one language for the time of day. Entries may be phrases, as in {@link Words}. Immutable.
 *
 * @param am words for the hours before noon: "am", "in the morning"
 * @param pm words for the hours after noon: "pm", "in the evening"
 * @param night words for the hours around midnight: "tonight"; 5 to 11 are then before, 12 to 4 after midnight
 * @param hours names of an hour of the day, 0 to 23: "noon" is 12
 * @param offsets what stands before an hour, in minutes: "half past" is 30, "quarter to" is -15
 * @param ignored words that change nothing: "at", "o'clock", "tomorrow"
 */
public record ClockWords(
        Set<String> am,
        Set<String> pm,
        Set<String> night,
        Map<String, Integer> hours,
        Map<String, Integer> offsets,
        Set<String> ignored) {
    /** Copies the lists. */
    public ClockWords {
        am = Set.copyOf(am);
        pm = Set.copyOf(pm);
        night = Set.copyOf(night);
        hours = Map.copyOf(hours);
        offsets = Map.copyOf(offsets);
        ignored = Set.copyOf(ignored);
    }
}
