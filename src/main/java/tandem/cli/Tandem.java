package tandem.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tandem.config.ConfigException;
import tandem.control.ControlException;
import tandem.store.StoreException;
import tandem.trace.Wordless;

/** The program. Without a command it does what {@code run} does. */
@Command(
        name = "tandem",
        description = "A chat bot for couples about the two kinds of closeness.",
        mixinStandardHelpOptions = true,
        versionProvider = Tandem.Version.class,
        synopsisSubcommandLabel = "[COMMAND]",
        subcommands = {
            RunCommand.class,
            ChatCommand.class,
            CheckCommand.class,
            TestCommand.class,
            WalkCommand.class,
            HearCommand.class,
            GraphCommand.class,
            TranslateCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            VerifyCommand.class,
            StatsCommand.class,
            RekeyCommand.class
        })
public final class Tandem implements Callable<Integer> {

    /** What went wrong is the operator's to mend: the configuration, the dialogs, the data folder. */
    static final int OPERATOR = 2;

    private static final int BUG = 1;

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Override
    public Integer call() {
        return RunCommand.run(options);
    }

    /** Ends the process with 0 when all went well, 1 for a fault of the program, 2 for something the operator can mend. */
    public static void main(String[] arguments) {
        QuietLibraries.keep(System.getProperties());
        // Pictures are drawn, nothing is shown: Java is not to look for a screen.
        System.setProperty("java.awt.headless", "true");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Tandem())
                .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command.getErr()));
    }

    private static int report(Exception failure, PrintWriter err) {
        if (failure instanceof ConfigException
                || failure instanceof StoreException
                || failure instanceof ControlException
                || failure instanceof NoSuchLanguageException
                || failure instanceof BrokenDialogsException) {
            err.println(failure.getMessage());
            return OPERATOR;
        }
        Wordless.of(failure).printStackTrace(err); // Its message might quote what somebody said, or a token.
        return BUG;
    }

    /** The version that the jar says it is. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {text()};
        }

        static String text() {
            String version = Tandem.class.getPackage().getImplementationVersion();
            return "tandem " + (version == null ? "(from its classes)" : version);
        }
    }
}
