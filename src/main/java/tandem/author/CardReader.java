package tandem.author;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.library.Card;

/** Reads one file of {@code cards/}. */
final class CardReader {

    private static final Map<String, Card.Level> LEVELS = Fields.words(Card.Level.values());
    private static final String APART = "apart";
    private static final String MODE = "mode";

    private final Typed typed;

    CardReader(Typed typed) {
        this.typed = typed;
    }

    /** Reads the cards of a file into a list. */
    void read(Node root, List<Draft.CardDraft> cards) {
        Fields file = typed.fields(root, Called.plain("a file of cards"));
        if (file == null) {
            return;
        }
        file.node("$schema");
        file.requiredText("language");
        file.required("cards");
        for (Node item : file.items("cards")) {
            Fields fields = typed.fields(item, Called.plain("a card"));
            String id = fields == null ? null : fields.id("id");
            if (fields != null && id != null) {
                cards.add(card(new Fields(fields.object(), Called.named("card", id), typed), id));
            }
        }
        file.done();
    }

    private Draft.CardDraft card(Fields fields, String id) {
        fields.node("id");
        CardFields common = new CardFields(fields);
        Card.Face face = common.face(null);
        Node.Text followUp = fields.requiredText("followUp");
        if (followUp != null) {
            Templates.length(followUp, fields.what("followUp"), Templates.TEXT, typed.problems());
        }
        Map<String, Set<String>> labels = common.labels(true);
        Map<String, Long> numbers = common.numbers(true);
        Card.Evidence evidence = evidence(fields);
        fields.required("askAfter");
        Duration askAfter = fields.duration("askAfter");
        Map<String, Card.Variant> variants = variants(fields, face);
        fields.done();
        Card card = new Card(
                id,
                face,
                followUp == null ? "" : followUp.text(),
                labels,
                numbers,
                evidence,
                askAfter == null ? Duration.ofDays(1) : askAfter,
                variants);
        return new Draft.CardDraft(card, fields.object());
    }

    private static Card.Evidence evidence(Fields card) {
        card.required("evidence");
        Fields fields = card.fields("evidence");
        if (fields == null) {
            return new Card.Evidence(Card.Level.ARTICLE, null);
        }
        fields.required("level");
        Card.@Nullable Level level = fields.oneOf("level", LEVELS);
        Node.Text source = fields.text("source");
        fields.done();
        return new Card.Evidence(level == null ? Card.Level.ARTICLE : level, source == null ? null : source.text());
    }

    private Map<String, Card.Variant> variants(Fields card, Card.Face face) {
        Map<String, Card.Variant> variants = new HashMap<>();
        Fields named = card.fields("variants");
        if (named == null) {
            return variants;
        }
        named.object().members().forEach((name, member) -> {
            checkName(name, member);
            Fields fields = typed.fields(member.value(), new Called("variant ", name, card.owner()));
            if (fields != null) {
                variants.put(name, variant(fields, name, face));
            }
        });
        return variants;
    }

    private void checkName(String name, Node.Member member) {
        if (!Typed.isName(name, '-')) {
            String sentence = "a variant cannot be called " + Quote.of(name);
            typed.problems().add(Code.MALFORMED_NAME, member.name(), sentence, "lower-case letters, digits and -");
        } else if (!CardTags.VARIANTS.contains(name)) {
            String sentence = "variants are not usually called " + Quote.of(name);
            typed.problems().addMistyped(Code.UNUSUAL_VARIANT, member.name(), sentence, name, CardTags.VARIANTS);
        }
    }

    private static Card.Variant variant(Fields fields, String name, Card.Face face) {
        CardFields common = new CardFields(fields);
        Card.Face own = common.face(face);
        Map<String, Set<String>> labels = common.labels(false);
        Map<String, Long> numbers = common.numbers(false);
        fields.done();
        if (name.equals(APART)) {
            labels.putIfAbsent(MODE, Set.of(APART));
        }
        return new Card.Variant(own, labels, numbers);
    }
}
