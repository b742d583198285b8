package tandem.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tandem.flow.Limit;
import tandem.flow.Term;
import tandem.flow.Value;

/** What suits the moment is preferred, what stands in the way is named, and only what is the asker's own. */
class SuitsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T20:00:00Z");

    private static final Card QUIET = card("quiet", 10, 0, "low", "emotional", "tired");
    private static final Card BRISK = card("brisk", 10, 0, "mid", "recreational", "busy-week");
    private static final Card SHORT = card("short", 3, 0, "mid", "creative", "busy-week");
    private static final Card MENDING = card("mending", 10, 0, "mid", "conflict", "after-argument");
    private static final Card HUG = card("hug", 10, 2, "mid", "sexual", "busy-week");
    private static final Library LIBRARY = new Library(List.of(QUIET, BRISK, SHORT, MENDING, HUG));
    private static final History BEGUN = History.NONE.with(past("gone", 30, Past.What.DRAWN));

    @Test
    void lateInTheEveningItIsQuiet() {
        for (int hour : List.of(21, 23, 0, 4)) {
            assertThat(drawn(BEGUN, hour)).as("at %s", hour).containsExactly("quiet late");
        }
        assertThat(drawn(BEGUN, 20)).contains("brisk null", "quiet null");
        assertThat(drawn(BEGUN, 5)).contains("brisk null", "quiet null");
        assertThat(drawn(BEGUN, null)).contains("brisk null", "quiet null");
    }

    @Test
    void whatGotInTheWayHasASayTheNextTimeAndNotForEver() {
        assertThat(drawn(BEGUN.with(past("gone", 1, Past.What.NO_TIME)), null)).containsExactly("short short");
        assertThat(drawn(BEGUN.with(past("gone", 1, Past.What.TIRED)), null)).containsExactly("quiet tired");
        assertThat(drawn(BEGUN.with(past("gone", 3, Past.What.TENSION)), null)).containsExactly("mending tension");
        assertThat(drawn(BEGUN.with(past("gone", 14, Past.What.NO_TIME)), null)).contains("brisk null");
        assertThat(drawn(BEGUN.with(past("gone", 2, Past.What.NO_TIME)).with(past("gone", 1, Past.What.NICE)), null))
                .as("a good evening since")
                .contains("brisk null");
    }

    @Test
    void whatSomebodyElseLearnedElsewhereIsNoReasonHere() {
        History own = History.NONE.with(past("gone", 1, Past.What.NO_TIME));
        assertThat(drawn(new Circumstances(BEGUN, own, NOW, null))).contains("brisk null", "quiet null");
    }

    @Test
    void anotherKindThanTheTimeBefore() {
        assertThat(drawn(BEGUN.with(past("brisk", 1, Past.What.DONE)).with(past("quiet", 1, Past.What.DRAWN)), null))
                .as("quiet rests because it was drawn, and nothing else is of its kind")
                .containsExactlyInAnyOrder("hug null", "mending null", "short null");
        Library two = new Library(List.of(
                card("a", 10, 0, "mid", "conflict", "tired"), card("b", 10, 0, "mid", "creative", "tired"), MENDING));
        History after = BEGUN.with(past("mending", 1, Past.What.DRAWN));
        for (int chance = 0; chance < 3; chance++) {
            int fixed = chance;
            Pick pick = two.draw(wish(Map.of()), new Circumstances(after, History.NONE, NOW, null), n -> fixed % n);
            assertThat(pick).isNotNull().extracting(p -> p.drawn().card().id()).isEqualTo("b");
        }
    }

    @Test
    void touchRestsForAWeekAfterSomebodyDidNotWantItAlsoElsewhere() {
        History unwanted = BEGUN.with(past("hug", 6, Past.What.UNWANTED));
        assertThat(drawn(unwanted, null)).doesNotContain("hug null");
        assertThat(drawn(new Circumstances(BEGUN, unwanted, NOW, null))).doesNotContain("hug null");
        assertThat(drawn(BEGUN.with(past("hug", 7, Past.What.UNWANTED)), null)).contains("hug null");
    }

    @Test
    void onlyTheAskersOwnWishIsNamed() {
        Circumstances now = new Circumstances(BEGUN, History.NONE, NOW, null);
        List<String> own = List.of("minutes", "energy");
        assertThat(LIBRARY.inTheWay(wish(Map.of("minutes", atMost(1))), own, now))
                .isEqualTo("minutes");
        assertThat(LIBRARY.inTheWay(wish(Map.of("minutes", atMost(3), "energy", is("low"))), own, now))
                .as("either would do: the first that is tried")
                .isEqualTo("minutes");
        assertThat(LIBRARY.inTheWay(wish(Map.of("minutes", atMost(1), "energy", is("high"))), own, now))
                .isEqualTo(Library.SEVERAL);
        Wish limited = new Wish(
                Map.of("minutes", atMost(1)),
                Map.of(),
                null,
                null,
                null,
                Set.of("tired", "busy-week", "after-argument"));
        assertThat(LIBRARY.inTheWay(limited, own, now))
                .as("a limit is never named")
                .isNull();
    }

    @Test
    void shorterIsShorter() {
        Wish shorter = new Wish(Map.of(), Map.of(), "shorter", "quiet", null, Set.of());
        assertThat(drawn(LIBRARY, shorter, new Circumstances(BEGUN, History.NONE, NOW, null)))
                .containsExactly("short null");
        Wish least = new Wish(Map.of(), Map.of(), "shorter", "short", null, Set.of());
        assertThat(drawn(LIBRARY, least, new Circumstances(BEGUN, History.NONE, NOW, null)))
                .isEmpty();
    }

    @Test
    void whatHappenedCanBeAskedFor() {
        Wish kept = wish(Map.of(Wish.PAST, is("kept")));
        History history = BEGUN.with(past("brisk", 1, Past.What.KEPT)).with(past("brisk", 1, Past.What.DRAWN));
        assertThat(drawn(LIBRARY, kept, new Circumstances(history, History.NONE, NOW, null)))
                .containsExactly("brisk null");
        assertThat(drawn(LIBRARY, kept, new Circumstances(BEGUN, History.NONE, NOW, null)))
                .isEmpty();
    }

    private static Set<String> drawn(History here, @Nullable Integer hour) {
        return drawn(new Circumstances(here, History.NONE, NOW, hour));
    }

    private static Set<String> drawn(Circumstances circumstances) {
        return drawn(LIBRARY, wish(Map.of()), circumstances);
    }

    /** Everything that can be drawn, with its reason. */
    private static Set<String> drawn(Library library, Wish wish, Circumstances circumstances) {
        Set<String> all = new TreeSet<>();
        for (int chance = 0; chance < 60; chance++) {
            int fixed = chance;
            Pick pick = library.draw(wish, circumstances, below -> fixed % below);
            if (pick != null) {
                Pick.Reason reason = pick.reason();
                all.add(pick.drawn().card().id() + " " + (reason == null ? null : reason.word()));
            }
        }
        return all;
    }

    private static Wish wish(Map<String, Limit> where) {
        return new Wish(where, Map.of(), null, null, null, Set.of());
    }

    private static Limit is(String word) {
        return new Limit.Equal(new Term.Literal(new Value.Text(word)));
    }

    private static Limit atMost(long number) {
        return new Limit.AtMost(new Term.Literal(new Value.Whole(number)));
    }

    private static Past past(String card, int daysAgo, Past.What what) {
        return new Past(card, NOW.minus(Duration.ofDays(daysAgo)), what);
    }

    private static Card card(String id, long minutes, long touch, String energy, String kind, String occasion) {
        return new Card(
                id,
                new Card.Face(id, "Why.", List.of("Do."), "Come?"),
                "How?",
                Map.of("energy", Set.of(energy), "kinds", Set.of(kind), "occasion", Set.of(occasion)),
                Map.of("minutes", minutes, "touch", touch, "depth", 2L),
                new Card.Evidence(Card.Level.PRACTICE, null),
                Duration.ofDays(1),
                Map.of());
    }
}
