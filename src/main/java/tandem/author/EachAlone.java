package tandem.author;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tandem.flow.Step;

/**
 * What runs with each of two runs for nothing else, for only then its sealed answers have somewhere to be; it asks nobody
 * else meanwhile. A question for each leads nowhere: nobody may see by the way who answered what.
 */
final class EachAlone implements Check {

    private static final String HINT = "let a flow of its own run for each of two";

    @Override
    public void look(Draft draft, Problems problems) {
        Calls calls = new Calls(draft);
        Map<String, FlowDraft> flows = new HashMap<>();
        draft.flows().forEach(flow -> flows.putIfAbsent(flow.id(), flow));
        for (FlowDraft flow : draft.flows()) {
            if (EachQuestion.isOne(flow.id())) {
                branches(flow, problems);
            }
            for (Step step : flow.steps()) {
                FlowDraft asked = step instanceof Step.ForEach each ? flows.get(each.flow()) : null;
                if (asked != null) {
                    look(flow, step, asked, calls, flows, problems);
                }
            }
        }
    }

    private static void branches(FlowDraft flow, Problems problems) {
        for (Mention mention : flow.notes().mentions()) {
            if (mention.kind() == Mention.Kind.STEP) {
                problems.add(
                        Code.EACH_BRANCHES,
                        mention.spot(),
                        mention.owner() + " is answered by each, so that no answer can lead to "
                                + Quote.of(mention.name()),
                        "leave \"next\" out; where answers lead somewhere, let \"forEach\" run a flow that asks");
            }
        }
    }

    private static void look(
            FlowDraft flow, Step step, FlowDraft asked, Calls calls, Map<String, FlowDraft> flows, Problems problems) {
        Spot spot = flow.notes().node(step).spotOf("flow");
        String name = "flow " + Quote.of(asked.id());
        if (!asked.triggers().isEmpty()) {
            String sentence = name + " runs for each of two, but its triggers start it too";
            problems.add(Code.NOT_ONLY_FOR_EACH, spot, sentence, HINT);
        } else if (runsOtherwise(asked.id(), calls)) {
            String sentence = name + " runs for each of two, but another flow runs it too";
            problems.add(Code.NOT_ONLY_FOR_EACH, spot, sentence, HINT);
        }
        Set<String> under = calls.under(asked.id());
        if (under.contains(flow.id())) {
            String sentence =
                    name + " runs for each of two, but calls the flow " + Quote.of(flow.id()) + ", which asks them";
            problems.add(Code.NOT_ONLY_FOR_EACH, spot, sentence, "let it return, and go on in the flow that asks");
            return;
        }
        for (String id : under) {
            FlowDraft other = flows.get(id);
            if (other != null && other.steps().stream().anyMatch(Step.ForEach.class::isInstance)) {
                String sentence = name + " runs for each of two, but " + Quote.of(id) + " asks each of two meanwhile";
                problems.add(Code.NOT_ONLY_FOR_EACH, spot, sentence, "ask the one after the other");
            }
        }
    }

    private static boolean runsOtherwise(String flow, Calls calls) {
        return calls.apart().contains(flow)
                || calls.privately().contains(flow)
                || calls.called().values().stream().anyMatch(called -> called.contains(flow));
    }
}
