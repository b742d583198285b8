package tandem.author;

import java.util.Map;
import java.util.Set;
import tandem.library.Card;

/** What a card promises: research has a source, much touch needs a yes of both, and what is called shorter is shorter. */
final class CardRules implements Check {

    /** From a kiss on. */
    private static final long MUCH_TOUCH = 3;

    private static final String MINUTES = "minutes";

    @Override
    public void look(Draft draft, Problems problems) {
        for (Draft.CardDraft card : draft.cards()) {
            source(card, problems);
            touch(card, problems);
            shorter(card, problems);
        }
    }

    private static void source(Draft.CardDraft draft, Problems problems) {
        Card.Evidence evidence = draft.card().evidence();
        if (evidence.level() == Card.Level.RESEARCH && evidence.source() == null) {
            String sentence = "card " + Quote.of(draft.card().id()) + " says research, but names no \"source\"";
            problems.add(Code.NO_SOURCE, draft.node().spotOf("evidence"), sentence);
        }
    }

    private static void touch(Draft.CardDraft draft, Problems problems) {
        Card card = draft.card();
        Set<String> consent = card.labels().getOrDefault("consent", Set.of());
        if (consent.isEmpty() || consent.contains(CardTags.BOTH_CONFIRM)) {
            return;
        }
        boolean much = touch(card.numbers()) >= MUCH_TOUCH;
        boolean muchInVariant =
                card.variants().values().stream().anyMatch(variant -> touch(variant.numbers()) >= MUCH_TOUCH);
        if (much || muchInVariant) {
            String sentence = "card " + Quote.of(card.id()) + " has touch " + MUCH_TOUCH + " or more"
                    + (much ? "" : " in a variant") + ", but its consent is not \"both-confirm\"";
            problems.add(Code.NEEDS_BOTH, draft.node().spotOf("consent"), sentence);
        }
    }

    private static void shorter(Draft.CardDraft draft, Problems problems) {
        Card card = draft.card();
        Card.Variant shorter = card.variants().get(CardTags.SHORTER);
        Long whole = card.numbers().get(MINUTES);
        if (shorter == null || whole == null || shorter.numbers().getOrDefault(MINUTES, whole) < whole) {
            return;
        }
        Spot spot = variant(draft, CardTags.SHORTER).spotOf(MINUTES);
        String sentence = "the variant \"shorter\" of card " + Quote.of(card.id()) + " takes no less than its " + whole
                + (whole == 1 ? " minute" : " minutes");
        problems.add(Code.NOT_SHORTER, spot, sentence, "give it fewer \"minutes\"");
    }

    /** Where a variant stands that the card has. */
    static Node.Obj variant(Draft.CardDraft draft, String name) {
        Node.Member variants = draft.node().members().get("variants");
        Node.Member variant = variants != null && variants.value() instanceof Node.Obj all
                ? all.members().get(name)
                : null;
        return variant != null && variant.value() instanceof Node.Obj object ? object : draft.node();
    }

    private static long touch(Map<String, Long> numbers) {
        return numbers.getOrDefault("touch", 0L);
    }
}
