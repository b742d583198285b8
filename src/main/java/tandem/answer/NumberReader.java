package tandem.answer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads one whole number from a text. Digits may stand among any words; a word for one is often a pronoun ("this
 * one"), so it counts only beside fillers and units. Immutable and thread-safe.
 */
final class NumberReader {
    /** More digits are no amount of anything people do. */
    private static final String WHOLE = "\\d{1,12}|\\d{1,3}(,\\d{3}){1,3}";

    private static final Pattern FIGURE = Pattern.compile("(?<!\\d)([-.,]*)(\\d(?:[\\d.,]*\\d)?)(\\p{L}*)");
    private static final Pattern AFTER_LETTER = Pattern.compile("\\p{L}\\d");

    private final Lexicon lexicon;
    private final Set<String> units;

    NumberReader(Lexicon lexicon, Set<String> units) {
        this.lexicon = lexicon;
        this.units = units.stream().flatMap(unit -> Plain.words(unit).stream()).collect(Collectors.toUnmodifiableSet());
    }

    OptionalLong read(String text) {
        Reading said = lexicon.read(text);
        if (said.has(Kind.NEGATION) || said.has(Kind.NO) || said.has(Kind.FRACTION)) {
            return OptionalLong.empty();
        }
        Set<Long> found = new HashSet<>();
        return figures(Plain.fold(text), found) && words(said, found) && found.size() == 1
                ? OptionalLong.of(found.iterator().next())
                : OptionalLong.empty();
    }

    /** Whether every number in digits is a whole one, and none is part of a word. */
    boolean areWhole(String text) {
        return figures(Plain.fold(text), new HashSet<>());
    }

    /** Collects numbers in digits; false when one of them is not whole, too long, negative or part of a word. */
    private boolean figures(String folded, Set<Long> found) {
        if (AFTER_LETTER.matcher(folded).find()) {
            return false;
        }
        for (Matcher figure = FIGURE.matcher(folded); figure.find(); ) {
            boolean unit = figure.group(3).isEmpty() || units.contains(figure.group(3));
            if (!unit || isLed(folded, figure) || !figure.group(2).matches(WHOLE)) {
                return false;
            }
            found.add(Long.parseLong(figure.group(2).replace(",", "")));
        }
        return true;
    }

    /** "-5" and ".5" are not 5; "2-5" and "so...5" say something else. */
    private static boolean isLed(String folded, Matcher figure) {
        int start = figure.start();
        return figure.group(1).length() == 1 && (start == 0 || Character.isWhitespace(folded.charAt(start - 1)));
    }

    /** Collects numbers in words; false when other words make a lone "one" a pronoun. */
    private boolean words(Reading said, Set<Long> found) {
        List<Long> spoken = spoken(said.segments());
        found.addAll(spoken);
        return !spoken.contains(1L) || said.segments().stream().noneMatch(this::isChatter);
    }

    /** The numbers in words, "twenty five" as one. */
    private static List<Long> spoken(List<Segment> parts) {
        List<Long> spoken = new ArrayList<>();
        boolean tens = false;
        for (Segment part : parts) {
            boolean number = part.is(Kind.NUMBER);
            if (number && tens && part.value() > 0 && part.value() < 10) {
                spoken.add(spoken.remove(spoken.size() - 1) + part.value());
                tens = false;
            } else {
                tens = number && part.value() >= 20 && part.value() < 100;
                if (number) {
                    spoken.add((long) part.value());
                }
            }
        }
        return spoken;
    }

    private boolean isChatter(Segment part) {
        return !part.isIdle()
                && !part.is(Kind.NUMBER)
                && !part.is(Kind.MARKER)
                && !part.words().stream().allMatch(units::contains);
    }
}
