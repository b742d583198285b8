package tandem.cli;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tandem.author.DialogFiles;
import tandem.author.DialogLoader;
import tandem.control.Request;
import tandem.engine.Dialogs;

/** Checks conversations without starting a bot. */
@Command(
        name = "check",
        description = {
            "Reads and checks all conversations, and says what does not fit together, and where; and how much of"
                    + " what somebody may tell of their safety is heard, by the lines in trials/.",
            "Exit code 0: the bot can use them, perhaps with warnings; 1: there are errors; 2: nothing could be read."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Tandem.Version.class)
final class CheckCommand implements Callable<Integer> {

    private static final int ERRORS = 1;

    private final InstantSource clock;

    CheckCommand() {
        this(InstantSource.system());
    }

    /** @param clock says which day it is: numbers grow old */
    CheckCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private DialogsOption where = new DialogsOption();

    @Option(names = "--json", description = "for editors and scripts: one JSON array, with names that stay")
    private boolean json;

    @Option(
            names = "--against",
            description =
                    "say what becomes of the people who are in the middle of a conversation, in the bot that runs or"
                            + " in what it has stored")
    private boolean against;

    @Option(names = "--console", description = "with --against: those of the terminal, not of the bot")
    private boolean console;

    @Option(
            names = "--cards",
            description = "show how many cards there are for right now, by kind, touch, minutes and mode")
    private boolean cards;

    @Override
    public Integer call() {
        if (json && (against || cards)) {
            throw new ParameterException(spec.commandLine(), "--against and --cards speak to people; leave out --json");
        }
        Printed printed = Printed.of(spec);
        DialogFiles files = CommonOptions.files(where.folder());
        CheckReport report = new CheckReport(
                files.origin(), DialogLoader.load(files, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
        (json ? report.json() : report.lines()).forEach(printed::out);
        SafetyReport safety = SafetyReport.of(report.loaded());
        if (!json) {
            safety.lines().forEach(printed::out);
        }
        int more = look(report.loaded().dialogs(), printed);
        if (report.nothingRead()) {
            return Tandem.OPERATOR;
        }
        return report.errors() || !safety.passes() ? ERRORS : more;
    }

    private int look(@Nullable Dialogs dialogs, Printed printed) {
        if (dialogs == null) {
            return 0; // What has errors is nowhere used.
        }
        if (cards) {
            CardTable.of(dialogs.library().cards()).lines().forEach(printed::out);
        }
        return against ? against(dialogs, printed) : 0;
    }

    private int against(Dialogs dialogs, Printed printed) {
        Against people = new Against(dialogs, printed);
        int code = new Reach(
                        where.config(), read -> console ? Place.ofConsole(read.dataDir()) : Place.ofBot(read.dataDir()))
                .perform(new Request(StoreOperations.STANDING, List.of()), people);
        if (code == 0) {
            people.lines().forEach(printed::out);
        }
        return code;
    }
}
