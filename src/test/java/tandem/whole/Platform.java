package tandem.whole;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The other side of a {@link BotProcess}: people who go on when they were answered, and a platform that delivers again
 * what was not acknowledged. It outlives the processes and judges them. Thread-safe.
 */
final class Platform {

    /** One of so many events is brought twice at once. */
    private static final int DOUBLED = 10;

    /** So often a process may say that it could not take an event. */
    private static final int FAILURES = 1000;

    private final Map<String, ChatView> chats = new LinkedHashMap<>();
    private final Map<Long, ChatView> chatOf = new LinkedHashMap<>();
    private final AtomicLong ids = new AtomicLong();
    private final Random random;
    private @Nullable BufferedWriter input;
    private @Nullable Throwable trouble;
    private boolean opened;
    private boolean finishing;
    private long acknowledged;
    private long redelivered;
    private long failures;
    private long delivered;
    private long rest = -1;

    /** @param each so many chats of each kind */
    Platform(int each, Random random) {
        this.random = random;
        for (ChatView.Kind kind : ChatView.Kind.values()) {
            for (int number = 0; number < each; number++) {
                ChatView chat = new ChatView(kind, number, ids::incrementAndGet);
                chats.put(chat.name(), chat);
            }
        }
    }

    /** A process was started. */
    synchronized void connect(Process process) {
        input = process.outputWriter();
        opened = false;
        rest = -1;
    }

    /** Hears everything the process says, until its end. */
    void listen(Process process) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line);
            }
        } catch (IOException | RuntimeException | AssertionError e) {
            troubled(e);
        }
    }

    private synchronized void hear(String line) {
        String[] words = line.split(" ", 6);
        switch (words[0]) {
            case "open" -> redeliver();
            case "ack" -> acknowledged(Long.parseLong(words[1]));
            case "failed" -> failed(Long.parseLong(words[1]), line);
            case "sent" -> {
                delivered++;
                ChatView chat = chat(words[1]);
                chat.sent(words[2], words[3], words[4], words[5]);
                goOn(chat);
            }
            case "unsure" -> chat(words[1]).unsure();
            case "count" -> chat(words[1]).counted(Long.parseLong(words[2]), Long.parseLong(words[3]));
            case "rest" -> rest = Long.parseLong(words[1]);
            default -> throw new AssertionError("the process said: " + line);
        }
        notifyAll();
    }

    private void redeliver() {
        opened = true;
        chats.keySet().forEach(name -> tell("count " + name));
        tell("go");
        for (ChatView chat : chats.values()) {
            List<Happening> again = new ArrayList<>(chat.open());
            redelivered += again.size();
            again.addAll(chat.answered());
            java.util.Collections.shuffle(again, random);
            again.forEach(happening -> tell(happening.line()));
            goOn(chat);
        }
    }

    private void goOn(ChatView chat) {
        for (var next = chat.next(finishing, random); next.isPresent(); next = chat.next(finishing, random)) {
            String line = next.get().line();
            chatOf.put(next.get().id(), chat);
            tell(line);
            if (random.nextInt(DOUBLED) == 0) {
                tell(line);
            }
        }
    }

    private void acknowledged(long id) {
        ChatView chat = chatOf.get(id);
        if (chat == null) {
            return; // Acknowledged, delivered again, acknowledged again.
        }
        if (chat.acknowledged(id)) {
            acknowledged++;
            chatOf.remove(id);
        }
        goOn(chat);
    }

    private void failed(long id, String line) {
        failures++;
        if (failures > FAILURES) {
            throw new AssertionError("too many events were not taken, the last: " + line);
        }
        ChatView chat = chatOf.get(id);
        if (chat != null) {
            chat.open().stream().filter(happening -> happening.id() == id).forEach(happening -> tell(happening.line()));
        }
    }

    private ChatView chat(String name) {
        ChatView chat = chats.get(name);
        if (chat == null) {
            throw new AssertionError("the bot wrote to a chat that is not there: " + name);
        }
        return chat;
    }

    private void tell(String line) {
        if (input == null) {
            throw new IllegalStateException("nothing is connected");
        }
        try {
            input.write(line);
            input.newLine();
            input.flush();
        } catch (IOException e) {
            // The process was killed; what it did not get is delivered again to the next one.
            notifyAll();
        }
    }

    private synchronized void troubled(Throwable found) {
        if (trouble == null) {
            trouble = found;
        }
        notifyAll();
    }

    /** The process was killed, and everything it said has been heard. */
    synchronized void killed() {
        chats.values().forEach(ChatView::killed);
    }

    /** Waits until the process has opened its store; false when it ended instead. */
    synchronized boolean awaitOpen(Process process) throws InterruptedException {
        while (!opened && trouble == null && process.isAlive()) {
            wait(50);
        }
        return opened;
    }

    /** Waits until this many more events are acknowledged, but no longer than this. */
    synchronized void awaitAcks(int more, long millis) throws InterruptedException {
        long enough = acknowledged + more;
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (acknowledged < enough && System.nanoTime() < until && trouble == null) {
            wait(10);
        }
    }

    /** From now on nobody says anything new; waits until everything is acknowledged, seen and out of the outbox. */
    synchronized void finish(long seconds) throws InterruptedException {
        finishing = true;
        chats.values().forEach(this::goOn);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (trouble == null && !(rest == 0 && atRest())) {
            if (System.nanoTime() > until) {
                troubled(new AssertionError("not at rest after " + seconds + " s: " + rest + " rows wait, "
                        + chats.values().stream().filter(chat -> !chat.atRest()).toList()));
            }
            tell("rest");
            wait(100);
        }
        chats.keySet().forEach(name -> tell("count " + name));
    }

    private boolean atRest() {
        return chats.values().stream().allMatch(ChatView::atRest);
    }

    /** Ends the input of the process: it is to stop. */
    synchronized void hangUp() throws IOException {
        if (input != null) {
            input.close();
        }
    }

    /** Throws what was wrong, if anything was. */
    synchronized void judge() {
        if (trouble != null) {
            throw new AssertionError(trouble.getMessage(), trouble);
        }
    }

    synchronized CrashResult result(int kills) {
        return new CrashResult(
                kills,
                acknowledged,
                redelivered,
                delivered,
                sum(ChatView::repeated),
                failures,
                sum(chat -> chat.naps() ? chat.made() : 0),
                sum(ChatView::forgotten),
                sum(chat -> Math.max(0, chat.made() - chat.counted())),
                sum(chat -> Math.max(0, chat.counted() - chat.made())));
    }

    private long sum(ToLongFunction<ChatView> number) {
        return chats.values().stream().mapToLong(number).sum();
    }
}
