package tandem.answer;

import java.util.List;
import java.util.Set;

/**
 * A word, or several that the language knows as one phrase.
 *
 * @param words as they were said
 * @param kinds what it does; empty for a word that stands in no list
 * @param value of a number or a position, else 0
 * @param refusing those of its words that refuse something
 */
record Segment(List<String> words, Set<Kind> kinds, int value, List<String> refusing) {
    boolean is(Kind kind) {
        return kinds.contains(kind);
    }

    /** Whether leaving it out changes nothing: a filler, or an emoji the language gives no meaning. */
    boolean isIdle() {
        if (is(Kind.YES) || is(Kind.NO)) {
            return false;
        }
        return is(Kind.FILLER) || (kinds.isEmpty() && Plain.isDecoration(words.get(0)));
    }

    /** Its words with numbers as digits, so that "ten minutes" and "10 minutes" are the same. */
    List<String> canonical() {
        return is(Kind.NUMBER) ? List.of(Integer.toString(value)) : words;
    }
}
