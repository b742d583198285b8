package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tandem.flow.Limits;

/** What a person recorded: one point a day, for 190 days. */
class SeriesTest {

    private static final Instant EVENING = Instant.parse("2026-01-05T20:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void aSecondPointOfTheDayTakesThePlaceOfTheFirst() {
        Series first = Series.NONE.with("heart", 6, EVENING, BERLIN);
        Instant later = Instant.parse("2026-01-05T22:59:00Z");
        assertThat(first.with("heart", 7, later, BERLIN).of("heart", later))
                .containsExactly(new Series.Point(later, 7));
        Instant midnight = Instant.parse("2026-01-05T23:00:00Z"); // In Berlin it is the next day.
        assertThat(first.with("heart", 7, midnight, BERLIN).of("heart", midnight))
                .containsExactly(new Series.Point(EVENING, 6), new Series.Point(midnight, 7));
        assertThat(first.with("touch", 7, later, BERLIN).of("heart", later)).hasSize(1);
    }

    @Test
    void withoutAZoneTheDayIsTwelveHours() {
        Series first = Series.NONE.with("heart", 6, EVENING, null);
        Instant soon = EVENING.plus(Duration.ofHours(12)).minusSeconds(1);
        assertThat(first.with("heart", 7, soon, null).of("heart", soon)).hasSize(1);
        Instant late = EVENING.plus(Duration.ofHours(12));
        assertThat(first.with("heart", 7, late, null).of("heart", late)).hasSize(2);
    }

    @Test
    void aPointFromAfterTheClockWasSetBackGivesWay() {
        for (ZoneId zone : new ZoneId[] {BERLIN, null}) {
            Series ahead = Series.NONE.with("heart", 6, EVENING.plus(Duration.ofDays(3)), zone);
            assertThat(ahead.with("heart", 7, EVENING, zone).of("heart", EVENING))
                    .containsExactly(new Series.Point(EVENING, 7));
        }
    }

    @Test
    void oldPointsAreNotSeenAndGoWithTheNextOne() {
        Series old = Series.NONE.with("heart", 6, EVENING, BERLIN).with("touch", 5, EVENING, BERLIN);
        Instant justKept = EVENING.plus(Duration.ofDays(190)).minusSeconds(1);
        assertThat(old.of("heart", justKept)).hasSize(1);
        Instant over = EVENING.plus(Duration.ofDays(190));
        assertThat(old.of("heart", over)).isEmpty();
        assertThat(old.count(over)).isZero();
        assertThat(old.latest(over)).isNull();
        assertThat(old.with("touch", 7, over, BERLIN).points())
                .isEqualTo(Map.of("touch", List.of(new Series.Point(over, 7))));
    }

    @Test
    void noSeriesGrowsForEver() {
        Series series = Series.NONE;
        Instant now = EVENING;
        for (int i = 0; i < 500; i++) {
            now = now.plus(Duration.ofHours(12));
            series = series.with("heart", i % 11, now, null);
        }
        assertThat(series.points().get("heart")).hasSize(Limits.POINTS);
        assertThat(series.of("heart", now).get(Limits.POINTS - 1).at()).isEqualTo(now);
        assertThat(series.latest(now)).isEqualTo(now);
    }
}
