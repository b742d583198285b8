package tandem.answer;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * One label with slips of the finger. Every word said must be a word of the label within a bound that grows with its
 * length; words of up to three letters, words with digits and words that stand in any list must be exact; the first
 * letter must agree, but for a swap. An offer that would be as near with one more slip makes it ambiguous.
 */
final class Spelling implements Rule {
    /** Up to here a word must be exact. */
    private static final int SHORT = 3;
    /** From here on two slips are forgiven. */
    private static final int LONG = 8;

    private final Lexicon lexicon;
    private final boolean whole;

    /** With {@code whole} all words of a phrase must be said, else some are enough. */
    Spelling(Lexicon lexicon, boolean whole) {
        this.lexicon = lexicon;
        this.whole = whole;
    }

    @Override
    public Optional<Heard> hear(Reading said, List<Offer> offers) {
        if (said.isGuarded() || said.heavy().isEmpty()) {
            return Optional.empty();
        }
        int[] costs = offers.stream().mapToInt(offer -> cost(said, offer, 0)).toArray();
        int best = IntStream.of(costs).min().orElse(Distance.FAR);
        if (best == Distance.FAR) {
            return Optional.empty();
        }
        return Rule.only(offers, Why.SPELLING, i -> costs[i] == best || cost(said, offers.get(i), 1) <= best + 1);
    }

    private int cost(Reading said, Offer offer, int slack) {
        return offer.wordings().stream()
                .filter(said::leansLike)
                .filter(wording ->
                        !whole || wording.content().size() == said.content().size())
                .mapToInt(wording -> cost(said.content(), wording.content(), slack))
                .min()
                .orElse(Distance.FAR);
    }

    private int cost(Collection<String> said, Collection<String> label, int slack) {
        if (said.size() > label.size()) {
            return Distance.FAR;
        }
        int sum = 0;
        for (String word : said) {
            OptionalInt nearest = label.stream()
                    .mapToInt(other -> distance(word, other, slack))
                    .min();
            if (nearest.orElse(Distance.FAR) == Distance.FAR) {
                return Distance.FAR;
            }
            sum += nearest.getAsInt();
        }
        return sum;
    }

    private int distance(String said, String word, int slack) {
        if (said.equals(word)) {
            return 0;
        }
        int bound = bound(Math.min(said.length(), word.length()));
        boolean fixed = bound == 0 || Plain.hasDigit(said) || lexicon.knows(said) || !Distance.beginAlike(said, word);
        return fixed ? Distance.FAR : Distance.between(said, word, bound + slack);
    }

    private static int bound(int length) {
        return length <= SHORT ? 0 : length < LONG ? 1 : 2;
    }
}
