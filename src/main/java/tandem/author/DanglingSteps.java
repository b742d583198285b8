package tandem.author;

/** Every step that is named must exist. */
final class DanglingSteps implements FlowCheck {

    @Override
    public void look(FlowDraft flow, Problems problems) {
        if (EachQuestion.isOne(flow.id())) {
            return; // None of its steps is to be named.
        }
        for (Mention mention : flow.notes().mentions()) {
            String verb = switch (mention.kind()) {
                case STEP -> " goes to ";
                case REPLACED -> " replaces ";
                case REVEALED -> " reveals ";
                default -> null;
            };
            if (verb != null && !flow.stepIds().contains(mention.name())) {
                String sentence = mention.owner() + verb + Quote.of(mention.name()) + ", which does not exist";
                problems.addMistyped(Code.DANGLING_STEP, mention.spot(), sentence, mention.name(), flow.stepIds());
            }
        }
    }
}
