package tandem.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Patterns side by side in one automaton. Immutable once it is made; {@link #over} makes what passes a text. */
final class Sequences {

    /** For each pattern the first of its places. */
    private final List<Integer> starts = new ArrayList<>();

    private final List<Integer> gaps = new ArrayList<>();
    private final List<Boolean> lasts = new ArrayList<>();
    private final List<Integer> patterns = new ArrayList<>();
    /** For each list the places that take it. */
    private final List<List<Integer>> places = new ArrayList<>();

    /** A pattern that was found, from its first word to its last; negated where a "not" stands in it or before it. */
    interface Matched {
        void matched(int pattern, int first, int last, boolean negated);
    }

    /** Takes a pattern in; it is known by its number among these, counted from 0. */
    void add(Pattern pattern, ToIntFunction<Pattern.Part> list) {
        int number = starts.size();
        starts.add(gaps.size());
        for (int i = 0; i < pattern.parts().size(); i++) {
            Pattern.Part part = pattern.parts().get(i);
            int taken = list.applyAsInt(part);
            while (places.size() <= taken) {
                places.add(new ArrayList<>());
            }
            places.get(taken).add(gaps.size());
            gaps.add(part.gap());
            lasts.add(i == pattern.parts().size() - 1);
            patterns.add(number);
        }
    }

    Passing over(Text text, Matched matched) {
        return new Passing(text, matched);
    }

    /** A text as numbers: its words, their sentences, and how many negations there are before each. */
    static final class Text {
        private final int[] words;
        private final int[] sentences;
        private final int[] negations;

        Text(int[] words, int[] sentences, int[] negations) {
            this.words = words;
            this.sentences = sentences;
            this.negations = negations;
        }

        int[] words() {
            return words;
        }

        int[] sentences() {
            return sentences;
        }

        int[] negations() {
            return negations;
        }
    }

    /**
     * One pass over one text. Of each place it knows where it was last reached, as far back as a gap can be: so a word costs a
     * bounded number of steps, however long the text is.
     */
    final class Passing implements Phrases.Found {

        private static final int REACH = 16;

        private final Text text;
        private final Matched matched;
        private final long[][] reached = new long[gaps.size()][];

        private Passing(Text text, Matched matched) {
            this.text = text;
            this.matched = matched;
        }

        @Override
        public void found(int list, int first, int last) {
            if (list >= places.size() || text.sentences()[first] != text.sentences()[last]) {
                return;
            }
            for (int place : places.get(list)) {
                if (place == starts.get(patterns.get(place))) {
                    reach(place, first, last, isNegated(Math.max(0, first - 2), first, first));
                } else {
                    follow(place, first, last);
                }
            }
        }

        /** Goes on from the nearest end of the place before it. */
        private void follow(int place, int first, int last) {
            long[] before = reached[place - 1];
            if (before == null) {
                return;
            }
            int furthest = Math.max(0, first - 1 - gaps.get(place));
            for (int end = first - 1; end >= furthest && text.sentences()[end] == text.sentences()[first]; end--) {
                long entry = before[end % REACH];
                if (entry != 0 && (int) (entry >>> 32) == end + 1) {
                    boolean negated = (entry & 1) == 1 || isNegated(end + 1, first, first);
                    reach(place, (int) (entry & 0xFFFF_FFFFL) >>> 1, last, negated);
                    return;
                }
            }
        }

        private boolean isNegated(int from, int to, int of) {
            int begin = from;
            while (begin < to && text.sentences()[begin] != text.sentences()[of]) {
                begin++;
            }
            return text.negations()[to] > text.negations()[begin];
        }

        private void reach(int place, int first, int last, boolean negated) {
            if (lasts.get(place)) {
                matched.matched(patterns.get(place), first, last, negated);
                return;
            }
            if (reached[place] == null) {
                reached[place] = new long[REACH];
            }
            reached[place][last % REACH] = ((long) (last + 1) << 32) | ((long) first << 1) | (negated ? 1 : 0);
        }
    }
}
