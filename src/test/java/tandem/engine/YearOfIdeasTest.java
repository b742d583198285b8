package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A year of one evening a week, with the conversations and cards that ship. */
class YearOfIdeasTest {

    private static final Duration HALF_A_YEAR = Duration.ofDays(26 * 7);
    private static final List<String> FEELINGS = List.of("Closer", "Nice", "Neutral", "Keep it to myself");
    private static final List<String> OBSTACLES = List.of("Time", "Tired", "Not our thing", "Rather not say");

    @Test
    void whatWasDoneDoesNotComeAgainForHalfAYear() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Conversing ana = new Conversing(TestDialogs.shipped(), seed, Conversing.START);
            if (seed % 2 == 0) {
                ana.living("Europe/Berlin");
            }
            Instant now = Conversing.START;
            Map<String, Instant> done = new HashMap<>();
            for (int week = 0; week < 52; week++) {
                String card = title(ana.types("/tonight"));
                ana.waits("PT2S");
                for (int i = random.nextInt(3); i > 0; i--) {
                    card = title(ana.taps("Another"));
                    ana.waits("PT2S");
                }
                Instant before = done.get(card);
                assertThat(before == null || !before.plus(HALF_A_YEAR).isAfter(now))
                        .as("%s in week %s, done on %s, seed %s", card, week, before, seed)
                        .isTrue();
                ana.taps("I'll try it");
                ana.waits("PT2S");
                if (ana.choices().contains("Fine as it is")) { // The first one with more touch.
                    ana.taps("Fine as it is");
                    ana.waits("PT2S");
                }
                ana.taps("Nothing");
                ana.waits("PT2S");
                ana.taps("Ask me");
                ana.waits("P1D");
                if (random.nextInt(4) > 0) {
                    ana.taps("Did it");
                    ana.waits("PT2S");
                    ana.taps(FEELINGS.get(random.nextInt(FEELINGS.size())));
                    done.put(card, now);
                } else {
                    ana.taps("Not yet");
                    ana.waits("PT2S");
                    ana.taps(OBSTACLES.get(random.nextInt(OBSTACLES.size())));
                }
                ana.waits("P6D");
                now = now.plus(Duration.ofDays(7));
            }
            assertThat(done).as("different ideas, seed %s", seed).hasSizeGreaterThan(25);
        }
    }

    /** The title is in the first line: {@code Tonight: Couch Anchor}. */
    private static String title(List<String> said) {
        String card = said.get(said.size() - 1);
        int begin = card.indexOf("Tonight: ");
        assertThat(begin).as(card).isNotNegative();
        return card.substring(begin + "Tonight: ".length(), card.indexOf('\n'));
    }
}
