package tandem.answer;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a time of day; every word must belong to it, or the text is about something else. Immutable, thread-safe. */
final class TimeReader {
    private static final Pattern PART =
            Pattern.compile("(\\d{1,2})[:.h\\s](\\d{2})(?![\\d:])(?!\\.\\d)|\\d+|[\\p{L}\\p{M}]+|\\S");
    /** Between letters it joins a word ("forty-five"), between digits it would be a range. */
    private static final Pattern HYPHEN = Pattern.compile("(?<=\\p{L})-(?=\\p{L})");

    private static final String HARMLESS = ".,!?;()\"~";

    private final Phrases<TimeWord> phrases;

    TimeReader(Words words) {
        Map<List<String>, TimeWord> meanings = new HashMap<>();
        put(meanings, words.fillers(), TimeWord.IGNORED);
        words.numbers().forEach((word, value) -> meanings.put(Plain.words(word), TimeWord.number(value)));
        ClockWords clock = words.clock();
        put(meanings, clock.ignored(), TimeWord.IGNORED);
        put(meanings, clock.am(), TimeWord.AM);
        put(meanings, clock.pm(), TimeWord.PM);
        put(meanings, clock.night(), TimeWord.NIGHT);
        clock.hours().forEach((word, hour) -> meanings.put(Plain.words(word), TimeWord.hour(hour)));
        clock.offsets().forEach((word, minutes) -> meanings.put(Plain.words(word), TimeWord.offset(minutes)));
        phrases = new Phrases<>(meanings);
    }

    Optional<LocalTime> read(String text) {
        return parsed(text).flatMap(TimeOfDay::onClock);
    }

    /** Both times that are meant when nothing says which half of the day; otherwise the one, or none. */
    List<LocalTime> readings(String text) {
        return parsed(text)
                .map(time -> time.onClock()
                        .map(one -> time.isOfEitherHalf() ? List.of(one, one.plusHours(12)) : List.of(one))
                        .orElse(List.of()))
                .orElse(List.of());
    }

    private Optional<TimeOfDay> parsed(String text) {
        List<String> parts = new ArrayList<>();
        String folded = HYPHEN.matcher(Plain.fold(text)).replaceAll(" ");
        for (Matcher part = PART.matcher(folded); part.find(); ) {
            if (!HARMLESS.contains(part.group()) && !Plain.isDecoration(part.group())) {
                parts.add(part.group(1) == null ? part.group() : part.group(1) + ":" + part.group(2));
            }
        }
        return read(parts);
    }

    private Optional<TimeOfDay> read(List<String> parts) {
        TimeOfDay time = TimeOfDay.UNKNOWN;
        for (int i = 0; i < parts.size(); ) {
            Phrases.Entry<TimeWord> phrase = phrases.longestAt(parts, i);
            TimeWord word = phrase == null ? TimeWord.figures(parts.get(i)) : phrase.value();
            Optional<TimeOfDay> next = time.with(word);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            time = next.get();
            i += phrase == null ? 1 : phrase.words().size();
        }
        return Optional.of(time);
    }

    private static void put(Map<List<String>, TimeWord> meanings, Set<String> words, TimeWord meaning) {
        words.forEach(word -> meanings.put(Plain.words(word), meaning));
    }
}
