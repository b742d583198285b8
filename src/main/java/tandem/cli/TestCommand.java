package tandem.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tandem.engine.Dialogs;
import tandem.transcript.Coverage;
import tandem.transcript.Outcome;
import tandem.transcript.TranscriptFile;

/** Plays the transcripts of a folder of dialogs. */
@Command(
        name = "test",
        description = {
            "Plays every transcript of the folder tests of the conversations, in simulated time, and shows what does not hold.",
            "Exit code 0: all hold; 1: some do not; 2: there is nothing to play, or the conversations have errors."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Tandem.Version.class)
final class TestCommand implements Callable<Integer> {

    private static final int FAILED = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DialogsOption where = new DialogsOption();

    @Option(
            names = "--only",
            paramLabel = "GLOB",
            description = "only transcripts whose names are like this, such as \"tonight.*\"")
    private String only = "*";

    @Option(
            names = "--update",
            description = "in what fails, change what is expected into what was said; look at it before you keep it")
    private boolean update;

    @Option(names = "--coverage", description = "show which choices no transcript takes and which steps none reaches")
    private boolean coverage;

    @Override
    public Integer call() {
        Printed printed = Printed.of(spec);
        Dialogs dialogs = where.withPseudo();
        Path folder = where.folder();
        List<TranscriptFile> files = folder == null ? List.of() : TranscriptFile.of(folder, only);
        if (files.isEmpty()) {
            printed.err("There is nothing to play: no transcript " + only + (only.endsWith("*") ? "" : ".chat") + " in "
                    + (folder == null ? "the program's own copy; name a folder" : folder.resolve("tests")) + ".");
            return Tandem.OPERATOR;
        }
        Coverage ways = new Coverage();
        List<Outcome> outcomes =
                files.stream().map(file -> play(file, dialogs, ways, printed)).toList();
        long failed = outcomes.stream().filter(outcome -> !outcome.holds()).count();
        printed.out(summary(outcomes, failed));
        if (coverage) {
            ways.report(dialogs).forEach(printed::out);
        }
        return failed == 0 ? 0 : FAILED;
    }

    private Outcome play(TranscriptFile file, Dialogs dialogs, Coverage ways, Printed printed) {
        Outcome outcome = update ? file.playAndUpdate(dialogs, ways) : file.play(dialogs, ways);
        outcome.report().forEach(printed::out);
        return outcome;
    }

    private static String summary(List<Outcome> outcomes, long failed) {
        long rewritten = outcomes.stream()
                .filter(outcome -> !outcome.changes().isEmpty())
                .count();
        long held = outcomes.size() - failed;
        return (outcomes.size() == 1 ? "1 transcript, " : outcomes.size() + " transcripts, ")
                + (held == 1 ? "1 holds" : held + " hold")
                + (failed == 0 ? "" : failed == 1 ? ", 1 does not" : ", " + failed + " do not")
                + (rewritten == 0 ? "" : "; " + rewritten + " rewritten, look at the changes and play again");
    }
}
