package tandem.author;

import java.util.Map;
import java.util.Set;
import tandem.library.Card;

/** What a card promises: research has a source, and much touch needs a yes of both. */
final class CardRules implements Check {

    /** From a kiss on. */
    private static final long MUCH_TOUCH = 3;

    @Override
    public void look(Draft draft, Problems problems) {
        for (Draft.CardDraft card : draft.cards()) {
            source(card, problems);
            touch(card, problems);
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

    private static long touch(Map<String, Long> numbers) {
        return numbers.getOrDefault("touch", 0L);
    }
}
