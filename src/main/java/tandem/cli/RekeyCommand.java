package tandem.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import tandem.control.Request;

/** Replaces all keys. */
@Command(
        name = "rekey",
        description = {
            "Makes a new master key and encrypts everything anew, also while the bot runs: for when somebody may have seen"
                    + " the key.",
            "Backups made before need the key from before."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Tandem.Version.class)
final class RekeyCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Override
    public Integer call() {
        return new Reach(options).perform(new Request(StoreOperations.REKEY, List.of()), Printed.of(spec));
    }
}
