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
            String sentence = mention.owner() + " replaces the message of " + Quote.of(mention.name());
            if (step != null && !(step instanceof Step.Say) && !(step instanceof Step.Ask)) {
                problems.add(
                        Code.NOTHING_TO_REPLACE, mention.spot(), sentence + ", which shows none; only say and ask do");
            } else if (step instanceof Step.Say say && (say.to() != Step.To.HERE || say.system() != null)) {
                problems.add(
                        Code.NOTHING_TO_REPLACE,
                        mention.spot(),
                        sentence + ", which cannot be changed: it is for one person alone, or the program's own");
            }
        }
    }
}
