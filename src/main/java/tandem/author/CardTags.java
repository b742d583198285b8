package tandem.author;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tags of cards and the words they can have. */
final class CardTags {

    /** The twelve kinds of intimacy named by Clinebell and Clinebell (1970). */
    static final Set<String> KINDS = of(
            "sexual",
            "emotional",
            "intellectual",
            "aesthetic",
            "creative",
            "recreational",
            "work",
            "crisis",
            "conflict",
            "commitment",
            "spiritual",
            "communication");

    static final Set<String> CLOSENESS = of("emotional", "physical", "both");
    static final Set<String> ENERGY = of("low", "mid", "high");
    static final Set<String> PLACE = of("home", "out", "any");
    static final Set<String> MODE = of("together", "apart", "solo");
    static final Set<String> COST = of("free", "low", "paid");
    static final Set<String> OCCASION = of(
            "bad-day", "after-argument", "good-news", "bedtime", "busy-week", "long-distance", "anniversary", "tired");
    static final String BOTH_CONFIRM = "both-confirm";
    static final Set<String> CONSENT = of("ask-first", BOTH_CONFIRM);
    static final Set<String> AVOID = of("fresh-conflict", "grief", "touch-averse", "pain");
    static final Set<String> READY = of("now", "plan", "when-it-happens");
    static final String SHORTER = "shorter";
    static final Set<String> VARIANTS = of(SHORTER, "apart", "seated", "no-speech", "no-touch");

    /** The five ways to grow close in heart again that the flow {@code five-ways} tells of. */
    static final Set<String> WAY = of("opening-up", "something-new", "new-scenery", "their-world", "being-there");

    /** A word that stands for several, itself among them. */
    private static final Map<String, Set<String>> WIDE =
            Map.of("both", of("both", "emotional", "physical"), "any", of("any", "home", "out"));

    private CardTags() {}

    /** The words by which a card with this word is found. */
    static Set<String> widened(String word) {
        return WIDE.getOrDefault(word, Set.of(word));
    }

    private static Set<String> of(String... words) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(List.of(words)));
    }
}
