package tandem.answer;

import java.time.LocalTime;
import java.util.Optional;
import tandem.answer.TimeWord.Sort;

/**
 * What is known of a time of day so far; each word makes a new one, or none when it does not fit.
 *
 * @param hour 0 to 23, or -1
 * @param minute 0 to 59, or -1
 * @param offset minutes before or after the hour, 0 for none
 * @param half AM, PM or NIGHT, or UNKNOWN
 * @param source which sort of word named the hour
 */
record TimeOfDay(int hour, int minute, int offset, Sort half, Sort source) {
    static final TimeOfDay UNKNOWN = new TimeOfDay(-1, -1, 0, Sort.UNKNOWN, Sort.UNKNOWN);

    private static final int HOUR = 60;
    private static final int HALF_DAY = 12 * HOUR;
    /** Without am or pm, an earlier time is after noon. */
    private static final int MORNING = 8 * HOUR;

    Optional<TimeOfDay> with(TimeWord word) {
        return switch (word.sort()) {
            case IGNORED -> Optional.of(this);
            case AM, PM, NIGHT -> withHalf(word.sort());
            case OFFSET ->
                hour < 0 && offset == 0
                        ? Optional.of(new TimeOfDay(hour, minute, word.value(), half, source))
                        : Optional.empty();
            case NAMED_HOUR -> withNamedHour(word.value());
            case NUMBER -> hour < 0 ? withHour(word.value(), -1, Sort.NUMBER) : withMinute(word.value());
            case FIGURE, FIGURE_OF_24 ->
                hour < 0 ? withHour(word.value(), word.minute(), word.sort()) : Optional.empty();
            case UNKNOWN -> Optional.empty();
        };
    }

    /** The time, if an hour is known and all that was said agrees. */
    Optional<LocalTime> onClock() {
        boolean clash = (half == Sort.AM && hour > 12) || (half == Sort.PM && hour == 0);
        if (hour < 0 || clash || (offset != 0 && minute >= 0)) {
            return Optional.empty();
        }
        int time = hourOfDay() * HOUR + Math.max(minute, 0) + offset;
        int shifted = Math.floorMod(isVague() && time < MORNING ? time + HALF_DAY : time, 2 * HALF_DAY);
        return Optional.of(LocalTime.of(shifted / HOUR, shifted % HOUR));
    }

    /** Whether it may as well be twelve hours later. */
    boolean isOfEitherHalf() {
        return isVague() && hour <= 12;
    }

    private boolean isVague() {
        return half == Sort.UNKNOWN && (source == Sort.FIGURE || source == Sort.NUMBER);
    }

    private int hourOfDay() {
        boolean of12 = hour >= 1 && hour <= 12 && source != Sort.NAMED_HOUR;
        if (!of12 || half == Sort.UNKNOWN) {
            return hour;
        }
        int base = hour % 12;
        boolean late = half == Sort.PM || (half == Sort.NIGHT && base >= 5);
        return late ? base + 12 : base;
    }

    private Optional<TimeOfDay> withHalf(Sort said) {
        return half == Sort.UNKNOWN || half == said
                ? Optional.of(new TimeOfDay(hour, minute, offset, said, source))
                : Optional.empty();
    }

    /** "12 noon" says one hour twice. */
    private Optional<TimeOfDay> withNamedHour(int named) {
        return hour < 0 || (hour % 12 == named % 12 && minute <= 0)
                ? Optional.of(new TimeOfDay(named, minute, offset, half, Sort.NAMED_HOUR))
                : Optional.empty();
    }

    private Optional<TimeOfDay> withHour(int said, int saidMinute, Sort by) {
        return said < 24 && saidMinute < 60
                ? Optional.of(new TimeOfDay(said, saidMinute, offset, half, by))
                : Optional.empty();
    }

    /** "seven thirty", "seven forty five". */
    private Optional<TimeOfDay> withMinute(int said) {
        boolean first = minute < 0 && said >= 10 && said < HOUR;
        boolean second = source == Sort.NUMBER && minute >= 20 && minute % 10 == 0 && said > 0 && said < 10;
        if (!first && !second) {
            return Optional.empty();
        }
        return Optional.of(new TimeOfDay(hour, first ? said : minute + said, offset, half, source));
    }
}
