package tandem.author;

/** Flows are written in the language of the system texts; translations stand elsewhere. */
final class Languages implements Check {

    @Override
    public void look(Draft draft, Problems problems) {
        SystemTexts system = draft.system();
        if (system == null) {
            return;
        }
        for (FlowDraft flow : draft.flows()) {
            Node.Member member = flow.node().members().get("language");
            if (member != null
                    && member.value() instanceof Node.Text text
                    && !text.text().equals(system.language())) {
                String sentence = "the flow is in the language " + Quote.of(text.text()) + ", the system texts are in "
                        + Quote.of(system.language());
                problems.add(Code.OTHER_LANGUAGE, text.spot(), sentence);
            }
        }
    }
}
