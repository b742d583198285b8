package tandem.author;

import java.util.Map;
import tandem.flow.Step;

/** Only a message can be changed: {@code replace} names a step that says or asks something. */
final class Replacements implements FlowCheck {

    @Override
    public void look(FlowDraft flow, Problems problems) {
        Map<String, Step> steps = flow.stepsById();
        for (Mention mention : flow.notes().mentions()) {
            Step step = mention.kind() == Mention.Kind.REPLACED ? steps.get(mention.name()) : null;
            if (step != null && !(step instanceof Step.Say) && !(step instanceof Step.Ask)) {
                String sentence = mention.owner() + " replaces the message of " + Quote.of(mention.name())
                        + ", which shows none; only say and ask do";
                problems.add(Code.NOTHING_TO_REPLACE, mention.spot(), sentence);
            }
        }
    }
}
