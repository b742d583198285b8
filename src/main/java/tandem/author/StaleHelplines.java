package tandem.author;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import tandem.flow.Helpline;

/** Numbers change. Those that nobody has looked at for long are reported, once for each country. */
final class StaleHelplines {

    /** Half a year: a line that was closed stands here no longer than that without a warning. */
    static final int MOST_DAYS = 180;

    private final LocalDate today;

    StaleHelplines(LocalDate today) {
        this.today = today;
    }

    /** @param draft of the base language */
    void look(Draft draft, Problems problems) {
        Map<String, Helpline> oldest = new LinkedHashMap<>();
        for (Helpline line : draft.placedLines().keySet()) {
            if (line.checked().plusDays(MOST_DAYS).isBefore(today)) {
                oldest.merge(
                        line.country(), line, (one, other) -> other.checked().isBefore(one.checked()) ? other : one);
            }
        }
        oldest.forEach((country, line) -> {
            Spot spot = draft.placedLines().get(line);
            if (spot != null) {
                problems.add(
                        Code.NOT_CHECKED_LATELY,
                        spot,
                        "lines of the country " + Quote.of(country) + " were last looked at "
                                + ChronoUnit.DAYS.between(line.checked(), today) + " days ago",
                        "look whether they are still so, and write the day into \"checked\"");
            }
        });
    }
}
