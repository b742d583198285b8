package tandem.safety;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is heard in one language, as it stands in {@code dialogs/safety/<language>.json}. Case, accents, apostrophes and
 * punctuation do not matter, nor do letters that were drawn out ("noooo"), doubled or swapped. Immutable.
 *
 * @param lists words and phrases by the name that patterns call them by
 * @param negations words that lower what they stand in or before by one step, never to nothing
 * @param guards what is just an expression: its words tell of nothing
 * @param frames what a sentence is about when it tells of a film, a game or a small child: nothing in it is heard
 * @param former what tells of a partner that somebody had before
 * @param current what tells of the one they have now; without it, violence in a text with a former one is in the past
 * @param strong what tells of something surely
 * @param weak what may tell of it
 */
public record Patterns(
        Map<String, List<String>> lists,
        List<String> negations,
        List<Pattern> guards,
        List<Pattern> frames,
        List<Pattern> former,
        List<Pattern> current,
        Map<Concern, List<Pattern>> strong,
        Map<Concern, List<Pattern>> weak) {
    /** The longest phrase of a list, in words. */
    public static final int LONGEST_PHRASE = 8;

    public Patterns {
        Map<String, List<String>> copied = new LinkedHashMap<>();
        lists.forEach((name, words) -> copied.put(name, List.copyOf(words)));
        lists = Map.copyOf(copied);
        negations = List.copyOf(negations);
        guards = List.copyOf(guards);
        frames = List.copyOf(frames);
        former = List.copyOf(former);
        current = List.copyOf(current);
        strong = copy(strong);
        weak = copy(weak);
    }

    private static Map<Concern, List<Pattern>> copy(Map<Concern, List<Pattern>> patterns) {
        Map<Concern, List<Pattern>> copy = new EnumMap<>(Concern.class);
        patterns.forEach((concern, each) -> copy.put(concern, List.copyOf(each)));
        return Map.copyOf(copy);
    }
}
