package tandem.author;

import java.util.Comparator;
import java.util.List;

/** Makes a draft of what files hold. */
final class TreeReader {

    private final Typed typed;
    private final Draft draft;
    private final List<String> languages;

    /** @param languages the tags of those that the dialogs are there in */
    TreeReader(Problems problems, Draft draft, List<String> languages) {
        this.languages = languages;
        this.typed = new Typed(problems);
        this.draft = draft;
    }

    /** Reads flows, cards, words and sentences; what stands beside them is read elsewhere. */
    void read(List<Tree> trees) {
        // The questions of flows can offer countries.
        Comparator<Tree> first = Comparator.comparing(tree -> tree.kind() != FileKind.HELPLINES);
        trees.stream().sorted(first).forEach(this::read);
    }

    private void read(Tree tree) {
        Node root = tree.root();
        switch (tree.kind()) {
            case FLOW -> {
                FlowReader reader = new FlowReader(typed, new Offers(languages, draft.helplines()));
                FlowDraft flow = reader.read(root);
                if (flow == null) {
                    draft.unread(FileKind.FLOW);
                } else {
                    draft.flows().add(flow);
                    draft.flows().addAll(reader.asked());
                }
            }
            case CARDS -> new CardReader(typed).read(root, draft.cards());
            case WORDS -> new WordsReader(typed).read(tree.name(), root, draft);
            case SYSTEM -> new SystemReader(typed).texts(root, draft);
            case ALWAYS -> new SystemReader(typed).always(root, draft.always());
            case HELPLINES -> new HelplineReader(typed, draft).read(root);
            case SAFETY -> new PatternsReader(typed).read(tree.name(), root, draft);
            case TRIALS -> new TrialReader(typed).read(tree.name(), root, draft);
            case PICTURE, TRANSLATION, FOLDER ->
                throw new IllegalStateException("this is no part of the base language: " + tree.name());
        }
    }
}
