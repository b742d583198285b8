package tandem.author;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandem.flow.Limits;

/** Reads lengths of time, times of day and dates. */
final class Times {

    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,3})([smhd])");

    /** Nobody remembers what a question was about after this. */
    private static final Duration LONGEST = Limits.LONGEST_WAIT;

    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");

    private Times() {}

    /** {@code 45s}, {@code 30m}, {@code 2h} or {@code 7d}; null when it is something else, and then that is reported. */
    static @Nullable Duration duration(Node.Text text, Called what, Problems problems) {
        Matcher matcher = DURATION.matcher(text.text());
        Duration duration = matcher.matches() ? Duration.of(Long.parseLong(matcher.group(1)), unit(matcher)) : null;
        if (duration != null && duration.compareTo(LONGEST) <= 0) {
            return duration;
        }
        problems.add(
                Code.MALFORMED_DURATION,
                text.spot(),
                what + " is not a length of time: " + Quote.of(text.text()),
                "write a number and s, m, h or d, such as 30m, 2h or 7d; at most " + LONGEST.toDays() + "d");
        return null;
    }

    /** {@code 19:00}; null when it is something else, and then that is reported. */
    static @Nullable LocalTime time(Node.Text text, Called what, Problems problems) {
        if (TIME.matcher(text.text()).matches()) {
            return LocalTime.parse(text.text());
        }
        problems.add(
                Code.MALFORMED_TIME,
                text.spot(),
                what + " is not a time of day: " + Quote.of(text.text()),
                "write hours and minutes, such as 07:30 or 19:00");
        return null;
    }

    /** {@code 2026-11-01}; null when it is something else, and then that is reported. */
    static @Nullable LocalDate date(Node.Text text, Called what, Problems problems) {
        try {
            return LocalDate.parse(text.text());
        } catch (DateTimeParseException e) {
            problems.add(
                    Code.MALFORMED_TIME,
                    text.spot(),
                    what + " is not a date: " + Quote.of(text.text()),
                    "write year, month and day, such as 2026-11-01");
            return null;
        }
    }

    private static ChronoUnit unit(Matcher matcher) {
        return switch (matcher.group(2)) {
            case "s" -> ChronoUnit.SECONDS;
            case "m" -> ChronoUnit.MINUTES;
            case "h" -> ChronoUnit.HOURS;
            default -> ChronoUnit.DAYS;
        };
    }
}
