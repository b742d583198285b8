package tandem.author;

import java.util.Set;

/** Every picture that a step shows must be there. */
final class DanglingPictures implements Check {

    @Override
    public void look(Draft draft, Problems problems) {
        Set<String> names = draft.pictures().keySet();
        for (FlowDraft flow : draft.flows()) {
            for (Mention mention : flow.notes().mentions()) {
                if (mention.kind() == Mention.Kind.PICTURE
                        && !names.contains(mention.name())
                        && draft.knowsAll(FileKind.PICTURE)) {
                    String sentence =
                            mention.owner() + " shows the picture " + Quote.of(mention.name()) + ", which is not there";
                    problems.addMistyped(Code.DANGLING_PICTURE, mention.spot(), sentence, mention.name(), names);
                }
            }
        }
    }
}
