package tandem.console;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.Ack;
import tandem.chat.Said;
import tandem.trace.Wordless;

/** The loop over typed lines: each is answered before the next one is read. Runs on one thread. */
final class Talk {

    private static final Logger LOG = LoggerFactory.getLogger(Talk.class);

    /** The command by which a private chat is opened. */
    private static final String START = "start";

    private final Screen screen;
    private final Display display;
    private final People people;
    private final Boards boards;
    private final Post post;
    private final Consumer<Duration> skip;
    private final Runnable settle;
    private final BooleanSupplier ending;
    private final LineReading reading;
    private long number;
    private boolean hinted;

    Talk(
            Screen screen,
            Display display,
            People people,
            Boards boards,
            Post post,
            Consumer<Duration> skip,
            Runnable settle,
            BooleanSupplier ending) {
        this.screen = screen;
        this.display = display;
        this.people = people;
        this.boards = boards;
        this.post = post;
        this.skip = skip;
        this.settle = settle;
        this.ending = ending;
        this.reading = new LineReading(people);
        this.hinted = !screen.interactive();
    }

    void run() {
        String prompt = people.alone() ? "> " : people.first() + "> ";
        settle();
        boolean goesOn = true;
        while (goesOn && !ending.getAsBoolean() && !display.isBroken()) {
            String line = next(prompt);
            goesOn = line != null && take(line);
        }
    }

    private @Nullable String next(String prompt) {
        try {
            return screen.read(prompt);
        } catch (IOException e) {
            LOG.debug("the input cannot be read any more", e);
            return null;
        }
    }

    /** Answers whether there is more to come. */
    private boolean take(String raw) {
        number++;
        Line line = reading.read(raw);
        if (line instanceof Line.Spoken spoken) {
            hear(spoken);
        } else if (line instanceof Line.Skip moved) {
            move(moved.by());
        } else if (line instanceof Line.UnclearSkip) {
            display.say(Sentence.UNCLEAR_SKIP);
        } else if (line instanceof Line.Unknown unknown) {
            display.say(Sentence.UNKNOWN_WORD, unknown.word());
        } else if (line instanceof Line.Help) {
            display.help();
        }
        return !(line instanceof Line.Quit);
    }

    private void hear(Line.Spoken spoken) {
        boolean group = people.isGroup(spoken.chat());
        Heard heard = Hearing.of(spoken.words(), spoken.person(), boards.of(spoken.chat()), group);
        if (heard instanceof Heard.Told told) {
            submit(spoken, told.said());
        } else if (heard instanceof Heard.Copied copied) {
            display.copy(spoken.chat(), copied.copy().text());
        } else if (!hinted) {
            hinted = true;
            display.say(Sentence.UNHEARD);
        }
    }

    private void submit(Line.Spoken spoken, Said said) {
        Ack ack;
        try {
            ack = post.submit(number, spoken.person(), spoken.chat(), said);
        } catch (RuntimeException e) {
            complain(Sentence.NOT_KEPT, "a line could not be stored; the person was told so", e);
            return;
        }
        // Messages first, then the notice: they are delivered meanwhile by another thread.
        settle();
        if (ack.hides() != null && said instanceof Said.Tap tap) {
            boards.hide(spoken.chat(), tap.token());
            display.notice(spoken.chat(), spoken.person(), ack.hides());
        }
        if (ack.notice() != null) {
            display.notice(spoken.chat(), spoken.person(), ack.notice());
        }
        if (ack.opens() != null && people.isGroup(spoken.chat())) {
            follow(spoken.person(), ack.opens());
        }
    }

    /**
     * Opens somebody's private chat and begins there, as the link of a tap and then a press on START do it elsewhere. Nobody
     * needs that for what only waits there: here it is shown in the group, to them alone.
     */
    private void follow(String person, String payload) {
        number++;
        display.say(Sentence.OPENS, person);
        Line.Spoken start = new Line.Spoken(person, People.privateChat(person), "/" + START + " " + payload);
        submit(start, Said.Command.typed(START, payload));
    }

    private void move(Duration by) {
        try {
            skip.accept(by);
        } catch (RuntimeException e) {
            complain(Sentence.UNCLEAR_SKIP, "the clock could not be moved", e);
            return;
        }
        display.say(Sentence.SKIPPED, Skips.write(by));
        settle();
    }

    private void complain(Sentence sentence, String what, RuntimeException failure) {
        if (!ending.getAsBoolean()) {
            LOG.error(what, Wordless.of(failure));
            display.say(sentence);
        }
    }

    private void settle() {
        try {
            settle.run();
        } catch (RuntimeException e) {
            LOG.error("waiting for what is due has failed", Wordless.of(e));
        }
    }
}
