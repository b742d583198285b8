package tandem.safety;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Numbers for the words that patterns have, found again as thumbs write them. */
final class Vocabulary {

    /** No word of any pattern. */
    static final int UNKNOWN = -1;

    /** Shorter words with two letters swapped are too often other words. */
    private static final int SHORTEST_SWAPPED = 4;

    private static final int SHORTEST_SQUEEZED = 6;

    private final Map<String, Integer> words = new HashMap<>();
    private final Map<String, Integer> slips = new HashMap<>();

    /** The number of a word, which is learned where it is new. */
    int learn(String word) {
        return words.computeIfAbsent(word, each -> words.size());
    }

    /** Works out how every word that is known now may be misspelt. What could be two words is none. */
    void learnSlips() {
        Set<String> doubtful = new HashSet<>();
        words.forEach((word, number) -> {
            for (int i = 1; word.length() >= SHORTEST_SWAPPED && i + 1 < word.length(); i++) {
                slip(swapped(word, i), number, doubtful);
            }
            if (word.length() >= SHORTEST_SQUEEZED) {
                slip(squeezed(word, 1), number, doubtful);
            }
        });
        doubtful.forEach(slips::remove);
        words.keySet().forEach(slips::remove);
    }

    private void slip(String slip, int number, Set<String> doubtful) {
        Integer other = slips.putIfAbsent(slip, number);
        if (other != null && other != number) {
            doubtful.add(slip);
        }
    }

    /** The number of what was written, or {@link #UNKNOWN}. */
    int find(String written) {
        int exact = exactly(written);
        if (exact != UNKNOWN) {
            return exact;
        }
        String drawnOut = squeezed(written, 2);
        if (drawnOut.length() == written.length()) {
            return UNKNOWN;
        }
        int twice = exactly(drawnOut);
        return twice != UNKNOWN ? twice : exactly(squeezed(written, 1));
    }

    private int exactly(String written) {
        Integer number = words.get(written);
        if (number == null) {
            number = slips.get(written);
        }
        return number == null ? UNKNOWN : number;
    }

    private static String swapped(String word, int at) {
        return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
    }

    /** The word with no letter more often in a row than this. */
    private static String squeezed(String word, int most) {
        StringBuilder squeezed = new StringBuilder(word.length());
        int row = 0;
        for (int i = 0; i < word.length(); i++) {
            row = i > 0 && word.charAt(i) == word.charAt(i - 1) ? row + 1 : 1;
            if (row <= most) {
                squeezed.append(word.charAt(i));
            }
        }
        return squeezed.toString();
    }
}
