package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.flow.Value;

/**
 * A year of nudges in every zone of the tz database, with the shipped dialogs: never at night, never more than two in seven
 * days, rarer when nobody answers, and then none.
 */
class NudgesYearTest {

    private static final Instant START = Instant.parse("2026-01-05T12:00:00Z");
    private static final Instant END = START.plus(Duration.ofDays(366));
    private static final Duration WEEK = Duration.ofDays(7);
    private static final List<String> HOURS = List.of("19:30", "8:00", "21:59", "23:30", "06:15", "00:10", "02:30");

    private final Engine engine = new Engine(TestDialogs.shipped(), new Operator(null, null));

    @Test
    void isGentleEverywhere() {
        int zones = 0;
        int most = 0;
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            Alone ana = new Alone(engine, START, id, null, zones);
            int kind = zones % (HOURS.size() + 1);
            begins(ana, kind == HOURS.size() ? null : HOURS.get(kind));
            for (Instant next = ana.next(); next != null && next.isBefore(END); next = ana.next()) {
                // A machine that is asleep now and then wakes late, up to some days.
                boolean late = ana.random().nextInt(10) == 0;
                Instant then = next.plus(Duration.ofMinutes(late ? ana.random().nextInt(4_000) : 0));
                ana.sleeps(then.isAfter(ana.now()) ? then : ana.now());
                ana.wakes();
                int mood = ana.random().nextInt(8);
                if (mood < 6) {
                    ana.waits(Duration.ofMinutes(ana.random().nextInt(300)));
                    ana.taps(mood == 0 ? "Fewer of these" : "Not now");
                } else if (mood == 7) {
                    // They choose again, and often: that must not bring more.
                    begins(ana, null);
                }
            }
            mustBeGentle(ana, ZoneId.of(id));
            most = Math.max(most, ana.unasked().size());
            zones++;
        }
        assertThat(zones).isGreaterThan(550);
        // It was a year of nudges, and not of silence.
        assertThat(most).isBetween(60, 105);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/St_Johns", "Pacific/Chatham", "Africa/Casablanca", "Asia/Tokyo"})
    void whoeverNeverAnswersIsAskedFourTimesAndToldOnce(String id) {
        Alone ana = new Alone(engine, START, id, null, 7);
        begins(ana, "19:30");
        ana.waits(END);
        List<Long> days = new ArrayList<>();
        Instant before = START;
        for (Alone.Unasked one : ana.unasked()) {
            days.add(Math.round(Duration.between(before, one.at()).toMinutes() / 1440.0));
            before = one.at();
        }
        assertThat(days.subList(1, days.size())).containsExactly(4L, 7L, 7L, 7L);
        assertThat(days.get(0)).isBetween(3L, 5L);
        assertThat(ana.unaskedTexts().get(4)).startsWith("I leave it here with the small ideas");
        assertThat(ana.state().person().variables()).containsEntry("nudges", new Value.Text("off"));
        assertThat(ana.state().conversation().runs()).isEmpty();
        mustBeGentle(ana, ZoneId.of(id));
    }

    private static void begins(Alone ana, @Nullable String hour) {
        if (hour != null) {
            ana.types("/settings");
            ana.taps("When I may ask");
            ana.types(hour);
        }
        ana.types("/settings");
        ana.taps("Nudges");
        assertThat(ana.taps("Twice a week")).isTrue();
    }

    private static void mustBeGentle(Alone ana, ZoneId zone) {
        List<Alone.Unasked> all = ana.unasked();
        for (int i = 0; i < all.size(); i++) {
            LocalTime local = all.get(i).at().atZone(zone).toLocalTime();
            if (local.getHour() >= 22 || local.getHour() < 8) {
                throw new AssertionError("at " + local + " in " + zone + ": " + all.get(i));
            }
            if (i > 1 && all.get(i).at().isBefore(all.get(i - 2).at().plus(WEEK))) {
                throw new AssertionError("three from " + all.get(i - 2) + " to " + all.get(i) + " in " + zone);
            }
        }
    }
}
