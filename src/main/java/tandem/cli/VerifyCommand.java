package tandem.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tandem.control.Request;

/** Reads everything and says whether it is sound. */
@Command(
        name = "verify",
        description = {
            "Reads everything that is stored and says whether it is sound, also while the bot runs.",
            "Exit code 0: it is; 1: problems were found; 2: it could not be read."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Tandem.Version.class)
final class VerifyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Override
    public Integer call() {
        return new Reach(options).perform(new Request(StoreOperations.VERIFY, List.of()), Printed.of(spec));
    }
}
