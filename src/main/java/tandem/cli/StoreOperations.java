package tandem.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tandem.backup.Backup;
import tandem.backup.Unfinished;
import tandem.control.Answer;
import tandem.control.Operations;
import tandem.control.Request;
import tandem.store.Rekeying;
import tandem.store.Standing;
import tandem.store.StoreException;
import tandem.store.Verification;
import tandem.store.mapdb.ClaimedFolder;
import tandem.store.mapdb.MapDbRecords;

/** What an operator can have done with an open store, be it that of the running bot. For one thread. */
final class StoreOperations implements Operations {

    static final String BACKUP = "backup";
    static final String VERIFY = "verify";
    static final String STATS = "stats";
    static final String REKEY = "rekey";

    /** Where conversations stand, a line for each step: flow, step, how many. */
    static final String STANDING = "standing";

    static final String JSON = "json";

    /** The exit code that says that something is wrong with what is stored. */
    static final int FOUND = 1;

    private final OpenStore store;
    private final Place place;
    private final Path keyFile;
    private final InstantSource clock;
    private final @Nullable Instant started;

    private volatile @Nullable Supplier<BotCounts> counts;

    /**
     * Over a store that its owner closes.
     *
     * @param place where it is
     * @param keyFile with the master key
     * @param started since when the bot runs; null when it does not
     */
    StoreOperations(OpenStore store, Place place, Path keyFile, InstantSource clock, @Nullable Instant started) {
        this.store = store;
        this.place = place;
        this.keyFile = keyFile.toAbsolutePath();
        this.clock = clock;
        this.started = started;
    }

    /** Says where the counts of the bot come from. From any thread. */
    void hear(Supplier<BotCounts> from) {
        counts = from;
    }

    @Override
    public int perform(Request request, Answer answer) {
        List<String> arguments = request.arguments();
        try {
            return switch (request.command()) {
                case BACKUP ->
                    backup(Path.of(arguments.get(0)), arguments.size() > 1 ? Path.of(arguments.get(1)) : null, answer);
                case VERIFY -> verifyFiles(answer) + verify(store, answer) == 0 ? 0 : FOUND;
                case STATS -> stats(arguments.contains(JSON), answer);
                case REKEY -> rekey(answer);
                case STANDING -> standing(answer);
                default -> refuse(answer, "the bot that runs is another version and does not know this command");
            };
        } catch (StoreException e) {
            return refuse(answer, String.valueOf(e.getMessage()));
        }
    }

    private static int refuse(Answer answer, String why) {
        answer.err(why);
        return Tandem.OPERATOR;
    }

    private int backup(Path target, @Nullable Path keys, Answer answer) {
        refuseInside(target, store.folder(), "a backup");
        if (keys != null) {
            refuseInside(keys, store.folder(), "a copy of the keys");
            refuseInside(keys, target, "a copy of the keys");
            refuseMissingFolderOf(keys);
        }
        refuseMissingFolderOf(target);
        if (store.ring().isRenewed()) {
            throw new StoreException(
                    "a \"tandem rekey\" was cut off, and data and keys of now would not fit together; run"
                            + " it again first");
        }
        long bytes = Backup.ofData(store.data(), place.name(), target, clock.instant());
        answer.out("Backed up the data: " + Sizes.of(bytes) + " in " + target);
        if (keys == null) {
            answer.out("Not in it: the keys of people and conversations, without which it cannot be read. Save them"
                    + " somewhere else by --keys FILE.");
        } else {
            Path file = Backup.ofKeys(store.secrets(), store.ring(), keys);
            answer.out("Saved the keys of people and conversations in place of the earlier ones: " + file);
        }
        answer.out("In neither: the master key. Keep a copy of your key file where nobody else reads it.");
        return 0;
    }

    private static void refuseInside(Path path, Path folder, String what) {
        if (path.toAbsolutePath().normalize().startsWith(folder.toAbsolutePath().normalize())) {
            throw new StoreException(
                    what + " must not be inside " + folder + ", with which it would be lost; name another place");
        }
    }

    /** A stick that is not plugged in would have its copy on the very disk that it is to be safe from. */
    private static void refuseMissingFolderOf(Path path) {
        Path folder = path.toAbsolutePath().normalize().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new StoreException("there is no folder " + folder + "; plug in what it is on, or make it first");
        }
    }

    /** Of a bot that runs the files change meanwhile: a copy of them is read, which is taken away again. */
    private long verifyFiles(Answer answer) {
        if (started == null) {
            return 0; // They were read before the store was opened.
        }
        Path place = store.folder().resolve(Stores.VERIFYING);
        try {
            if (!Backup.tried(store.data(), place) || !Backup.tried(store.secrets(), place)) {
                answer.err("There is too little room on the disk to read the files themselves while the bot runs; their"
                        + " rows are read. Stop the bot to have the files read too.");
            }
            return 0;
        } catch (StoreException e) {
            if (e.getCause() instanceof IOException) {
                throw e;
            }
            answer.out("problem: file: " + e.getMessage());
            return 1;
        }
    }

    /**
     * Reads the files of a store that is closed.
     *
     * @return whether they are sound; when they are not, the store cannot be opened, and nothing in it was changed
     */
    static boolean filesAreSound(Place place, Answer answer) {
        Unfinished.refuse(place.folder());
        ClaimedFolder.claim(place.folder()).close(); // Not damaged, only in use, or not ours: says so.
        boolean sound = true;
        for (Path folder : List.of(place.folder(), place.ring())) {
            try {
                if (MapDbRecords.holdsData(folder)) {
                    MapDbRecords.check(folder);
                }
            } catch (StoreException e) {
                if (e.getCause() instanceof IOException) {
                    throw e;
                }
                sound = false;
                answer.out("problem: file: " + e.getMessage());
            }
        }
        return sound;
    }

    /** Says what is wrong and what there is, and answers how many problems were found. */
    static long verify(OpenStore store, Answer answer) {
        AtomicLong problems = new AtomicLong();
        Verification.Listener listener = (kind, what) -> {
            problems.incrementAndGet();
            answer.out("problem: " + kind + ": " + what);
        };
        Verification verification = new Verification(store.rows(), store.ring().keys());
        Verification.Seen seen = verification.run(listener);
        long keys = Verification.ofKeys(store.secrets(), store.ring(), listener);
        Columns columns = new Columns();
        seen.rows().forEach((kind, count) -> columns.row(kind, Long.toString(count)));
        columns.row("keys", Long.toString(keys));
        columns.lines().forEach(answer::out);
        if (seen.unwoken() > 0) {
            answer.out("no problem: " + seen.unwoken() + " waits have no stored time any more, because their chat was"
                    + " gone or their event failed for ever");
        }
        long all = seen.rows().values().stream().mapToLong(Long::longValue).sum() + keys;
        answer.out(all + " rows were read, "
                + (problems.get() == 0 ? "all of them sound" : problems.get() + " problems found"));
        return problems.get();
    }

    /** The bot and the terminal share one master key: both get the new one, together. */
    private int rekey(Answer answer) {
        Place other = place.sharing().get(1);
        if (!other.isUsed()) {
            return rekey(List.of(store), answer);
        }
        try (OpenStore also = Stores.open(other, keyFile)) {
            return rekey(List.of(store, also), answer);
        }
    }

    private int rekey(List<OpenStore> all, Answer answer) {
        List<Rekeying.Store> stores = all.stream()
                .map(open -> new Rekeying.Store(open.ring(), open.rows()))
                .toList();
        boolean goesOn = stores.stream().anyMatch(each -> each.ring().isRenewed());
        if (goesOn) {
            answer.out("A rekey was cut off; everything is encrypted anew now, with the key it made.");
        } else {
            Rekeying.replaceMaster(keyFile, stores);
            answer.out("A new master key is in " + keyFile + "; everything is encrypted anew now.");
        }
        long rows = 0;
        for (Rekeying.Store each : stores) {
            rows += !goesOn || each.ring().isRenewed() ? Rekeying.renew(each) : 0;
        }
        answer.out(
                rows + " rows are encrypted anew. Save the key file anew, make a backup of the data and the keys, and"
                        + " destroy the copies from before when it is safe: they need the key from before.");
        return 0;
    }

    private int stats(boolean json, Answer answer) {
        Supplier<BotCounts> from = counts;
        StoreFigures figures = StoreFigures.of(store, place.name(), clock, started, from == null ? null : from.get());
        (json ? figures.json() : figures.lines()).forEach(answer::out);
        return 0;
    }

    private int standing(Answer answer) {
        Standing.of(store.rows())
                .forEach((flow, steps) -> steps.forEach((step, count) -> answer.out(flow + " " + step + " " + count)));
        return 0;
    }
}
