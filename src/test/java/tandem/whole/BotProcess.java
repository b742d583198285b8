package tandem.whole;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tandem.chat.Ack;
import tandem.chat.ChatAdapter;
import tandem.chat.MessageRef;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.SendResult;
import tandem.engine.Entropy;
import tandem.engine.State;
import tandem.flow.Value;
import tandem.runtime.Where;
import tandem.store.Row;

/**
 * A process that is the whole bot, to be killed. It is told events on its standard input and says on its standard output,
 * a line at once in one write, what a platform would know of it:
 *
 * <pre>
 * open                          everything is read; events can come after the line {@code go}
 * ack EVENT                     the platform was told that we have the event
 * failed EVENT WHY              we have it not; it is to be delivered again
 * sent CHAT MODE REF EARLIER TEXT   a message was delivered
 * unsure CHAT                   the bot was told that it may not have arrived
 * count CHAT NUMBER ACCEPTED    what the stored conversation has counted, and how many events wait to be played;
 *                               asked for by {@code count CHAT}
 * rest NUMBER                   rows of the outbox and of what is due, asked for by {@code rest}
 * </pre>
 *
 * The other lines of the input are {@link Happening}s. At the end of the input it stops cleanly.
 */
final class BotProcess implements ChatAdapter {

    /** This much faster than real time its clock goes: a minute's wait is due after a second. */
    static final int SPEED = 60;

    /** So many threads bring events, so that those of one chat meet. */
    private static final int SUBMITTERS = 4;

    private static final int LANES = 8;

    /** One of so many deliveries is put off by the platform. */
    private static final int PUT_OFF = 50;

    /** Of one of so many deliveries nobody can know whether it arrived; it did. */
    private static final int UNSURE = 50;

    /** One of so many events is to be answered at once. */
    private static final int IMPATIENT = 4;

    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private final AtomicLong references = new AtomicLong(System.nanoTime());
    private final ExecutorService submitters = Executors.newFixedThreadPool(SUBMITTERS);

    /** The platform answers on threads of its own. */
    private final ExecutorService platform = Executors.newFixedThreadPool(SUBMITTERS);

    private BotProcess() {}

    /** Starts one over this folder, whose clock begins at this time. */
    static Process start(Path folder, long mergeBytes, Instant time, File errors) throws IOException {
        List<String> command = List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                BotProcess.class.getName(),
                folder.toString(),
                Long.toString(mergeBytes),
                time.toString());
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(errors));
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder.start();
    }

    /** {@code FOLDER MERGE_BYTES TIME}. */
    public static void main(String[] arguments) throws Exception {
        new BotProcess().run(Path.of(arguments[0]), Long.parseLong(arguments[1]), Instant.parse(arguments[2]));
    }

    private void run(Path folder, long mergeBytes, Instant time) throws Exception {
        long began = System.nanoTime();
        InstantSource clock = () -> time.plusNanos((System.nanoTime() - began) * SPEED);
        try (WholeStore whole = WholeStore.encrypted(folder, mergeBytes)) {
            List<Row> everything = whole.rows().scan("", "\uffff", Integer.MAX_VALUE);
            if (everything.stream().anyMatch(row -> row.revision() <= 0)) {
                throw new IllegalStateException("a row without a revision");
            }
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            say("open");
            look(in, whole);
            try (WholeBot bot = new WholeBot(whole.store(), CrashDialog.load(), clock, LANES, this)) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    hear(line, whole, bot);
                }
                submitters.shutdown();
            }
            platform.shutdown();
        }
    }

    /** Answers what is stored, before anything changes it. */
    private void look(BufferedReader in, WholeStore whole) throws IOException {
        String line = in.readLine();
        while (line != null && !line.equals("go")) {
            hear(line, whole, null);
            line = in.readLine();
        }
    }

    private void hear(String line, WholeStore whole, @Nullable WholeBot bot) {
        if (line.startsWith("count ")) {
            String chat = line.substring("count ".length());
            // In this order: what was accepted may be played meanwhile.
            long accepted = whole.store().accepted().stream()
                    .filter(incoming -> incoming.chat().chat().equals(chat))
                    .count();
            say("count " + chat + " " + counted(whole, chat) + " " + accepted);
        } else if (bot == null) {
            throw new IllegalStateException("first look, then go");
        } else if (line.equals("rest")) {
            bot.timePassed(); // Nobody tells a pump that this clock is faster than its own waiting.
            say("rest " + (rows(whole, "out/") + rows(whole, "due/")));
        } else {
            Happening happening = Happening.parse(line);
            submitters.execute(() -> submit(happening, bot)
                    .whenComplete((ack, failure) -> say(
                            failure == null ? "ack " + happening.id() : "failed " + happening.id() + " " + failure)));
        }
    }

    /** Some come from a platform that wants an answer so soon that the event is stored before its turn. */
    private static CompletionStage<Ack> submit(Happening happening, WholeBot bot) {
        // Not the end of everything: whoever says that has to know when it has happened.
        boolean waits = happening.words().equals("/forget")
                || ThreadLocalRandom.current().nextInt(IMPATIENT) > 0;
        return waits ? bot.submit(happening.incoming()) : bot.submit(happening.incoming(), Duration.ofMillis(1));
    }

    private static int rows(WholeStore whole, String prefix) {
        return whole.rows().keys(prefix, prefix + '\uffff', Integer.MAX_VALUE).size();
    }

    /** The highest number in what is stored of this chat: each has one counter. */
    private static long counted(WholeStore whole, String chat) {
        Happening asked = new Happening(0, chat, 0, "");
        Where where = new Where.Arrived(
                asked.incoming().chat(),
                asked.incoming().group(),
                asked.incoming().person());
        State state = whole.store().load(where, new Entropy(1, 1)).orElseThrow().state();
        LongStream runs = state.conversation().runs().stream()
                .flatMap(run -> run.variables().values().stream())
                .mapToLong(BotProcess::number);
        LongStream guests = state.conversation().guests().stream()
                .flatMap(guest -> guest.variables().values().stream())
                .mapToLong(BotProcess::number);
        return LongStream.concat(runs, guests).max().orElse(0);
    }

    private static long number(Value value) {
        return value instanceof Value.Whole whole ? whole.number() : 0;
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
        if (ThreadLocalRandom.current().nextInt(PUT_OFF) == 0) {
            return new SendResult.Later(Duration.ofSeconds(1));
        }
        Outgoing outgoing = parcel.outgoing();
        String earlier = parcel.earlier() == null ? "-" : parcel.earlier().value();
        boolean fresh = outgoing.mode() == Outgoing.Mode.NEW || parcel.earlier() == null;
        String reference = fresh ? Long.toString(references.incrementAndGet()) : earlier;
        say("sent " + parcel.chat().chat() + " " + outgoing.mode() + " " + reference + " " + earlier + " "
                + outgoing.plainText());
        if (ThreadLocalRandom.current().nextInt(UNSURE) == 0) {
            say("unsure " + parcel.chat().chat());
            return new SendResult.Unknown("a test");
        }
        return new SendResult.Sent(new MessageRef(reference));
    }

    /** A line shorter than the buffer of a pipe is there as a whole or not at all, also when we are killed. */
    private void say(String line) {
        byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
        synchronized (out) {
            try {
                out.write(bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
