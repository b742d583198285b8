package tandem.answer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads how long something takes, in minutes; a number without a unit means minutes. Immutable and thread-safe. */
final class MinutesReader {
    private static final Pattern GLUED = Pattern.compile("(?<=\\d)(?=\\p{L})");

    private final Lexicon lexicon;
    private final NumberReader numbers;
    private final Phrases<Integer> lengths;
    private final Set<String> units;

    MinutesReader(Lexicon lexicon, NumberReader numbers, Words words) {
        this.lexicon = lexicon;
        this.numbers = numbers;
        Map<List<String>, Integer> plain = new HashMap<>();
        words.minutes().forEach((phrase, minutes) -> plain.put(Plain.words(phrase), minutes));
        this.lengths = new Phrases<>(plain);
        this.units = words.units().stream()
                .flatMap(unit -> Plain.words(unit).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    OptionalLong read(String text) {
        if (!numbers.areWhole(text)) {
            return OptionalLong.empty();
        }
        List<String> words = Plain.split(GLUED.matcher(Plain.fold(text)).replaceAll(" "));
        List<String> before = new ArrayList<>();
        OptionalLong sum = OptionalLong.empty();
        for (int i = 0; i < words.size(); ) {
            Phrases.Entry<Integer> length = lengths.longestAt(words, i);
            if (length == null) {
                before.add(words.get(i));
                i++;
            } else {
                OptionalLong times = times(before, length, sum.isPresent());
                if (times.isEmpty()) {
                    return times;
                }
                sum = OptionalLong.of(sum.orElse(0) + times.getAsLong() * length.value());
                before.clear();
                i += length.words().size();
            }
        }
        return sum.isPresent() ? withRest(sum.getAsLong(), before) : alone(before, text);
    }

    /** How often; what is several words, such as "half an hour", needs no number. */
    private OptionalLong times(List<String> before, Phrases.Entry<Integer> length, boolean further) {
        Reading said = said(before);
        if (!hasNumber(said)) {
            return length.words().size() > 1 && isPlain(said) ? OptionalLong.of(1) : OptionalLong.empty();
        }
        return further && !isNumber(said) ? OptionalLong.empty() : number(before);
    }

    /** What follows the last unit: a number as in "1h 30", or words that change nothing. */
    private OptionalLong withRest(long sum, List<String> rest) {
        Reading said = said(rest);
        if (isNumber(said)) {
            OptionalLong more = number(rest);
            return more.isEmpty() ? more : OptionalLong.of(sum + more.getAsLong());
        }
        return hasNumber(said) || !isPlain(said) ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    /** A number without a length; "3 times" and "30 seconds" are no minutes. */
    private OptionalLong alone(List<String> words, String text) {
        for (int i = 1; i < words.size(); i++) {
            if (units.contains(words.get(i)) && hasNumber(said(words.subList(i - 1, i)))) {
                return OptionalLong.empty();
            }
        }
        return numbers.read(text);
    }

    private OptionalLong number(List<String> words) {
        return numbers.read(String.join(" ", words));
    }

    private Reading said(List<String> words) {
        return lexicon.read(String.join(" ", words));
    }

    private static boolean hasNumber(Reading said) {
        return said.segments().stream().anyMatch(MinutesReader::isNumber);
    }

    private static boolean isNumber(Reading said) {
        return !said.segments().isEmpty() && said.segments().stream().allMatch(MinutesReader::isNumber);
    }

    private static boolean isNumber(Segment segment) {
        return segment.is(Kind.NUMBER) || segment.words().stream().allMatch(Plain::isDigits);
    }

    /** Whether this refuses nothing and makes nothing more or less of what stands beside it. */
    private static boolean isPlain(Reading said) {
        return !said.has(Kind.NEGATION) && !said.has(Kind.NO) && !said.has(Kind.FRACTION) && !said.has(Kind.JOIN);
    }
}
