package tandem.author;

import java.util.Set;

/** A variable that is read must be declared or the program's; one that is saved must be declared. */
final class Declarations implements FlowCheck {

    @Override
    public void look(FlowDraft flow, Problems problems) {
        Set<String> readable = flow.names();
        Set<String> writable = flow.variables().keySet();
        for (Mention mention : flow.notes().mentions()) {
            switch (mention.kind()) {
                case READ -> known(flow, mention, " reads ", readable, problems);
                case SHOWN -> known(flow, mention, " shows ", readable, problems);
                case SAVED -> saved(flow, mention, writable, problems);
                default -> {}
            }
        }
    }

    private static void known(FlowDraft flow, Mention mention, String verb, Set<String> names, Problems problems) {
        if (!names.contains(mention.name())) {
            String sentence = mention.owner() + verb + "the variable " + Quote.of(mention.name())
                    + (EachQuestion.isOne(flow.id())
                            ? ", which is nothing that each is asked in private: only what is sealed is known there"
                            : ", which is not declared in this flow");
            problems.addMistyped(Code.UNDECLARED_VARIABLE, mention.spot(), sentence, mention.name(), names);
        }
    }

    private static void saved(FlowDraft flow, Mention mention, Set<String> names, Problems problems) {
        if (names.contains(mention.name())) {
            return;
        }
        if (Reserved.isReserved(mention.name())) {
            String sentence =
                    mention.owner() + " sets " + Quote.of(mention.name()) + ", which only the program can set";
            problems.add(Code.RESERVED_NAME, mention.spot(), sentence);
        } else {
            known(flow, mention, " saves into ", names, problems);
        }
    }
}
