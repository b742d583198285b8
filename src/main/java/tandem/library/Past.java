package tandem.library;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened with a card.
 *
 * @param card the card's id
 * @param at when, in whole seconds
 * @param what what it was
 */
public record Past(String card, Instant at, What what) {

    /** What can happen with a card. Flows and the store know each by {@link #word}. */
    public enum What {
        /** It was shown. */
        DRAWN(true),
        /** They say they did it. */
        DONE(false),
        /** It brought them closer. */
        CLOSER(false),
        /** It was nice. */
        NICE(false),
        /** It was neither good nor bad. */
        NEUTRAL(false),
        /** It was awkward. */
        AWKWARD(false),
        /** The person did not want it: touch rests for a while. */
        UNWANTED(false),
        /** They did not get to it for want of time. */
        NO_TIME(false),
        /** They were too tired for it. */
        TIRED(false),
        /** There was tension between them. */
        TENSION(false),
        /** It is not for them: it is not drawn again. */
        HIDDEN(true),
        /** It was put away for later. */
        KEPT(true);

        private static final Map<String, What> BY_WORD = byWord();

        private final boolean once;

        What(boolean once) {
            this.once = once;
        }

        /** Whether only the latest of these counts for a card. */
        boolean once() {
            return once;
        }

        /** Its name in a flow: {@code no-time}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** What this word means, or null. */
        public static @Nullable What of(String word) {
            return BY_WORD.get(word);
        }

        /** All words, in the order above. */
        public static Iterable<String> words() {
            return BY_WORD.keySet();
        }

        private static Map<String, What> byWord() {
            Map<String, What> words = new LinkedHashMap<>();
            Arrays.stream(values()).forEach(what -> words.put(what.word(), what));
            return Collections.unmodifiableMap(words);
        }
    }
}
