package tandem.transcript;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tandem.chat.Said;
import tandem.engine.Dialogs;
import tandem.engine.Engine;
import tandem.engine.Operator;
import tandem.engine.Witness;
import tandem.flow.Choice;
import tandem.flow.Flow;
import tandem.flow.Step;

/**
 * A conversation that takes place on a {@link Stage} and is written down as a transcript, which the {@link Player} plays
 * again word for word: the same stage, seed and start. Not thread-safe.
 */
public final class Recording {

    private final Dialogs dialogs;
    private final @Nullable String language;
    private final Ways ways;
    private final Stage stage;
    private final long seed;
    private final Instant start;
    private final List<String> people;
    private final Written written;
    private final List<String> lines = new ArrayList<>();

    /** @param people who takes part, by names of letters alone; several are in a group */
    public Recording(Dialogs dialogs, Witness witness, long seed, Instant start, List<String> people) {
        this(dialogs, null, witness, seed, start, people);
    }

    /** @param language the tag of the one that is spoken; null for the dialogs' own */
    public Recording(
            Dialogs all, @Nullable String language, Witness witness, long seed, Instant start, List<String> people) {
        this.dialogs = language == null ? all : all.from(language);
        this.language = language;
        this.ways = new Ways(witness);
        Supplier<Engine> engines = () -> new Engine(dialogs, new Operator(null, null), ways);
        this.stage = new Stage(engines, seed, start);
        this.seed = seed;
        this.start = start;
        this.people = List.copyOf(people);
        this.written = new Written(home());
    }

    /** The chat all of them are in. */
    public String home() {
        return people.size() > 1 ? Stage.GROUP : people.get(0);
    }

    /** Where it takes place; whoever lets something happen there directly leaves it out of the transcript. */
    public Stage stage() {
        return stage;
    }

    /**
     * Somebody says something to the bot: words, or a command.
     *
     * @param chat {@link Stage#GROUP}, or the person whose private chat it is
     * @return the line that only this person sees, or null
     */
    public @Nullable String types(String chat, String person, String text) {
        ways.begin();
        return act(
                who(chat, person) + "> " + Escapes.write(text),
                person,
                () -> stage.happens(chat, person, true, Player.said(text)));
    }

    /** Said in the group, but not to the bot. */
    public @Nullable String mutters(String person, String text) {
        return act(
                person + " aside> " + Escapes.write(text),
                person,
                () -> stage.happens(Stage.GROUP, person, false, Player.said(text)));
    }

    /**
     * Somebody taps a button.
     *
     * @throws IllegalArgumentException when there is no such button
     */
    public @Nullable String taps(String chat, String person, String label, boolean old) {
        ways.begin();
        String written = Escapes.write(label);
        return act(
                who(chat, person) + "> " + (old ? "[[" + written + "]]" : "[" + written + "]"),
                person,
                () -> stage.taps(chat, person, label, old));
    }

    /** The bot comes into the group. */
    public void added() {
        String first = people.get(0);
        act("added", first, () -> stage.happens(Stage.GROUP, first, true, new Said.Added()));
    }

    /** Drops everything but what is saved. */
    public void restart() {
        act("restart", "", () -> {
            stage.restart();
            return null;
        });
    }

    /** Time goes on, by at least a second. */
    public void passes(Duration span) {
        act("time: +" + Player.span(span), "", () -> {
            stage.passes(span);
            return null;
        });
        if (stage.unread().isEmpty()) {
            lines.add("silence");
        }
    }

    /** The transcript so far. */
    public String transcript() {
        StringBuilder text = new StringBuilder();
        text.append("flow: ").append(ways.flow == null ? dialogs.flows().get(0).id() : ways.flow);
        text.append("   seed: ").append(seed);
        text.append("   start: ").append(ScriptReader.MINUTES.format(start.atOffset(ZoneOffset.UTC)));
        text.append(people.size() > 1 ? "   group: " : "   private: ").append(String.join(", ", people));
        if (language != null) {
            text.append("   language: ").append(language);
        }
        text.append('\n');
        lines.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** The line is there also when what it does fails: then it shows what has led to it. */
    private @Nullable String act(String line, String person, Supplier<@Nullable String> happening) {
        stage.unread().clear();
        lines.add(line);
        String notice = happening.get();
        if (notice != null) {
            lines.add(Written.only(person, notice));
        }
        Stage.Hidden hidden = stage.hidden();
        if (hidden != null) {
            lines.add(Written.hidden(hidden.text()));
        }
        stage.unread().forEach(message -> lines.addAll(written.whole(message)));
        return notice;
    }

    private String who(String chat, String person) {
        return people.size() > 1 && !chat.equals(Stage.GROUP) ? person + "@" : person;
    }

    /** Passes on what it sees, and keeps which flow somebody has started first: the transcript is about that one. */
    private static final class Ways implements Witness {

        private final Witness witness;
        private boolean begun;
        private @Nullable String flow;

        Ways(Witness witness) {
            this.witness = witness;
        }

        /** A person does something. */
        void begin() {
            begun = true;
        }

        @Override
        public void reached(Flow at, Step step) {
            if (begun && flow == null) {
                flow = at.id();
            }
            witness.reached(at, step);
        }

        @Override
        public void taken(Flow at, Step.Ask ask, Choice choice) {
            witness.taken(at, ask, choice);
        }
    }
}
