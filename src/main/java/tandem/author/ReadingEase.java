package tandem.author;

import java.util.Collection;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The reading ease of English text: 206.835 - 1.015 words a sentence - 84.6 syllables a word (Rudolf Flesch, "A New Readability
 * Yardstick", 1948). Most texts are between 0 and 100, and short words in short sentences go beyond that. Syllables are
 * counted by the letters, which is close enough for a hint and no more.
 */
final class ReadingEase {

    /** Flesch's own lower bound of "standard", or plain, English: what most adults read without effort. */
    static final double PLAIN = 60;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’-][\\p{L}\\p{N}]+)*");
    private static final Pattern VOWELS = Pattern.compile("[aeiouy]+");
    /** An e that is written and not spoken: "time", "asked", but not "little" or "wanted". */
    private static final Pattern SILENT = Pattern.compile("[^aeiouyl]es?$|[^aeiouytd]ed$|[aeiouy]les?$");

    private static final Pattern SENTENCE = Pattern.compile("[^.!?…:;]*\\p{L}[^.!?…:;]*");

    private ReadingEase() {}

    /** @param texts of which each begins a sentence of its own */
    static double of(Collection<String> texts) {
        long sentences = texts.stream()
                .mapToLong(text -> SENTENCE.matcher(text).results().count())
                .sum();
        long words = texts.stream().mapToLong(text -> words(text).count()).sum();
        if (sentences == 0 || words == 0) {
            return PLAIN;
        }
        long syllables = texts.stream()
                .flatMap(ReadingEase::words)
                .mapToLong(ReadingEase::syllables)
                .sum();
        return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words;
    }

    /** The words of a text, those with a hyphen or an apostrophe in them as one. */
    static Stream<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group);
    }

    private static long syllables(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        long vowels = VOWELS.matcher(lower).results().count();
        return Math.max(1, SILENT.matcher(lower).find() ? vowels - 1 : vowels);
    }
}
