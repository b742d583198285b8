package tandem.author;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tandem.library.Card;

/**
 * Warns of how something is said: in words that the language's {@code avoid} lists, with too many words for one message, or
 * in sentences that are hard to read. Used once, for one language.
 */
final class Tone {

    /**
     * A message has at most eighty words, so that it is read; what the flows say around a card, such as "Ask first; either of
     * you can stop", needs fifteen of them.
     */
    private static final long CARD_WORDS = 65;

    private final String language;
    private final Draft draft;
    private final Problems problems;
    private final Map<String, String> avoided;

    /** @param language the tag of the one that the draft is in */
    Tone(String language, Draft draft, Problems problems) {
        this.language = language;
        this.draft = draft;
        this.problems = problems;
        this.avoided = draft.avoided().getOrDefault(WordsReader.file(language), Map.of());
    }

    /** Looks at everything that is said; what people type is theirs. */
    void look(List<Tree> trees) {
        List<Node.Text> said = avoided.isEmpty() ? List.of() : said(trees);
        avoided.forEach((phrase, why) -> {
            Predicate<String> says = saying(phrase);
            said.stream()
                    .filter(text -> says.test(text.text()))
                    .forEach(text ->
                            problems.add(Code.AVOIDED_PHRASE, text.spot(), "the text says " + Quote.of(phrase), why));
        });
        for (Draft.CardDraft card : draft.cards()) {
            form(card.card().id(), card.card().face(), card.node());
            card.card().variants().forEach((name, variant) -> {
                Node.Obj node = CardRules.variant(card, name);
                if (node.members().containsKey("steps")) {
                    form(card.card().id() + "/" + name, variant.face(), node);
                }
            });
        }
    }

    private void form(String name, Card.Face face, Node.Obj node) {
        List<String> body = new ArrayList<>(face.steps());
        body.add(face.why());
        long words = Stream.concat(Stream.of(face.title()), body.stream())
                .mapToLong(text -> ReadingEase.words(text).count())
                .sum();
        if (words > CARD_WORDS) {
            String sentence = "card " + Quote.of(name) + " has " + words + " words in its title, why and steps";
            problems.add(
                    Code.LONG_CARD, node.spotOf("steps"), sentence, "at most " + CARD_WORDS + " fit into one message");
        }
        boolean english = Locale.forLanguageTag(language).getLanguage().equals("en");
        double ease = english ? ReadingEase.of(body) : ReadingEase.PLAIN;
        if (ease < ReadingEase.PLAIN) {
            String sentence = "card " + Quote.of(name) + " is hard to read: its reading ease is " + Math.round(ease)
                    + ", and plain English has " + Math.round(ReadingEase.PLAIN) + " or more";
            problems.add(Code.HARD_TO_READ, node.spotOf("steps"), sentence, "shorter words and sentences help");
        }
    }

    private static List<Node.Text> said(List<Tree> trees) {
        return Wordings.of(trees).values().stream()
                .filter(wording -> wording.kind() != Wording.Kind.TYPED)
                .flatMap(wording -> texts(wording.node()))
                .toList();
    }

    private static Stream<Node.Text> texts(Node node) {
        return node instanceof Node.Arr list
                ? list.items().stream().flatMap(Tone::texts)
                : node instanceof Node.Text text ? Stream.of(text) : Stream.empty();
    }

    /** Whether a text has the phrase as whole words, in any case; a phrase that ends with a star may go on as it likes. */
    private static Predicate<String> saying(String phrase) {
        boolean beginning = phrase.endsWith("*");
        String words = beginning ? phrase.substring(0, phrase.length() - 1) : phrase;
        String end = beginning ? "" : "(?![\\p{L}\\p{N}])";
        Pattern pattern = Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + Pattern.quote(words) + end, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        return text -> pattern.matcher(text).find();
    }
}
