package tandem.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tandem.backup.Restore;
import tandem.config.Config;
import tandem.control.ControlClient;
import tandem.store.ErasedList;
import tandem.store.KeyFile;
import tandem.store.MasterKey;
import tandem.store.Statistics;
import tandem.store.StoreException;

/** Puts a backup back. */
@Command(
        name = "restore",
        description = {
            "Puts a backup into the data folder, where no data may be, and checks all of it before.",
            "What waited to be sent when the backup was made goes out at the next start."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Tandem.Version.class)
final class RestoreCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "the folder that \"tandem backup\" was given")
    private @Nullable Path backup;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description = "the keys that \"tandem backup --keys\" saved last; without DIR only they are put back")
    private @Nullable Path keys;

    @Option(names = "--despite-problems", description = "uses the backup although not all of it is sound")
    private boolean despiteProblems;

    @Override
    public Integer call() {
        if (backup == null && keys == null) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "Say what to restore: DIR of a backup, --keys FILE, or both");
        }
        Config config = options.config();
        Place place = options.place(config);
        refuseRunning(place);
        Reach.refuseOtherUser(place.folder());
        Restore restore = new Restore(place.folder(), place.ring(), backup, keys);
        Instant made = restore.check(place.name());
        boolean done = restore.run((data, ring) -> look(place, config.keyFile(), data, ring, made));
        if (!done) {
            answer().err("Nothing was restored. Use another backup; if this is the best there is, add"
                    + " --despite-problems.");
        }
        return done ? 0 : StoreOperations.FOUND;
    }

    private static void refuseRunning(Place place) {
        Optional<ControlClient> running = ControlClient.connect(place.folder());
        if (running.isPresent()) {
            running.get().close();
            throw new StoreException("the bot is running over " + place.folder() + "; stop it first");
        }
    }

    private boolean look(Place place, Path keyFile, Path data, Path ring, @Nullable Instant made) {
        MasterKey master = KeyFile.open(keyFile, place.folder(), true).master();
        try (OpenStore store = Stores.open(data, ring, master, ErasedList.beside(keyFile))) {
            long problems = StoreOperations.verify(store, answer());
            if (problems > 0 && !despiteProblems) {
                return false;
            }
            if (store.removed() > 0) {
                answer().out(store.removed() + " rows of people who were erased since are left out");
            }
            long waiting = Statistics.of(store.rows()).count("out");
            answer().out("Restored into " + place.folder()
                    + (made == null ? ": the keys" : ", as it was on " + Times.of(made)));
            answer().out(waiting + (waiting == 1 ? " message waits" : " messages wait")
                    + " to be sent, and will be at the next start");
            return true;
        }
    }

    private Printed answer() {
        return Printed.of(spec);
    }
}
