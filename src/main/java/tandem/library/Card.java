package tandem.library;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One exercise: what it says, and the tags by which it is found.
 *
 * @param id its identity; what was drawn is remembered by it
 * @param face what a person reads
 * @param followUp its own question for the next day
 * @param labels tags that are words: {@code kinds closeness energy place mode props cost occasion consent avoid ready way}
 * @param numbers tags that are numbers: {@code touch} 0 to 4, {@code minutes}, {@code depth}
 * @param evidence how well it is supported
 * @param askAfter when to ask about it
 * @param variants other ways to do it, by name: {@code shorter apart seated no-speech no-touch}
 */
public record Card(
        String id,
        Face face,
        String followUp,
        Map<String, Set<String>> labels,
        Map<String, Long> numbers,
        Evidence evidence,
        Duration askAfter,
        Map<String, Variant> variants) {

    public Card {
        labels = Map.copyOf(labels);
        numbers = Map.copyOf(numbers);
        variants = Map.copyOf(variants);
    }

    /**
     * What a person reads.
     *
     * @param steps at most four
     * @param invite one sentence to send to the partner
     */
    public record Face(String title, String why, List<String> steps, String invite) {
        public Face {
            steps = List.copyOf(steps);
        }
    }

    /** Another way to do the same: what it says instead and the tags that differ. */
    public record Variant(Face face, Map<String, Set<String>> labels, Map<String, Long> numbers) {
        public Variant {
            labels = Map.copyOf(labels);
            numbers = Map.copyOf(numbers);
        }
    }

    /** How well a card is supported. */
    public enum Level {
        RESEARCH,
        PRACTICE,
        ARTICLE
    }

    /** The level, and for research where it was published. */
    public record Evidence(Level level, @Nullable String source) {}
}
