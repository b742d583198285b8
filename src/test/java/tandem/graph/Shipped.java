package tandem.graph;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import tandem.author.DialogFiles;
import tandem.author.DialogLoader;
import tandem.engine.Dialogs;
import tandem.flow.Flow;

/** The conversations that come with the program. */
final class Shipped {

    private static final Dialogs DIALOGS = Objects.requireNonNull(
            DialogLoader.load(DialogFiles.folder(Path.of("dialogs"))).dialogs());

    private Shipped() {}

    static List<Flow> flows() {
        return DIALOGS.flows();
    }

    /** How many countries a question for one offers. */
    static int countries() {
        return DIALOGS.helplines().countries().size();
    }

    static Graph graph(String flow) {
        return FlowGraph.of(Objects.requireNonNull(DIALOGS.flow(flow)), flows());
    }
}
