package tandem.answer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All words of a language in one table, made plain once; reads a text into segments. Immutable and thread-safe. */
final class Lexicon {
    private static final Pattern STRETCHED = Pattern.compile("(\\p{L})\\1{2,}");
    private static final Set<Kind> LIGHT = EnumSet.of(Kind.STOP, Kind.FILLER, Kind.NEGATION, Kind.JOIN, Kind.MARKER);

    private final Phrases<Meaning> phrases;
    private final Set<String> light;
    private final Set<String> refusing;

    private record Meaning(Set<Kind> kinds, int value) {
        Meaning and(Meaning other) {
            Set<Kind> all = EnumSet.copyOf(kinds);
            all.addAll(other.kinds);
            return new Meaning(all, Math.max(value, other.value));
        }
    }

    Lexicon(Words words) {
        Map<List<String>, Meaning> meanings = new HashMap<>();
        put(meanings, Kind.YES, words.yes());
        put(meanings, Kind.NO, words.no());
        put(meanings, Kind.ORDINAL, words.ordinals());
        put(meanings, Kind.NUMBER, words.numbers());
        put(meanings, Kind.LAST, words.last());
        put(meanings, Kind.MARKER, words.markers());
        put(meanings, Kind.FILLER, words.fillers());
        put(meanings, Kind.STOP, words.stops());
        put(meanings, Kind.NEGATION, words.negations());
        put(meanings, Kind.JOIN, words.both());
        put(meanings, Kind.RESERVATION, words.reservations());
        put(meanings, Kind.FRACTION, words.fractions());
        phrases = new Phrases<>(meanings);
        light = singles(meanings, LIGHT);
        refusing = singles(meanings, EnumSet.of(Kind.NEGATION, Kind.NO));
    }

    Reading read(String text) {
        String folded = Plain.fold(text);
        List<String> words = Plain.split(folded);
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < words.size(); ) {
            Segment segment = segmentAt(words, i);
            segments.add(segment);
            i += segment.words().size();
        }
        return new Reading(segments, isQuestion(folded), this);
    }

    /** The same text without what is of this kind. */
    Reading without(Kind kind, Reading reading) {
        List<Segment> rest =
                reading.segments().stream().filter(segment -> !segment.is(kind)).toList();
        return new Reading(rest, reading.isQuestion(), this);
    }

    /** Whether this word alone says too little to choose by. */
    boolean isLight(String word) {
        return light.contains(word);
    }

    /** Whether this word stands in any list: then it is no misspelling. */
    boolean knows(String word) {
        return phrases.longestAt(List.of(word), 0) != null;
    }

    private Segment segmentAt(List<String> words, int from) {
        Phrases.@Nullable Entry<Meaning> entry = phrases.longestAt(words, from);
        if (entry == null) {
            entry = unstretched(words.get(from));
        }
        if (entry == null) {
            return new Segment(List.of(words.get(from)), Set.of(), 0, List.of());
        }
        Meaning meaning = entry.value();
        return new Segment(entry.words(), meaning.kinds(), meaning.value(), refusingIn(entry.words(), meaning));
    }

    /** "nooooo" and "yesss" are the words they stretch. */
    private Phrases.@Nullable Entry<Meaning> unstretched(String word) {
        if (!isStretched(word)) {
            return null;
        }
        String once = STRETCHED.matcher(word).replaceAll("$1");
        return phrases.longestAt(List.of(once), 0);
    }

    private static boolean isStretched(String word) {
        for (int i = 2; i < word.length(); i++) {
            if (word.charAt(i) == word.charAt(i - 1) && word.charAt(i) == word.charAt(i - 2)) {
                return true;
            }
        }
        return false;
    }

    /** The words that refuse; all of "anything but", since neither of its words does so alone. */
    private List<String> refusingIn(List<String> words, Meaning meaning) {
        List<String> found = words.stream().filter(refusing::contains).toList();
        return found.isEmpty() && meaning.kinds().contains(Kind.NEGATION) ? words : found;
    }

    private static boolean isQuestion(String folded) {
        String trimmed = folded.stripTrailing();
        return trimmed.endsWith("?") || trimmed.endsWith("؟");
    }

    private static void put(Map<List<String>, Meaning> meanings, Kind kind, Set<String> list) {
        list.forEach(phrase -> put(meanings, kind, phrase, 0));
    }

    private static void put(Map<List<String>, Meaning> meanings, Kind kind, Map<String, Integer> list) {
        list.forEach((phrase, value) -> put(meanings, kind, phrase, value));
    }

    private static void put(Map<List<String>, Meaning> meanings, Kind kind, String phrase, int value) {
        meanings.merge(Plain.words(phrase), new Meaning(EnumSet.of(kind), value), Meaning::and);
    }

    private static Set<String> singles(Map<List<String>, Meaning> meanings, Set<Kind> kinds) {
        Set<String> found = new HashSet<>();
        meanings.forEach((words, meaning) -> {
            if (words.size() == 1 && meaning.kinds().stream().anyMatch(kinds::contains)) {
                found.add(words.get(0));
            }
        });
        return Set.copyOf(found);
    }
}
