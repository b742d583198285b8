package tandem.console;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as they are typed after {@code :skip}: {@code 30m}, {@code 1d2h}. Pure. */
final class Skips {

    /** Ten years; further than that nobody has asked the bot to wait. */
    private static final Duration LONGEST = Duration.ofDays(3660);

    private static final Pattern WHOLE = Pattern.compile("(?:[0-9]{1,6}[wdhms]\\s*){1,5}");
    private static final Pattern PART = Pattern.compile("([0-9]{1,6})([wdhms])");

    private Skips() {}

    /** The time, or empty when it is none, is nothing, or is longer than ten years. */
    static Optional<Duration> read(String typed) {
        String text = typed.strip().toLowerCase(Locale.ROOT);
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        Duration sum = Duration.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            sum = sum.plus(unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
        }
        return sum.isZero() || sum.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(sum);
    }

    /** The same the other way round: {@code 1d2h}. */
    static String write(Duration time) {
        StringBuilder text = new StringBuilder();
        part(text, time.toDays(), "d");
        part(text, time.toHoursPart(), "h");
        part(text, time.toMinutesPart(), "m");
        part(text, time.toSecondsPart(), "s");
        return text.toString();
    }

    private static void part(StringBuilder text, long count, String unit) {
        if (count > 0) {
            text.append(count).append(unit);
        }
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "w" -> Duration.ofDays(7);
            case "d" -> Duration.ofDays(1);
            case "h" -> Duration.ofHours(1);
            case "m" -> Duration.ofMinutes(1);
            default -> Duration.ofSeconds(1);
        };
    }
}
