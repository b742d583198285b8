package tandem.discord.fake;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Texts as Discord writes and counts them. */
final class Texts {

    private Texts() {}

    static String timestamp(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                time.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
    }

    /** Discord counts characters, not halves of them. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
