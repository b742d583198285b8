package tandem.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tandem.author.Nearest;
import tandem.engine.Dialogs;
import tandem.flow.Flow;
import tandem.graph.FlowGraph;
import tandem.graph.Graph;
import tandem.graph.Mermaid;
import tandem.graph.Overview;
import tandem.graph.Svg;

/** Draws a flow, or how all flows hang together. */
@Command(
        name = "graph",
        description = {
            "Draws a flow: what starts it, its steps, and the ways between them. Without FLOW, all flows: what starts each,"
                    + " and which calls which. It is written as Mermaid, or as SVG.",
            "Exit code 0: it is drawn; 2: there is no such flow, the file cannot be written, or the conversations have errors."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Tandem.Version.class)
final class GraphCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "FLOW", arity = "0..1", description = "the id of a flow; otherwise all of them")
    private @Nullable String flow;

    @Option(names = "--svg", description = "SVG instead of Mermaid")
    private boolean svg;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "where it is written: an .svg, or an .mmd for Mermaid; otherwise to the standard output")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        boolean drawn = isSvg();
        Dialogs dialogs = CommonOptions.load(CommonOptions.files(options.folder()));
        Graph graph = graph(dialogs);
        if (graph == null) {
            return Tandem.OPERATOR;
        }
        byte[] picture = (drawn ? Svg.of(graph) : Mermaid.of(graph)).getBytes(StandardCharsets.UTF_8);
        return file == null ? print(picture) : write(picture, file);
    }

    private boolean isSvg() {
        if (file == null) {
            return svg;
        }
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".svg") && (svg || !name.endsWith(".mmd"))) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "The file's name ends with .svg, or with .mmd for Mermaid: " + file);
        }
        return name.endsWith(".svg");
    }

    private @Nullable Graph graph(Dialogs dialogs) {
        if (flow == null) {
            return Overview.of(dialogs.flows());
        }
        Flow found = dialogs.flow(flow);
        if (found != null) {
            return FlowGraph.of(found, dialogs.flows());
        }
        List<String> names = dialogs.flows().stream().map(Flow::id).sorted().toList();
        String near = Nearest.to(flow, names);
        Printed.of(spec)
                .err("There is no flow \"" + flow + "\"; "
                        + (near == null ? "there are " + String.join(", ", names) : "did you mean \"" + near + "\"?"));
        return null;
    }

    /** As bytes, because a picture is UTF-8 whatever the terminal is. */
    private static int print(byte[] picture) throws IOException {
        new FileOutputStream(FileDescriptor.out).write(picture);
        return 0;
    }

    private int write(byte[] picture, Path to) {
        try {
            Files.write(to, picture);
            return 0;
        } catch (IOException e) {
            Printed.of(spec).err("The picture cannot be written to " + to + ": " + e);
            return Tandem.OPERATOR;
        }
    }
}
