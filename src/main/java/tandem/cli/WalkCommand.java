package tandem.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tandem.engine.Dialogs;
import tandem.transcript.WalkFailure;
import tandem.transcript.Walks;

/** Lets people who do anything at all loose on the conversations. */
@Command(
        name = "walk",
        description = {
            "Walks at random through all flows, with rubbish, silence, old buttons and restarts, in simulated time. Whatever"
                    + " people do, nothing fails, whoever speaks to the bot is answered, no question is without an answer,"
                    + " and what is kept stays small.",
            "Exit code 0: so it is; 1: a walk has failed, and is shown as a transcript; 2: the conversations have errors."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Tandem.Version.class)
final class WalkCommand implements Callable<Integer> {

    private static final int FAILED = 1;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DialogsOption where = new DialogsOption();

    @Option(names = "--seed", paramLabel = "N", description = "the seed of the first walk; each next has the next one")
    private long seed = 1;

    @Option(names = "--walks", paramLabel = "N", description = "how many walks of each kind; otherwise 150")
    private int walks = 150;

    @Option(
            names = "--people",
            paramLabel = "1|2",
            description = "one person alone, or two in a group; otherwise first one, then two")
    private int people;

    @Override
    public Integer call() {
        if (walks < 1 || people < 0 || people > 2) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--walks is at least 1, and --people is 1 or 2");
        }
        Printed printed = Printed.of(spec);
        Dialogs dialogs = where.dialogs();
        Walks all = new Walks(dialogs);
        List<Integer> kinds = people == 0 ? List.of(1, 2) : List.of(people);
        int failed = 0;
        for (int kind : kinds) {
            failed += all.take(seed, walks, kind == 2, (each, failure) -> show(printed, each, kind, failure));
        }
        printed.out(walks * kinds.size() + " walks, " + (failed == 0 ? "none" : failed) + " failed; the largest saved"
                + " conversation had " + all.mostBytes() + " bytes, and none can have more than " + all.bound());
        List<String> unreached = all.unreached();
        if (!unreached.isEmpty()) {
            printed.out("steps that no walk has reached: " + String.join(", ", unreached));
        }
        return failed == 0 ? 0 : FAILED;
    }

    private static void show(Printed printed, long seed, int people, WalkFailure failure) {
        printed.out("# walk --seed " + seed + " --walks 1 --people " + people + ": " + failure.getMessage());
        failure.transcript().lines().forEach(printed::out);
        printed.out("");
    }
}
