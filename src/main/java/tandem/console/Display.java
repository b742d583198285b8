package tandem.console;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.ChatAddress;
import tandem.chat.Choice;
import tandem.chat.Span;

/**
 * Shows things on the screen, each in one piece and followed by an empty line; among several people it says which chat
 * a thing belongs to whenever that changes. Once the screen has failed it shows nothing more. Thread-safe.
 */
final class Display {

    private static final Logger LOG = LoggerFactory.getLogger(Display.class);

    private final Screen screen;
    private final ConsoleSettings settings;
    private final People people;
    private final Phrases phrases;
    private @Nullable ChatAddress last;
    private boolean broken;

    Display(Screen screen, ConsoleSettings settings, Phrases phrases) {
        this.screen = screen;
        this.settings = settings;
        this.people = new People(settings.people());
        this.phrases = phrases;
    }

    synchronized boolean isBroken() {
        return broken;
    }

    /** A message of the bot; answers whether it is on the screen. */
    synchronized boolean message(
            ChatAddress chat, @Nullable String only, boolean changed, List<Span> text, List<Choice> choices) {
        Painting painting = painting();
        StringBuilder shown = new StringBuilder();
        if (only != null && people.isGroup(chat)) {
            shown.append(painting.dim(phrases.say(Sentence.ONLY, only)));
        }
        if (changed) {
            shown.append(painting.dim(phrases.say(Sentence.CHANGED)));
        }
        shown.append(painting.text(text)).append(painting.choices(choices));
        return print(chat, shown.toString());
    }

    /** Messages of a former session that can still be answered. */
    synchronized void again(ChatAddress chat, List<Shown> messages) {
        Painting painting = painting();
        for (Shown shown : messages) {
            String only = shown.only() != null && people.isGroup(chat)
                    ? painting.dim(phrases.say(Sentence.ONLY, shown.only()))
                    : "";
            String choices = painting.choices(shown.choices());
            print(chat, only + painting.dim(shown.text()) + choices);
        }
    }

    /** A line that is for one person alone. */
    synchronized void notice(ChatAddress chat, String person, String notice) {
        String line = people.isGroup(chat) ? phrases.say(Sentence.NOTICE, person, notice) : notice;
        print(chat, painting().plain(line));
    }

    /** A text as one piece, so that it can be marked and copied. */
    synchronized void copy(ChatAddress chat, String text) {
        print(
                chat,
                painting().dim(phrases.say(Sentence.COPY)) + CleanText.of(text).strip() + "\n");
    }

    /** A sentence of the terminal's own. */
    synchronized void say(Sentence sentence, String... values) {
        print(painting().dim(phrases.say(sentence, values)));
    }

    synchronized void help() {
        print(painting().plain(phrases.help(people.alone())));
    }

    private Painting painting() {
        return new Painting(screen.width(), settings.colour() && screen.styled());
    }

    private boolean print(ChatAddress chat, String painted) {
        boolean same = people.alone() || chat.equals(last);
        boolean shown = print(same ? painted : painting().dim(heading(chat)) + painted);
        last = shown ? chat : last;
        return shown;
    }

    private boolean print(String painted) {
        if (broken) {
            return false;
        }
        try {
            screen.print(painted + "\n");
            return true;
        } catch (IOException e) {
            LOG.debug("the terminal cannot be written to any more", e);
            broken = true;
            return false;
        }
    }

    private String heading(ChatAddress chat) {
        return people.isGroup(chat)
                ? phrases.say(Sentence.GROUP)
                : phrases.say(Sentence.PRIVATE, String.join(", ", people.readers(chat)));
    }
}
