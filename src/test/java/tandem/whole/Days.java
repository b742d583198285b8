package tandem.whole;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tandem.chat.Ack;
import tandem.chat.ChatAdapter;
import tandem.chat.MessageRef;
import tandem.chat.Parcel;
import tandem.chat.SendResult;
import tandem.store.mapdb.FileSizes;

/**
 * Some days of many conversations in one process, on a clock of its own. Everybody speaks about four times a day, at
 * seeded moments: tells a name that nobody else has, counts, rests for three hours; some have everything erased. Values
 * are not encrypted, so that one can look for a name in the files.
 */
final class Days implements ChatAdapter {

    /** What a name begins with, to be found in a file. */
    static final String MARK = "Canary-";

    private static final int PER_DAY = 4;
    private static final int MINUTES = 24 * 60;

    /** The clock moves by so many minutes at once; an hour has whole steps. */
    private static final int STEP = 30;

    /** How often somebody has spoken who then has everything erased; their rest may not be over. */
    private static final int FORGETS_AT = 3;

    private static final int LANES = 64;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    /**
     * What was seen at a full hour.
     *
     * @param heap bytes in use after collecting garbage
     * @param rows how many there are of each kind
     * @param turns so far
     * @param seconds real ones, so far
     */
    record Hour(int hour, long heap, FileSizes files, Map<String, Long> rows, long turns, double seconds) {
        String line() {
            return String.format(
                    java.util.Locale.ROOT,
                    "hour %d: heap %.1f MB, journals %.1f MB, snapshots %.1f MB, %d turns, %.1f s, rows %s",
                    hour,
                    heap / 1e6,
                    files.journals() / 1e6,
                    files.snapshots() / 1e6,
                    turns,
                    seconds,
                    rows);
        }

        long count(String kind) {
            return rows.getOrDefault(kind, 0L);
        }
    }

    private final WholeStore whole;
    private final int people;
    private final int erasedOneOf;
    private final SplittableRandom random = new SplittableRandom(7);
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final ExecutorService platform = Executors.newFixedThreadPool(LANES);
    private final WholeBot bot;
    private final long began = System.nanoTime();
    private final AtomicLong delivered = new AtomicLong();
    private final AtomicLong backs = new AtomicLong();
    /** How often somebody spoke; a negative number when they were forgotten. */
    private final short[] spoken;

    /** The minute until which somebody rests. */
    private final int[] resting;

    private long rests;
    private long turns;

    /** @param erasedOneOf of so many people one is forgotten on the first day */
    Days(WholeStore whole, int people, int erasedOneOf) {
        this.whole = whole;
        this.people = people;
        this.erasedOneOf = erasedOneOf;
        this.spoken = new short[people];
        this.resting = new int[people];
        this.bot = new WholeBot(whole.store(), DayDialog.load(), now::get, LANES, this);
    }

    /**
     * Lets the hours pass, and ends everything but the store.
     *
     * @param every so many hours it is looked at what there is
     * @param seen is given that
     */
    void run(int hours, int every, Consumer<Hour> seen) throws InterruptedException {
        List<List<Integer>> day = List.of();
        for (int minute = 0; minute <= hours * 60; minute += STEP) {
            if (minute % MINUTES == 0) {
                day = plan();
            }
            now.set(START.plus(Duration.ofMinutes(minute)));
            settle(); // Whose rest is over is told so before they speak.
            List<CompletableFuture<Ack>> acks = new ArrayList<>();
            for (int person : day.get(minute % MINUTES / STEP)) {
                speak(person, minute, acks);
            }
            acks.forEach(CompletableFuture::join);
            settle();
            if (minute % (60 * every) == 0 && minute > 0) {
                seen.accept(hour(minute / 60));
            }
        }
        bot.close();
        platform.shutdown();
    }

    /** Who speaks at which step of a day. */
    private List<List<Integer>> plan() {
        List<List<Integer>> steps = new ArrayList<>();
        for (int step = 0; step < MINUTES / STEP; step++) {
            steps.add(new ArrayList<>());
        }
        for (int person = 0; person < people; person++) {
            for (int time = 0; time < PER_DAY; time++) {
                steps.get(random.nextInt(steps.size())).add(person);
            }
        }
        return steps;
    }

    private void speak(int person, int minute, List<CompletableFuture<Ack>> acks) {
        boolean goes = isForgotten(person) && spoken[person] == FORGETS_AT;
        if (spoken[person] < 0 || (resting[person] > minute && !goes)) {
            return;
        }
        int time = spoken[person]++;
        String words = words(person, time, minute);
        Happening happening = new Happening(person * 10_000L + time, "private" + person, 0, words);
        turns++;
        acks.add(bot.submit(happening.incoming()).toCompletableFuture());
    }

    private String words(int person, int time, int minute) {
        if (time == 0) {
            return "/begin";
        }
        if (time == 1) {
            return name(person);
        }
        if (isForgotten(person) && time == FORGETS_AT) {
            spoken[person] = -1;
            rests -= resting[person] > minute ? 1 : 0;
            return "/forget";
        }
        if (time % 3 == 2) {
            resting[person] = minute + DayDialog.REST_MINUTES;
            rests++;
            return "Rest";
        }
        return "More";
    }

    private void settle() throws InterruptedException {
        if (!bot.settle(PATIENCE)) {
            throw new AssertionError("what is due at " + now.get() + " takes longer than " + PATIENCE);
        }
    }

    private boolean isForgotten(int person) {
        return person % erasedOneOf == 1;
    }

    private static String name(int person) {
        return MARK + Integer.toHexString(person * 0x9E3779B9) + "-" + person + ".";
    }

    /** The names of those who were forgotten. */
    Set<String> forgotten() {
        return names(true);
    }

    /** The names of those who told theirs and were not forgotten. */
    Set<String> remembered() {
        return names(false);
    }

    private Set<String> names(boolean gone) {
        Set<String> names = new HashSet<>();
        for (int person = 0; person < people; person++) {
            if (gone ? spoken[person] < 0 : spoken[person] > 1) {
                names.add(name(person));
            }
        }
        return names;
    }

    /** How many rests were over by the end, which is a full hour. */
    long restsOver(int hours) {
        long under = 0;
        for (int person = 0; person < people; person++) {
            under += spoken[person] > 0 && resting[person] > hours * 60 ? 1 : 0;
        }
        return rests - under;
    }

    /** How many people were told that they are back. */
    long backs() {
        return backs.get();
    }

    private Hour hour(int hour) {
        Map<String, Long> rows = new TreeMap<>();
        for (String key : whole.rows().keys("", "\uffff", Integer.MAX_VALUE)) {
            rows.merge(key.substring(0, key.indexOf('/')), 1L, Long::sum);
        }
        ManagementFactory.getMemoryMXBean().gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Hour(hour, heap, whole.disk().sizes(), rows, turns, (System.nanoTime() - began) / 1e9);
    }

    /** All names that stand in a file of this folder. */
    static Set<String> namesIn(Path folder) throws IOException {
        Set<String> found = new HashSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // One character a byte; the names are ASCII.
                String bytes = new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
                for (int at = bytes.indexOf(MARK); at >= 0; at = bytes.indexOf(MARK, at + 1)) {
                    int end = bytes.indexOf('.', at);
                    if (end > 0 && end - at < 40) {
                        found.add(bytes.substring(at, end + 1));
                    }
                }
            }
        }
        return found;
    }

    @Override
    public String platform() {
        return Happening.PLATFORM;
    }

    @Override
    public CompletionStage<SendResult> send(Parcel parcel) {
        return CompletableFuture.supplyAsync(() -> deliver(parcel), platform);
    }

    private SendResult deliver(Parcel parcel) {
        if (parcel.outgoing().plainText().startsWith("Back again")) {
            backs.incrementAndGet();
        }
        return new SendResult.Sent(new MessageRef(Long.toString(delivered.incrementAndGet())));
    }
}
