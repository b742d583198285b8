package tandem.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tandem.flow.Limit;
import tandem.flow.Term;
import tandem.flow.Value;

/** Whatever the cards and whatever is wished: no draw goes over a limit, and nothing comes again without need. */
class LimitsTest {

    private static final int CASES = 5_000;

    @Test
    void noDrawGoesOverALimit() {
        int draws = 0;
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            Library library = library(random);
            Wish wish = wish(random, library);
            Drawn drawn = library.draw(wish, recent(random, library), random::nextInt);
            if (drawn != null) {
                draws++;
                assertThat(touch(drawn)).as("touch, seed %s", seed).isLessThanOrEqualTo(most(wish));
                assertThat(drawn.labels("consent")).as("consent, seed %s", seed).doesNotContain("both-confirm");
                assertThat(wish.forbids(drawn)).as("the wish, seed %s", seed).isFalse();
                assertThat(wish.allows(drawn) || drawn.card().id().equals(wish.shown()))
                        .as("the wish, seed %s", seed)
                        .isTrue();
            }
        }
        assertThat(draws).isGreaterThan(CASES / 4);
    }

    @Test
    void nothingComesAgainWhileThereIsSomethingElse() {
        Wish wish = new Wish(Map.of(), Map.of(), null, null, null);
        for (int seed = 0; seed < CASES / 10; seed++) {
            Random random = new Random(seed);
            Library library = library(random);
            List<String> recent = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                Drawn drawn = library.draw(wish, recent, random::nextInt);
                if (drawn == null) {
                    break;
                }
                String id = drawn.card().id();
                boolean again = recent.contains(id);
                boolean last =
                        !recent.isEmpty() && recent.get(recent.size() - 1).equals(id);
                assertThat(last).as("twice in a row, seed %s", seed).isEqualTo(last && recent.size() == 1);
                for (Card other : library.cards()) {
                    if (again && wholeFits(other)) {
                        assertThat(recent).as("seed %s", seed).contains(other.id());
                    }
                }
                recent.remove(id);
                recent.add(id);
            }
        }
    }

    private static boolean wholeFits(Card card) {
        Drawn whole = new Drawn(card, null);
        return touch(whole) <= Library.USUAL_TOUCH && !whole.labels("consent").contains("both-confirm");
    }

    private static long touch(Drawn drawn) {
        Long touch = drawn.number("touch");
        return touch == null ? 0 : touch;
    }

    /** How far a card may go: the person's own limit, the wish's, and where nothing is wished the usual one. */
    private static long most(Wish wish) {
        long most = Library.USUAL_TOUCH;
        if (wish.where().get("touch") instanceof Limit.AtMost atMost
                && ((Term.Literal) atMost.bound()).value() instanceof Value.Whole bound) {
            most = bound.number();
        }
        return wish.touchCap() == null ? most : Math.min(most, wish.touchCap());
    }

    private static Wish wish(Random random, Library library) {
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
                random.nextBoolean() ? null : Long.valueOf(random.nextInt(5)));
    }

    private static Term whole(long number) {
        return new Term.Literal(new Value.Whole(number));
    }

    private static List<String> recent(Random random, Library library) {
        return library.cards().stream()
                .map(Card::id)
                .filter(id -> random.nextBoolean())
                .toList();
    }

    private static Library library(Random random) {
        List<Card> cards = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            Map<String, Card.Variant> variants = new TreeMap<>();
            for (String variant : List.of("shorter", "seated")) {
                if (random.nextInt(3) == 0) {
                    variants.put(variant, new Card.Variant(face(variant), labels(random), numbers(random)));
                }
            }
            Card.Evidence evidence = new Card.Evidence(Card.Level.PRACTICE, null);
            cards.add(new Card(
                    "card-" + i,
                    face("Card"),
                    "How?",
                    labels(random),
                    numbers(random),
                    evidence,
                    Duration.ofDays(1),
                    variants));
        }
        return new Library(cards);
    }

    private static Card.Face face(String title) {
        return new Card.Face(title, "Why.", List.of("Do."), "Come?");
    }

    private static Map<String, Set<String>> labels(Random random) {
        Map<String, Set<String>> labels = new HashMap<>();
        switch (random.nextInt(4)) {
            case 0 -> labels.put("consent", Set.of("both-confirm"));
            case 1 -> labels.put("consent", Set.of("ask-first"));
            case 2 -> labels.put("consent", Set.of("ask-first", "both-confirm"));
            default -> {}
        }
        labels.put("energy", Set.of(random.nextBoolean() ? "low" : "high"));
        labels.put("avoid", random.nextBoolean() ? Set.of("pain") : Set.of());
        return labels;
    }

    private static Map<String, Long> numbers(Random random) {
        Map<String, Long> numbers = new HashMap<>();
        numbers.put("minutes", (long) random.nextInt(10));
        if (random.nextInt(4) > 0) {
            numbers.put("touch", (long) random.nextInt(5));
        }
        return numbers;
    }
}
