package tandem.author;

/** Every step that is named must exist. */
final class DanglingSteps implements FlowCheck {

    @Override
    public void look(FlowDraft flow, Problems problems) {
        for (Mention mention : flow.notes().mentions()) {
            boolean step = mention.kind() == Mention.Kind.STEP || mention.kind() == Mention.Kind.REPLACED;
            if (step && !flow.stepIds().contains(mention.name())) {
                String verb = mention.kind() == Mention.Kind.STEP ? " goes to " : " replaces ";
                String sentence = mention.owner() + verb + Quote.of(mention.name()) + ", which does not exist";
                problems.addMistyped(Code.DANGLING_STEP, mention.spot(), sentence, mention.name(), flow.stepIds());
            }
        }
    }
}
