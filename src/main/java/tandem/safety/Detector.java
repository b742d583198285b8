package tandem.safety;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hears in a typed text what an exercise for two would be the wrong answer to. It takes time in proportion to the text's length,
 * whatever stands in it, keeps nothing, and throws for no text. Immutable and thread-safe.
 */
public final class Detector {

    /** What a pattern says when it is found. */
    private record Meaning(Strength strength, Concern concern) {}

    /** What has a say in whether something else counts. */
    private enum Aside {
        GUARD,
        FRAME,
        FORMER,
        CURRENT
    }

    private final Vocabulary vocabulary = new Vocabulary();
    private final Phrases phrases = new Phrases(vocabulary);
    private final Map<String, Integer> lists = new HashMap<>();
    private final Set<Integer> negations = new HashSet<>();

    private final Sequences asides = new Sequences();
    private final List<Aside> asideOf = new ArrayList<>();
    private final Sequences concerns = new Sequences();
    private final List<Meaning> meanings = new ArrayList<>();

    public Detector(Patterns patterns) {
        patterns.lists().forEach((name, words) -> list("{" + name + "}", words));
        patterns.negations().forEach(word -> Spoken.words(word).forEach(each -> negations.add(vocabulary.learn(each))));
        asides(patterns.guards(), Aside.GUARD);
        asides(patterns.frames(), Aside.FRAME);
        asides(patterns.former(), Aside.FORMER);
        asides(patterns.current(), Aside.CURRENT);
        patterns.strong().forEach((concern, all) -> concerns(all, new Meaning(Strength.STRONG, concern)));
        patterns.weak().forEach((concern, all) -> concerns(all, new Meaning(Strength.WEAK, concern)));
        vocabulary.learnSlips();
    }

    private int list(String name, List<String> words) {
        Integer known = lists.get(name);
        if (known != null) {
            return known;
        }
        int number = lists.size();
        lists.put(name, number);
        for (String entry : words) {
            phrases.add(number, Spoken.words(entry));
        }
        return number;
    }

    private int list(Pattern.Part part) {
        return part.list().isEmpty()
                ? list(String.join("|", part.words()), part.words())
                : list("{" + part.list() + "}", List.of());
    }

    private void asides(List<Pattern> patterns, Aside aside) {
        for (Pattern pattern : patterns) {
            asides.add(pattern, this::list);
            asideOf.add(aside);
        }
    }

    private void concerns(List<Pattern> patterns, Meaning meaning) {
        for (Pattern pattern : patterns) {
            concerns.add(pattern, this::list);
            meanings.add(meaning);
        }
    }

    /** What this text tells of; what comes first of it, where that is more than one thing. */
    public Verdict detect(String text) {
        Spoken spoken = Spoken.of(text);
        Sequences.Text numbers = numbers(spoken);
        Setting setting = new Setting(numbers);
        pass(numbers, asides.over(numbers, setting::note), setting);
        Verdict[] heard = {Verdict.NONE};
        pass(
                numbers,
                concerns.over(numbers, (pattern, first, last, negated) -> {
                    Meaning meaning = meanings.get(pattern);
                    if (!setting.framed[numbers.sentences()[first]]) {
                        Strength strength = negated ? meaning.strength().negated() : meaning.strength();
                        heard[0] = heard[0].or(new Verdict(strength, setting.dated(meaning.concern())));
                    }
                }),
                setting);
        return heard[0];
    }

    private void pass(Sequences.Text text, Sequences.Passing passing, Setting setting) {
        for (int last = 0; last < text.words().length; last++) {
            phrases.endingAt(last, text.words(), (list, first, end) -> {
                if (setting.isFree(first, end)) {
                    passing.found(list, first, end);
                }
            });
        }
        setting.cover();
    }

    private Sequences.Text numbers(Spoken spoken) {
        int[] words = new int[spoken.words().size()];
        int[] sentences = new int[words.length];
        int[] negated = new int[words.length + 1];
        for (int i = 0; i < words.length; i++) {
            words[i] = vocabulary.find(spoken.words().get(i));
            sentences[i] = spoken.sentences().get(i);
            negated[i + 1] = negated[i] + (negations.contains(words[i]) ? 1 : 0);
        }
        return new Sequences.Text(words, sentences, negated);
    }

    /** What else a text says: what is just an expression in it, and of whom it tells. */
    private final class Setting {

        private final boolean[] guarded;
        private final boolean[] framed;
        private final int[] sentences;
        /** How many words before each are just an expression; null until all of them are known. */
        private int @Nullable [] covered;

        private boolean former;
        private boolean current;

        Setting(Sequences.Text text) {
            guarded = new boolean[text.words().length];
            sentences = text.sentences();
            framed = new boolean[sentences.length == 0 ? 0 : sentences[sentences.length - 1] + 1];
        }

        void note(int pattern, int first, int last, boolean negated) {
            switch (asideOf.get(pattern)) {
                case GUARD -> Arrays.fill(guarded, first, last + 1, true);
                case FRAME -> framed[sentences[first]] = true;
                case FORMER -> former = true;
                case CURRENT -> current = true;
            }
        }

        void cover() {
            int[] counts = new int[guarded.length + 1];
            for (int i = 0; i < guarded.length; i++) {
                counts[i + 1] = counts[i] + (guarded[i] ? 1 : 0);
            }
            covered = counts;
        }

        boolean isFree(int first, int last) {
            return covered == null || covered[first] == covered[last + 1];
        }

        Concern dated(Concern concern) {
            boolean past = former && !current && (concern == Concern.VIOLENCE || concern == Concern.COERCION);
            return past ? Concern.PAST : concern;
        }
    }
}
