package tandem.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.Attachments;
import tandem.chat.Audience;
import tandem.chat.ChatAdapter;
import tandem.chat.ChatAddress;
import tandem.chat.Inbox;
import tandem.chat.Memory;
import tandem.chat.MessageRef;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.Picture;
import tandem.chat.SendResult;
import tandem.chat.Span;
import tandem.chat.Style;

/**
 * The terminal: one person with a private chat, or several who share a keyboard, a group and a private chat each. It
 * hears what a platform would hear and shows what a platform would show. Thread-safe; {@link #run} is called once.
 */
public final class ConsoleAdapter implements ChatAdapter {

    /** What cannot be shown now, because its person is not here or the terminal is gone, is offered again after this. */
    private static final Duration LATER = Duration.ofMinutes(1);

    private static final Logger LOG = LoggerFactory.getLogger(ConsoleAdapter.class);

    private final Screen screen;
    private final People people;
    private final Memory memory;
    private final Attachments files;
    private final Boards boards;
    private final Display display;

    /** Completes when the screen shows where people were; nothing is delivered before that. */
    private final CompletableFuture<Void> opened = new CompletableFuture<>();

    private boolean closed;

    /** The process ends, and whatever fails from now on fails for that. */
    private volatile boolean ending;

    ConsoleAdapter(Screen screen, ConsoleSettings settings, Memory memory, Attachments files) {
        this.files = files;
        this.screen = screen;
        this.people = new People(settings.people());
        this.memory = memory;
        this.boards = new Boards(memory, people);
        this.display = new Display(screen, settings, Phrases.load());
    }

    /** At the terminal this process was started in, or in its pipe; JLine is loaded only for a terminal. */
    public static ConsoleAdapter ofThisProcess(ConsoleSettings settings, Memory memory, Attachments files) {
        return new ConsoleAdapter(screenOfThisProcess(), settings, memory, files);
    }

    /** In a pipe: UTF-8 lines in, UTF-8 text out; neither stream is closed. */
    public static ConsoleAdapter ofStreams(InputStream in, OutputStream out, ConsoleSettings settings, Memory memory) {
        return new ConsoleAdapter(new PipeScreen(in, out), settings, memory, Attachments.NONE);
    }

    @Override
    public String platform() {
        return People.PLATFORM;
    }

    /**
     * Reads lines until the input ends, {@code :quit}, or until nothing can be shown any more. Each line's turn and all
     * that follows from it is waited for before the next line is read. Gives the terminal back at the end; a message
     * handed over later is put off.
     *
     * <p>In a pipe nothing is shown before something comes: what was said earlier is private, and a service manager would
     * write it into its log.
     *
     * @param inbox takes what was said
     * @param skip moves the clock on
     * @param settle returns when everything that is due has been handed to {@link #send} and shown
     * @return whether anybody was there
     */
    public boolean run(Inbox inbox, Consumer<Duration> skip, Runnable settle) {
        try {
            if (!isAnybodyThere()) {
                return false;
            }
            Opening opening = new Opening(memory, people, display);
            Post post = new Post(inbox, people, opening.epoch());
            opening.again(boards);
            opened.complete(null);
            opening.begin(post);
            new Talk(screen, display, people, boards, post, skip, settle, () -> ending).run();
            return true;
        } finally {
            close();
        }
    }

    private boolean isAnybodyThere() {
        try {
            return screen.awaitSomebody();
        } catch (IOException e) {
            LOG.debug("there is no input", e);
            return false;
        }
    }

    /** Says that the process is about to end: lines typed from now on are not taken, and nothing is said about them. */
    public void end() {
        ending = true;
        if (!opened.isDone()) {
            putOff();
        }
    }

    /** What Ctrl-C does while nobody is asked for a line; while somebody is, it ends the talk as {@code :quit} does. */
    public void atInterrupt(Runnable interrupted) {
        screen.atInterrupt(interrupted);
    }

    @Override
    public CompletionStage<SendResult> send(Parcel parcel) {
        return opened.thenApply(nothing -> deliver(parcel));
    }

    private synchronized SendResult deliver(Parcel parcel) {
        Outgoing outgoing = parcel.outgoing();
        PersonAddress only = parcel.only();
        if (only == null && outgoing.audience() instanceof Audience.Only) {
            return new SendResult.Refused("a message for one person alone, and nobody said for whom");
        }
        if (closed || !isHere(parcel.chat(), only)) {
            return new SendResult.Later(LATER);
        }
        long slot = outgoing.slot();
        MessageRef ref = new MessageRef(Long.toString(slot));
        if (outgoing.mode() == Outgoing.Mode.REMOVE_CHOICES) {
            boards.removeChoices(parcel.chat(), slot);
            return new SendResult.Sent(ref);
        }
        return show(parcel, only == null ? null : only.user()) ? new SendResult.Sent(ref) : new SendResult.Later(LATER);
    }

    private boolean show(Parcel parcel, @Nullable String only) {
        Outgoing outgoing = parcel.outgoing();
        ChatAddress chat = parcel.chat();
        boolean changed = outgoing.mode() == Outgoing.Mode.REPLACE
                && (parcel.earlier() != null || boards.of(chat).has(outgoing.slot()));
        if (!display.message(chat, only, changed, whole(outgoing), outgoing.choices())) {
            return false;
        }
        boards.show(chat, new Shown(outgoing.slot(), only, outgoing.plainText(), outgoing.choices()));
        return true;
    }

    /**
     * Nobody sees a picture here; what is to be seen on it stands above the text. A file is shown below it: written to the
     * disk it would lie there for everybody.
     */
    private List<Span> whole(Outgoing outgoing) {
        if (outgoing.file() != null) {
            List<Span> all = new ArrayList<>(outgoing.text());
            files.bytes(outgoing.file())
                    .ifPresent(bytes -> all.add(Span.plain("\n\n" + new String(bytes, StandardCharsets.UTF_8))));
            return all;
        }
        Picture picture = outgoing.picture();
        if (picture == null) {
            return outgoing.text();
        }
        List<Span> all = new ArrayList<>(List.of(new Span("[" + picture.alt() + "]", Style.ITALIC), Span.plain("\n")));
        all.addAll(outgoing.text());
        return all;
    }

    /** Whether whoever may read this sits at the terminal; other people's messages wait until they do. */
    private boolean isHere(ChatAddress chat, @Nullable PersonAddress only) {
        return only == null
                ? !people.readers(chat).isEmpty()
                : people.readers(chat).contains(only.user());
    }

    private void close() {
        putOff();
        screen.close();
    }

    /** From now on nothing is shown, nor what has waited for somebody to be there. */
    private void putOff() {
        synchronized (this) {
            closed = true;
        }
        opened.complete(null);
    }

    /** Newer JDKs have a console in a pipe too; then JLine looks and finds no terminal. */
    @SuppressWarnings("SystemConsoleNull")
    private static Screen screenOfThisProcess() {
        if (System.console() != null) {
            try {
                return TerminalScreen.ofThisProcess();
            } catch (IOException e) {
                LOG.debug("reading lines as from a pipe", e);
            }
        }
        return new PipeScreen(
                isInputClosed() ? InputStream.nullInputStream() : System.in, new FileOutputStream(FileDescriptor.out));
    }

    /** In a process that was started without any input, a file of the JVM's own has its place, and is no person's words. */
    private static boolean isInputClosed() {
        try {
            Path input = Path.of("/dev/stdin").toRealPath();
            return input.startsWith(Path.of(System.getProperty("java.home")).toRealPath());
        } catch (IOException e) {
            return false; // A pipe, or a system that does not say.
        }
    }
}
