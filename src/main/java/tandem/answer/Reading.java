package tandem.answer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A text or a label, read with the words of a language. The lists are not changed after construction. */
final class Reading {
    private final List<Segment> segments;
    private final List<String> words = new ArrayList<>();
    private final List<String> core = new ArrayList<>();
    private final Set<String> content = new HashSet<>();
    private final Set<String> heavy = new HashSet<>();
    private final Set<String> refusing = new HashSet<>();
    private final Set<String> joining = new HashSet<>();
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private final boolean question;

    /** Sums up the segments; {@code lexicon} says which words are light. */
    Reading(List<Segment> segments, boolean question, Lexicon lexicon) {
        this.segments = List.copyOf(segments);
        this.question = question;
        this.segments.forEach(this::add);
        if (core.isEmpty()) {
            this.segments.forEach(segment -> core.addAll(segment.canonical()));
        }
        if (content.isEmpty()) {
            content.addAll(core);
        }
        for (String word : content) {
            if (!lexicon.isLight(word)) {
                heavy.add(word);
            }
        }
    }

    private void add(Segment segment) {
        words.addAll(segment.words());
        kinds.addAll(segment.kinds());
        refusing.addAll(segment.refusing());
        if (segment.is(Kind.JOIN)) {
            joining.addAll(segment.words());
        }
        if (!segment.isIdle()) {
            core.addAll(segment.canonical());
            if (!segment.is(Kind.MARKER)) {
                content.addAll(segment.canonical());
            }
        }
    }

    List<Segment> segments() {
        return segments;
    }

    /** All words as they were said. */
    List<String> words() {
        return words;
    }

    /** The words without fillers and decoration, numbers as digits; never empty unless the text is. */
    List<String> core() {
        return core;
    }

    /** The core as a set, without markers where there is anything else. */
    Set<String> content() {
        return content;
    }

    /** Whether this word, or the emoji that decorates the rest, stands here. */
    boolean says(String word) {
        return content.contains(word) || words.contains(word);
    }

    /** The content without words too light to mean an option. */
    Set<String> heavy() {
        return heavy;
    }

    boolean has(Kind kind) {
        return kinds.contains(kind);
    }

    boolean isQuestion() {
        return question;
    }

    /**
     * Whether both refuse with the same words and this joins nothing that the other does not. Without it "good" would
     * choose "Not good", and "not heart" would choose "Heart".
     */
    boolean leansLike(Reading label) {
        return refusing.equals(label.refusing) && label.core.containsAll(joining);
    }

    /** Whether this holds doubts, or asks back: then only words of a label alone can choose it. */
    boolean isGuarded() {
        return question || has(Kind.RESERVATION);
    }
}
