package tandem.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tandem.control.Request;

/** Says what a store holds, in numbers. */
@Command(
        name = "stats",
        description = "Says what is stored, in numbers, also while the bot runs; nothing private.",
        mixinStandardHelpOptions = true,
        versionProvider = Tandem.Version.class)
final class StatsCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Option(names = "--json", description = "for scripts: one JSON object on one line, with names that stay")
    private boolean json;

    @Override
    public Integer call() {
        List<String> arguments = json ? List.of(StoreOperations.JSON) : List.of();
        return new Reach(options).perform(new Request(StoreOperations.STATS, arguments), Printed.of(spec));
    }
}
