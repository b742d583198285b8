package tandem.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tandem.flow.Limit;
import tandem.flow.Term;
import tandem.flow.Value;

/** Whatever the cards, the wish and what happened: no draw goes over a limit, and nothing done comes again without need. */
class LimitsTest {

    private static final int CASES = 20_000;
    private static final Wish ANYTHING = new Wish(Map.of(), Map.of(), null, null, null, Set.of());

    @Test
    void noDrawGoesOverALimit() {
        int draws = 0;
        for (int seed = 0; seed < CASES; seed++) {
            RandomLibrary random = new RandomLibrary(seed);
            Library library = random.library(12);
            Wish wish = random.wish(library);
            Circumstances circumstances = random.circumstances(library);
            Pick pick = library.draw(wish, circumstances, random::below);
            if (pick != null) {
                draws++;
                Drawn drawn = pick.drawn();
                assertThat(touch(drawn)).as("touch, seed %s", seed).isLessThanOrEqualTo(most(wish));
                assertThat(drawn.labels("consent")).as("consent, seed %s", seed).doesNotContain("both-confirm");
                for (String tag : List.of("kinds", "avoid", "energy")) {
                    assertThat(drawn.labels(tag).stream().noneMatch(wish.without()::contains))
                            .as("wants nothing of it, seed %s", seed)
                            .isTrue();
                }
                if (wish.exclude().containsKey("avoid")) {
                    assertThat(drawn.labels("avoid")).as("seed %s", seed).doesNotContain("pain");
                }
                if (!drawn.card().id().equals(wish.shown())) {
                    assertThat(wish.where().get("energy") == null
                                    || drawn.labels("energy").contains("low"))
                            .as("energy, seed %s", seed)
                            .isTrue();
                    assertThat(happened(drawn, circumstances, Past.What.HIDDEN, Duration.ofDays(10_000)))
                            .as("hidden, seed %s", seed)
                            .isFalse();
                }
                if (anything(circumstances, Past.What.UNWANTED, Duration.ofDays(7))) {
                    assertThat(touch(drawn)).as("touch rests, seed %s", seed).isZero();
                }
                if (anything(circumstances, Past.What.TENSION, Duration.ofDays(2))) {
                    assertThat(drawn.labels("avoid"))
                            .as("tension, seed %s", seed)
                            .doesNotContain("fresh-conflict");
                }
            }
        }
        assertThat(draws).isGreaterThan(CASES / 4);
    }

    @Test
    void whatWasDoneComesAgainOnlyWhenNothingElseFits() {
        int again = 0;
        for (int seed = 0; seed < CASES; seed++) {
            RandomLibrary random = new RandomLibrary(seed);
            Library library = random.library(12);
            Wish wish = random.wish(library);
            Circumstances circumstances = random.circumstances(library);
            Pick pick = library.draw(wish, circumstances, random::below);
            if (pick != null
                    && !pick.drawn().card().id().equals(wish.shown())
                    && happened(pick.drawn(), circumstances, Past.What.DONE, Duration.ofDays(182))) {
                again++;
                for (Card other : library.cards()) {
                    boolean done =
                            happened(new Drawn(other, null), circumstances, Past.What.DONE, Duration.ofDays(182));
                    if (!done && !other.id().equals(wish.shown())) {
                        Library alone = new Library(List.of(other));
                        assertThat(alone.draw(notShown(wish, library), circumstances, random::below))
                                .as(
                                        "%s instead of %s, seed %s",
                                        other.id(), pick.drawn().card().id(), seed)
                                .isNull();
                    }
                }
            }
        }
        assertThat(again).isGreaterThan(CASES / 100);
    }

    @Test
    void nothingIsDrawnTwiceInARowWhileThereIsSomethingElse() {
        for (int seed = 0; seed < CASES / 10; seed++) {
            RandomLibrary random = new RandomLibrary(seed);
            Library library = random.library(8);
            History history = History.NONE;
            Set<String> seen = new HashSet<>();
            Instant now = RandomLibrary.NOW;
            long drawable =
                    library.cards().stream().filter(LimitsTest::anyFormFits).count();
            for (int i = 0; i < 2 * drawable; i++) {
                Pick pick = library.draw(ANYTHING, new Circumstances(history, History.NONE, now, null), random::below);
                assertThat(pick).as("seed %s", seed).isNotNull();
                String id =
                        java.util.Objects.requireNonNull(pick).drawn().card().id();
                assertThat(seen.add(id)).as("%s comes again, seed %s", id, seed).isEqualTo(i < drawable);
                now = now.plusSeconds(60);
                history = history.with(new Past(id, now, Past.What.DRAWN));
                if (i + 1 == drawable) {
                    break;
                }
            }
        }
    }

    /** The wish, with nothing shown that only the whole library knows; what "shorter" means then is kept. */
    private static Wish notShown(Wish wish, Library library) {
        Drawn shown = wish.shown() == null ? null : library.shown(wish.shown());
        Map<String, Limit> where = new java.util.HashMap<>(wish.where());
        Long minutes = shown == null ? null : shown.number("minutes");
        if (minutes != null && "shorter".equals(wish.variant())) {
            long bound = minutes - 1;
            if (where.get("minutes") instanceof Limit.AtMost most
                    && ((Term.Literal) most.bound()).value() instanceof Value.Whole asked) {
                bound = Math.min(bound, asked.number());
            }
            where.put("minutes", new Limit.AtMost(new Term.Literal(new Value.Whole(bound))));
        }
        return new Wish(where, wish.exclude(), null, null, wish.touchCap(), wish.without());
    }

    private static boolean anyFormFits(Card card) {
        if (fits(new Drawn(card, null))) {
            return true;
        }
        return card.variants().keySet().stream().anyMatch(variant -> fits(new Drawn(card, variant)));
    }

    private static boolean fits(Drawn drawn) {
        return touch(drawn) <= 2 && !drawn.labels("consent").contains("both-confirm");
    }

    private static boolean happened(Drawn drawn, Circumstances circumstances, Past.What what, Duration within) {
        return all(circumstances).stream()
                .anyMatch(past -> past.card().equals(drawn.card().id()) && is(past, what, within));
    }

    private static boolean anything(Circumstances circumstances, Past.What what, Duration within) {
        return all(circumstances).stream().anyMatch(past -> is(past, what, within));
    }

    private static boolean is(Past past, Past.What what, Duration within) {
        return past.what() == what && past.at().plus(within).isAfter(RandomLibrary.NOW);
    }

    private static List<Past> all(Circumstances circumstances) {
        return circumstances.here().and(circumstances.own()).entries();
    }

    private static long touch(Drawn drawn) {
        Long touch = drawn.number("touch");
        return touch == null ? 0 : touch;
    }

    /** How far a card may go: the person's own limit, the wish's, and where nothing is wished two. */
    private static long most(Wish wish) {
        long most = 2;
        if (wish.where().get("touch") instanceof Limit.AtMost atMost
                && ((Term.Literal) atMost.bound()).value() instanceof Value.Whole bound) {
            most = bound.number();
        }
        return wish.touchCap() == null ? most : Math.min(most, wish.touchCap());
    }
}
