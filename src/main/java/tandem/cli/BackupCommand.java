package tandem.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tandem.backup.Backup;
import tandem.control.Request;

/** Copies a store. */
@Command(
        name = "backup",
        description = {
            "Copies everything that is stored into a folder, also while the bot runs.",
            "The keys of people and conversations are saved apart from it, so that what somebody has deleted cannot be"
                    + " read in an older backup."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Tandem.Version.class)
final class BackupCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Parameters(paramLabel = "DIR", description = "a new or empty folder")
    private Path target = Path.of("");

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "saves the newest keys of people and conversations there, in place of earlier ones")
    private @Nullable Path keys;

    @Override
    public Integer call() {
        List<String> arguments = new ArrayList<>(List.of(absolute(target)));
        if (keys != null) {
            arguments.add(absolute(keys));
        }
        Printed answer = Printed.of(spec);
        int code = new Reach(options).perform(new Request(StoreOperations.BACKUP, arguments), answer);
        if (code == 0) {
            Backup.check(target, keys);
        }
        return code;
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }
}
