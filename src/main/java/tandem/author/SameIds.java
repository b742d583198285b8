package tandem.author;

import java.util.HashMap;
import java.util.Map;

/** Flows and cards are known by their ids, in all files together. */
final class SameIds implements Check {

    @Override
    public void look(Draft draft, Problems problems) {
        Map<String, Spot> flows = new HashMap<>();
        draft.flows()
                .forEach(flow -> note(flows, "flows", flow.id(), flow.node().spotOf("flow"), problems));
        Map<String, Spot> cards = new HashMap<>();
        draft.cards()
                .forEach(card ->
                        note(cards, "cards", card.card().id(), card.node().spotOf("id"), problems));
    }

    private static void note(Map<String, Spot> seen, String what, String id, Spot spot, Problems problems) {
        Spot first = seen.putIfAbsent(id, spot);
        if (first != null) {
            String place = first.path() + ":" + first.line();
            problems.add(
                    Code.DUPLICATE_ID,
                    spot,
                    "two " + what + " are called " + Quote.of(id) + "; the other one is at " + place);
        }
    }
}
