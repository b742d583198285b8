package tandem.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is remembered of cards, and for how long. */
class HistoryTest {

    private static final Instant NOW = Instant.parse("2026-03-01T20:00:00Z");

    @Test
    void ofWhatCountsOnceOnlyTheLatestIsKept() {
        History history = History.NONE
                .with(past("a", 0, Past.What.DRAWN))
                .with(past("b", 1, Past.What.DRAWN))
                .with(past("a", 2, Past.What.DRAWN))
                .with(past("a", 2, Past.What.DONE))
                .with(past("a", 3, Past.What.DONE));
        assertThat(history.cards(Past.What.DRAWN)).containsExactly("b", "a");
        assertThat(history.entries())
                .filteredOn(past -> past.what() == Past.What.DONE)
                .hasSize(2);
    }

    @Test
    void whatIsOlderThan190DaysGoesAndWhatIsKeptForLaterStays() {
        History history = History.NONE
                .with(past("old", 0, Past.What.DONE))
                .with(past("hidden", 0, Past.What.HIDDEN))
                .with(past("kept", 0, Past.What.KEPT))
                .with(past("young", 1, Past.What.DONE));
        History later = history.with(past("new", 190, Past.What.DRAWN));
        assertThat(later)
                .as("190 days to the second")
                .isEqualTo(new History(java.util.List.of(
                        past("old", 0, Past.What.DONE),
                        past("hidden", 0, Past.What.HIDDEN),
                        past("kept", 0, Past.What.KEPT),
                        past("young", 1, Past.What.DONE),
                        past("new", 190, Past.What.DRAWN))));
        assertThat(later.with(past("next", 191, Past.What.DRAWN)).entries().stream()
                        .map(Past::card))
                .containsExactly("kept", "young", "new", "next");
    }

    @Test
    void whatIsOldGoesAlsoWhenNothingHappens() {
        History history = History.NONE.with(past("old", 0, Past.What.DONE)).with(past("young", 1, Past.What.DRAWN));
        assertThat(history.at(NOW.plus(Duration.ofDays(190)))).isSameAs(history);
        assertThat(history.at(NOW.plus(Duration.ofDays(191))).entries())
                .containsExactly(past("young", 1, Past.What.DRAWN));
        assertThat(history.at(NOW.plus(Duration.ofDays(400))).entries()).isEmpty();
    }

    @Test
    void whatWasNotedBeforeThereWereTimesCountsAsOfNow() {
        History before = new History(java.util.List.of(new Past("a", Instant.EPOCH, Past.What.DRAWN)));
        assertThat(before.at(NOW).entries()).containsExactly(new Past("a", NOW, Past.What.DRAWN));
    }

    @Test
    void itIsBounded() {
        History history = History.NONE;
        for (int i = 0; i < 1_000; i++) {
            history = history.with(new Past("card-" + i, NOW.plusSeconds(i), Past.What.DONE));
        }
        assertThat(history.entries()).hasSize(400);
        assertThat(history.entries().get(399).card()).isEqualTo("card-999");
    }

    @Test
    void somethingIsTakenBackForOneCardAlone() {
        History history = History.NONE
                .with(past("a", 0, Past.What.KEPT))
                .with(past("b", 0, Past.What.KEPT))
                .with(past("a", 1, Past.What.DONE));
        assertThat(history.without("a", Past.What.KEPT).entries())
                .containsExactly(past("b", 0, Past.What.KEPT), past("a", 1, Past.What.DONE));
    }

    @Test
    void whatIsInBothCountsOnce() {
        History here = History.NONE.with(past("a", 1, Past.What.DONE)).with(past("c", 3, Past.What.DRAWN));
        History own = History.NONE.with(past("a", 1, Past.What.DONE)).with(past("b", 2, Past.What.DONE));
        assertThat(here.and(own).entries())
                .containsExactly(
                        past("a", 1, Past.What.DONE), past("b", 2, Past.What.DONE), past("c", 3, Past.What.DRAWN));
    }

    private static Past past(String card, int day, Past.What what) {
        return new Past(card, NOW.plus(Duration.ofDays(day)), what);
    }
}
