package tandem.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandem.chat.Memory;
import tandem.engine.SystemText;
import tandem.whole.Actors;
import tandem.whole.Scene;
import tandem.whole.Seen;
import tandem.whole.WholeBot;
import tandem.whole.WholeStore;

/** The people of a transcript at one terminal. They type lines, and what they see is read off the screen. */
public final class TerminalActors implements Actors {

    private static final int LANES = 8;
    private static final Duration DONE = Duration.ofSeconds(30);
    private static final Pattern CHOICE = Pattern.compile(" *\\d+  (.+)");
    private static final Pattern NUMBERS = Pattern.compile("( +\\d+){2,}");
    private static final Pattern PICTURE = Pattern.compile("\\[(.*)]");

    /** By its name alone one can tell that it only copies. */
    private static final String COPY = "Copy ";

    private final Scene scene;
    private final People people;
    private final Phrases phrases = Phrases.load();
    private final List<Seen> seen = new ArrayList<>();

    /** Every message that was shown and not taken away. */
    private final List<Seen> there = new ArrayList<>();

    private @Nullable Running running;

    /** Whose private chat the screen has said it shows; empty for the group. */
    private String shown = "";

    /** Who has said or tapped something last. */
    private String actor = "";

    /** Everything that ends with the process. */
    private record Running(WholeStore store, WholeBot bot, WideScreen screen, Thread talking) {}

    private TerminalActors(Scene scene) {
        this.scene = scene;
        this.people = new People(scene.script().people().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .toList());
        people.names().forEach(name -> scene.introduce(People.privateChat(name), People.address(name)));
        if (!scene.isWithoutBot()) {
            start(true);
        }
    }

    /** The terminal waits for the first line; where the bot is still to come, it is not there yet. */
    public static Actors open(Scene scene) {
        return new TerminalActors(scene);
    }

    private void start(boolean isKnown) {
        WholeStore store = WholeStore.encrypted(scene.folder());
        Memory memory = store.store().memory(People.PLATFORM);
        if (isKnown) {
            memory.put("begun:" + people.home().chat(), "yes");
        }
        WideScreen screen = new WideScreen();
        ConsoleAdapter adapter =
                new ConsoleAdapter(screen, new ConsoleSettings(people.names(), false), memory, store.store());
        WholeBot bot = new WholeBot(store.store(), scene.dialogs(), scene.clock(), scene.draws(), LANES, adapter);
        Thread talking =
                new Thread(() -> adapter.run(bot, span -> passes(span, store, bot), () -> settle(bot)), "talking");
        screen.reads(talking);
        running = new Running(store, bot, screen, talking);
        shown = people.alone() ? scene.script().people().get(0) : "";
        talking.start();
        screen.awaitPrompt();
        // At its opening the terminal shows once more what can still be answered, or how one begins.
        screen.read().stream().filter(piece -> !piece.answers()).forEach(this::message);
    }

    /** As the program does it: time stops wherever something is due. */
    private void passes(Duration span, WholeStore store, WholeBot bot) {
        Instant end = scene.clock().instant().plus(span);
        for (Optional<Instant> stop = bot.stop(store.store(), end);
                stop.isPresent();
                stop = bot.stop(store.store(), end)) {
            scene.clock().moved(Duration.between(scene.clock().instant(), stop.get()));
            settle(bot);
        }
        scene.clock().moved(Duration.between(scene.clock().instant(), end));
        bot.timePassed();
    }

    private static void settle(WholeBot bot) {
        try {
            if (!bot.settle(DONE)) {
                throw new AssertionError("something is not shown");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void types(String person, boolean inGroup, String text) {
        // A command is one wherever it is typed; other words in a group are for the bot when they name it.
        enters(person, inGroup, inGroup && !text.startsWith("/") ? "@tandem " + text : text);
    }

    @Override
    public void saysAside(String person, String text) {
        enters(person, true, text);
    }

    @Override
    public void taps(String person, boolean inGroup, String label, boolean old) {
        enters(person, inGroup, "[" + label + "]");
    }

    private void enters(String person, boolean inGroup, String words) {
        actor = person;
        String name = person.toLowerCase(Locale.ROOT);
        String opens = phrases.say(Sentence.OPENS, name);
        line(people.alone() ? words : inGroup ? name + ": " + words : name + "@ " + words);
        for (WideScreen.Piece piece : now().screen().read()) {
            if (piece.text().strip().equals(opens)) {
                continue; // What follows stands in their private chat, as it says.
            }
            if (piece.answers() && notice(piece).equals(hidden())) {
                seen.add(gone(person, inGroup, words.substring(1, words.length() - 1)));
            } else if (piece.answers()) {
                seen.add(Seen.told(actor, notice(piece)));
            } else {
                message(piece);
            }
        }
    }

    /** What the terminal says of a message that was taken away, because what it has shown it cannot take back. */
    private String hidden() {
        return scene.dialogs().text(SystemText.HIDDEN).fillPlain(name -> null, Locale.ENGLISH);
    }

    /** The newest message with this button there. */
    private Seen gone(String person, boolean inGroup, String label) {
        String chat = inGroup ? "" : person;
        for (int i = there.size() - 1; i >= 0; i--) {
            Seen message = there.get(i);
            if (message.person().equals(chat) && message.labels().contains(label)) {
                there.remove(i);
                return Seen.hidden(chat, message.text());
            }
        }
        throw new AssertionError("nothing has the button " + label);
    }

    private void line(String line) {
        now().screen().type(line);
        now().screen().awaitPrompt();
    }

    @Override
    public void adds(String person) {
        start(false);
    }

    @Override
    public void passes(Duration span) {
        line(":skip " + Skips.write(span));
        String skipped = phrases.say(Sentence.SKIPPED, Skips.write(span));
        now().screen().read().stream()
                .filter(piece -> !piece.text().strip().equals(skipped))
                .forEach(this::message);
    }

    @Override
    public void restarts() {
        stop();
        start(true);
    }

    @Override
    public List<Seen> sees() {
        List<Seen> all = seen.stream().map(this::withCopies).toList();
        seen.clear();
        return all;
    }

    /** What the terminal shows for a choice that copies, which it shows to nobody but the screen. */
    private Seen withCopies(Seen message) {
        Map<String, String> copies = new LinkedHashMap<>();
        for (String label : message.labels()) {
            if (label.startsWith(COPY)) {
                line("[" + label + "]");
                copies.put(label, copied(now().screen().read()));
            }
        }
        return new Seen(message.kind(), message.person(), message.text(), message.picture(), message.labels(), copies);
    }

    private String copied(List<WideScreen.Piece> pieces) {
        String heading = phrases.say(Sentence.COPY) + "\n";
        if (pieces.size() != 1 || !pieces.get(0).text().startsWith(heading)) {
            throw new AssertionError("nothing is copied: " + pieces);
        }
        return pieces.get(0).text().substring(heading.length()).strip();
    }

    private String notice(WideScreen.Piece piece) {
        Deque<String> lines = lines(piece);
        String text = String.join("\n", lines);
        String start = phrases.say(Sentence.NOTICE, actor.toLowerCase(Locale.ROOT), "");
        return people.alone() || !text.startsWith(start) ? text : text.substring(start.length());
    }

    private void message(WideScreen.Piece piece) {
        Deque<String> lines = lines(piece);
        String only = only(lines);
        boolean changed = phrases.say(Sentence.CHANGED).equals(lines.peek());
        if (changed) {
            lines.remove();
        }
        Deque<String> labels = new ArrayDeque<>();
        for (Matcher choice = last(lines); choice != null && choice.matches(); choice = last(lines)) {
            if (NUMBERS.matcher(choice.group()).matches()) {
                // The numbers of a scale share a line, and each is its own key.
                List<String> numbers = List.of(choice.group().strip().split(" +", 0));
                for (int i = numbers.size() - 1; i >= 0; i--) {
                    labels.addFirst(numbers.get(i));
                }
            } else {
                labels.addFirst(choice.group(1));
            }
            lines.removeLast();
        }
        Matcher picture = PICTURE.matcher(lines.element());
        String alt = picture.matches() ? picture.group(1) : null;
        if (alt != null) {
            lines.remove();
        }
        Seen shownNow = new Seen(
                changed ? Seen.Kind.EDITS : only == null ? Seen.Kind.SAYS : Seen.Kind.WHISPERS,
                only == null ? shown : only,
                String.join("\n", lines),
                alt,
                List.copyOf(labels),
                Map.of());
        seen.add(shownNow);
        there.add(shownNow);
    }

    private static @Nullable Matcher last(Deque<String> lines) {
        String last = lines.peekLast();
        return last == null ? null : CHOICE.matcher(last);
    }

    /** The lines, without the one that says which chat they belong to. */
    private Deque<String> lines(WideScreen.Piece piece) {
        Deque<String> lines =
                new ArrayDeque<>(List.of(piece.text().stripTrailing().split("\n", -1)));
        String first = lines.element();
        if (first.equals(phrases.say(Sentence.GROUP))) {
            shown = "";
            lines.remove();
        }
        for (String name : scene.script().people()) {
            if (first.equals(phrases.say(Sentence.PRIVATE, name.toLowerCase(Locale.ROOT)))) {
                shown = name;
                lines.remove();
            }
        }
        return lines;
    }

    private @Nullable String only(Deque<String> lines) {
        for (String name : scene.script().people()) {
            if (phrases.say(Sentence.ONLY, name.toLowerCase(Locale.ROOT)).equals(lines.peek())) {
                lines.remove();
                return name;
            }
        }
        return null;
    }

    /** Nothing can be refused here. */
    @Override
    public List<String> refused() {
        return List.of();
    }

    private Running now() {
        if (running == null) {
            throw new IllegalStateException("it does not run");
        }
        return running;
    }

    private void stop() {
        Running ending = now();
        running = null;
        ending.screen().type(":quit");
        try {
            ending.talking().join(DONE.toMillis());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        ending.bot().close();
        ending.store().close();
    }

    @Override
    public void close() {
        if (running != null) {
            stop();
        }
    }
}
