package tandem.answer;

import java.util.List;
import java.util.function.Predicate;

/**
 * What can be meant, read once: the label of an option or the phrases of a trigger, and the author's extra words.
 */
record Offer(List<Reading> wordings, List<Match> matches) {
    static Offer of(Option option, Lexicon lexicon) {
        List<Match> matches =
                option.match().stream().map(word -> Match.of(word, lexicon)).toList();
        return new Offer(List.of(lexicon.read(option.label())), matches);
    }

    static Offer of(List<String> phrases, Lexicon lexicon) {
        return new Offer(phrases.stream().map(lexicon::read).toList(), List.of());
    }

    boolean anyWording(Predicate<Reading> test) {
        return wordings.stream().anyMatch(test);
    }

    boolean anyMatch(Predicate<Match> test) {
        return matches.stream().anyMatch(test);
    }

    /** Whether a heavy word of this is in the text although the other offer does not say it. */
    boolean isHintedAtBy(Reading said, Offer other) {
        return anyWording(mine -> mine.heavy().stream()
                .anyMatch(word -> said.content().contains(word)
                        && !other.anyWording(theirs -> theirs.content().contains(word))));
    }
}
