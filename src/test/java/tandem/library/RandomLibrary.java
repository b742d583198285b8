package tandem.library;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import tandem.flow.Limit;
import tandem.flow.Term;
import tandem.flow.Value;

/** Cards, wishes and histories by chance, small enough for every rule to meet every other. */
final class RandomLibrary {

    static final Instant NOW = Instant.parse("2026-03-01T20:00:00Z");

    private static final List<String> KINDS = List.of("emotional", "creative", "spiritual", "conflict");

    private final Random random;

    RandomLibrary(long seed) {
        this.random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    Library library(int most) {
        List<Card> cards = new ArrayList<>();
        for (int i = random.nextInt(most); i > 0; i--) {
            Map<String, Card.Variant> variants = new TreeMap<>();
            for (String variant : List.of("shorter", "seated")) {
                if (random.nextInt(3) == 0) {
                    variants.put(variant, new Card.Variant(face(variant), labels(), numbers()));
                }
            }
            Card.Evidence evidence = new Card.Evidence(Card.Level.PRACTICE, null);
            cards.add(new Card(
                    "card-" + i, face("Card"), "How?", labels(), numbers(), evidence, Duration.ofDays(1), variants));
        }
        return new Library(cards);
    }

    Wish wish(Library library) {
        Map<String, Limit> where = new HashMap<>();
        if (random.nextInt(3) == 0) {
            where.put("touch", new Limit.AtMost(whole(random.nextInt(5))));
        }
        if (random.nextInt(3) == 0) {
            where.put("energy", new Limit.Equal(new Term.Literal(new Value.Text("low"))));
        }
        if (random.nextInt(4) == 0) {
            where.put("minutes", new Limit.AtMost(whole(random.nextInt(10))));
        }
        Map<String, Limit> exclude = new HashMap<>();
        if (random.nextInt(3) == 0) {
            exclude.put("avoid", new Limit.OneOf(List.of(new Value.Text("pain"))));
        }
        List<Card> cards = List.copyOf(library.cards());
        boolean shows = random.nextBoolean() && !cards.isEmpty();
        return new Wish(
                where,
                exclude,
                random.nextBoolean() ? "shorter" : null,
                shows ? cards.get(random.nextInt(cards.size())).id() : null,
                random.nextBoolean() ? null : Long.valueOf(random.nextInt(5)),
                random.nextInt(3) == 0 ? Set.of(KINDS.get(random.nextInt(KINDS.size())), "pain") : Set.of());
    }

    Circumstances circumstances(Library library) {
        return new Circumstances(
                history(library), history(library), NOW, random.nextBoolean() ? null : random.nextInt(24));
    }

    History history(Library library) {
        History history = History.NONE;
        List<Card> cards = List.copyOf(library.cards());
        for (int i = random.nextInt(12); i > 0 && !cards.isEmpty(); i--) {
            Past.What[] whats = Past.What.values();
            // Some cards are hidden, few enough for something to be left.
            Past.What what = whats[random.nextInt(whats.length)];
            Instant at = NOW.minus(Duration.ofHours(random.nextInt(i * 24 * 20 + 1)));
            history = history.with(
                    new Past(cards.get(random.nextInt(cards.size())).id(), at, what));
        }
        return history;
    }

    private static Term whole(long number) {
        return new Term.Literal(new Value.Whole(number));
    }

    private static Card.Face face(String title) {
        return new Card.Face(title, "Why.", List.of("Do."), "Come?");
    }

    private Map<String, Set<String>> labels() {
        Map<String, Set<String>> labels = new HashMap<>();
        switch (random.nextInt(4)) {
            case 0 -> labels.put("consent", Set.of("both-confirm"));
            case 1 -> labels.put("consent", Set.of("ask-first"));
            case 2 -> labels.put("consent", Set.of("ask-first", "both-confirm"));
            default -> {}
        }
        labels.put("kinds", Set.of(KINDS.get(random.nextInt(KINDS.size()))));
        labels.put("energy", Set.of(random.nextBoolean() ? "low" : "high"));
        labels.put("avoid", Set.of(random.nextBoolean() ? "pain" : "fresh-conflict"));
        return labels;
    }

    private Map<String, Long> numbers() {
        Map<String, Long> numbers = new HashMap<>();
        numbers.put("minutes", (long) random.nextInt(10));
        if (random.nextInt(4) > 0) {
            numbers.put("touch", (long) random.nextInt(5));
        }
        return numbers;
    }
}
