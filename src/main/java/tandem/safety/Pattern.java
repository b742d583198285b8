package tandem.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Words in their order with at most so many others between them, such as {@code {partner} ..3 hits|kicks ..1 me}: first
 * whatever stands in the list {@code partner}, at most three other words, one of two words, at most one other, and a last one.
 * All of it in one sentence.
 */
public record Pattern(List<Part> parts) {

    /** More words than this between two parts belong to something else. */
    public static final int WIDEST_GAP = 8;

    static final int MOST_PARTS = 12;

    private static final String GAP = "..";

    /**
     * One place of a pattern.
     *
     * @param gap how many other words may stand before it
     * @param list the list it is taken from, or empty
     * @param words the words themselves, where it is no list
     */
    record Part(int gap, String list, List<String> words) {
        Part {
            words = List.copyOf(words);
        }
    }

    public Pattern {
        parts = List.copyOf(parts);
    }

    /**
     * Reads one.
     *
     * @param lists the names of the lists that there are
     * @throws IllegalArgumentException when it is none; the message says why, for its author
     */
    public static Pattern of(String text, Set<String> lists) {
        List<Part> parts = new ArrayList<>();
        int gap = 0;
        for (String word : text.strip().split("\\s+", MOST_PARTS * 2 + 2)) {
            if (word.startsWith(GAP)) {
                require(!parts.isEmpty() && gap == 0, "a gap stands between two words");
                gap = gap(word.substring(GAP.length()));
            } else {
                parts.add(part(gap, word, lists));
                gap = 0;
            }
        }
        require(gap == 0 && !parts.get(parts.size() - 1).equals(new Part(0, "", List.of())), "it ends with a word");
        require(parts.size() <= MOST_PARTS, "it has more than " + MOST_PARTS + " words and lists");
        return new Pattern(parts);
    }

    private static int gap(String number) {
        boolean known = number.length() == 1 && number.charAt(0) >= '1' && number.charAt(0) <= '0' + WIDEST_GAP;
        require(known, "a gap is written ..1 to .." + WIDEST_GAP);
        return number.charAt(0) - '0';
    }

    private static Part part(int gap, String word, Set<String> lists) {
        if (word.startsWith("{") && word.endsWith("}")) {
            String list = word.substring(1, word.length() - 1);
            require(lists.contains(list), "there is no list " + word);
            return new Part(gap, list, List.of());
        }
        List<String> words = List.of(word.split("\\|"));
        for (String each : words) {
            require(Spoken.words(each).size() == 1, "between spaces and bars stands one word; put others into a list");
        }
        return new Part(gap, "", words);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
