package tandem.answer;

import java.util.regex.Pattern;

/**
 * One word of a time of day.
 *
 * @param value an hour, a number or minutes, as the sort says
 * @param minute the minute of a figure, or -1
 */
record TimeWord(Sort sort, int value, int minute) {
    enum Sort {
        IGNORED,
        AM,
        PM,
        NIGHT,
        NUMBER,
        NAMED_HOUR,
        OFFSET,
        FIGURE,
        FIGURE_OF_24,
        UNKNOWN
    }

    static final TimeWord IGNORED = new TimeWord(Sort.IGNORED, 0, -1);
    static final TimeWord AM = new TimeWord(Sort.AM, 0, -1);
    static final TimeWord PM = new TimeWord(Sort.PM, 0, -1);
    static final TimeWord NIGHT = new TimeWord(Sort.NIGHT, 0, -1);
    private static final TimeWord UNKNOWN = new TimeWord(Sort.UNKNOWN, 0, -1);
    private static final Pattern FIGURES = Pattern.compile("\\d{1,4}|\\d{1,2}:\\d{2}");

    static TimeWord number(int value) {
        return new TimeWord(Sort.NUMBER, value, -1);
    }

    static TimeWord hour(int hour) {
        return new TimeWord(Sort.NAMED_HOUR, hour, -1);
    }

    static TimeWord offset(int minutes) {
        return new TimeWord(Sort.OFFSET, minutes, -1);
    }

    /** "7", "0730", "7:30"; anything else is unknown. */
    static TimeWord figures(String word) {
        if (!FIGURES.matcher(word).matches()) {
            return UNKNOWN;
        }
        String digits = word.replace(":", "");
        int split = digits.length() > 2 ? digits.length() - 2 : digits.length();
        int hour = Integer.parseInt(digits.substring(0, split));
        int minute = split == digits.length() ? -1 : Integer.parseInt(digits.substring(split));
        boolean of24 = hour == 0 || hour > 12 || (digits.startsWith("0") && split > 1);
        return new TimeWord(of24 ? Sort.FIGURE_OF_24 : Sort.FIGURE, hour, minute);
    }
}
