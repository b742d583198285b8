package tandem.answer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The word lists of one language, as they stand in {@code dialogs/words/<language>.json}. Every entry may be a phrase
 * of several words; the longest phrase wins, so "no problem" among the yes words is not a "no". Case, accents,
 * apostrophes and punctuation do not matter. Immutable.
 *
 * @param yes words, phrases and emoji that mean yes
 * @param no words, phrases and emoji that mean no
 * @param ordinals words for a position, counted from 1: "first", "2nd", "second one"; plain digits
 *     need no entry
 * @param numbers words for a number: "one", "twenty"; they also count as positions
 * @param last words for the last position
 * @param markers words that go with a position or an option: "option", "number", "one"
 * @param fillers words that add nothing: "please", "I think", "the"
 * @param stops words too light to mean an option by themselves: "it", "for"
 * @param negations words that refuse what follows: "not", "don't", "anything but"
 * @param both words that join two things or restrict one: "and", "but", "or"
 * @param reservations words that choose nothing unless an option says them itself: "maybe", "I don't know", "less"
 * @param units words that may be glued to a number: "min" in "10min"
 * @param minutes words for a length of time and its minutes: "hour" is 60, "half an hour" 30; several words need no
 *     number before them
 * @param fractions words that make a number not whole: "half"
 * @param clock words for the time of day
 * @param places ids of time zones and how their places are called, the usual name first; in the order in which they
 *     are offered
 */
public record Words(
        Set<String> yes,
        Set<String> no,
        Map<String, Integer> ordinals,
        Map<String, Integer> numbers,
        Set<String> last,
        Set<String> markers,
        Set<String> fillers,
        Set<String> stops,
        Set<String> negations,
        Set<String> both,
        Set<String> reservations,
        Set<String> units,
        Map<String, Integer> minutes,
        Set<String> fractions,
        ClockWords clock,
        Map<String, List<String>> places) {
    /** Copies the lists. */
    public Words {
        yes = Set.copyOf(yes);
        no = Set.copyOf(no);
        ordinals = Map.copyOf(ordinals);
        numbers = Map.copyOf(numbers);
        last = Set.copyOf(last);
        markers = Set.copyOf(markers);
        fillers = Set.copyOf(fillers);
        stops = Set.copyOf(stops);
        negations = Set.copyOf(negations);
        both = Set.copyOf(both);
        reservations = Set.copyOf(reservations);
        units = Set.copyOf(units);
        minutes = Map.copyOf(minutes);
        fractions = Set.copyOf(fractions);
        Map<String, List<String>> ordered = new LinkedHashMap<>();
        places.forEach((zone, names) -> ordered.put(zone, List.copyOf(names)));
        places = Collections.unmodifiableMap(ordered);
    }
}
