package tandem.transcript;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tandem.chat.PersonId;
import tandem.chat.Picture;
import tandem.chat.Said;
import tandem.engine.Dialogs;
import tandem.engine.Engine;
import tandem.engine.Operator;
import tandem.engine.Person;
import tandem.engine.Witness;
import tandem.flow.Flow;
import tandem.flow.Value;
import tandem.flow.Variable;

/** Plays a transcript and compares what the bot does with what is written. Used once, on one thread. */
public final class Player {

    /**
     * How it went.
     *
     * @param failures one for each line that did not hold
     * @param seen the whole conversation as it really went, as a transcript
     * @param scenes the same, each beside what was written for it
     */
    public record Result(List<Failure> failures, String seen, List<Scene> scenes) {
        public Result {
            failures = List.copyOf(failures);
            scenes = List.copyOf(scenes);
        }
    }

    private final Script script;
    private final Dialogs dialogs;
    private final Stage stage;
    private final Written written;
    private final List<Failure> failures = new ArrayList<>();
    private final List<Scene> scenes = new ArrayList<>();
    private final StringBuilder seen = new StringBuilder();
    private @Nullable String notice;
    private @Nullable String hidden;
    private String actor = "";
    private Stage.@Nullable Message latest;

    private Player(Script script, Dialogs all, Witness witness) {
        this.script = script;
        this.dialogs = script.language() == null ? all : all.from(script.language());
        this.written = Written.of(script);
        Supplier<Engine> engines = () -> new Engine(dialogs, new Operator(null, null), witness);
        this.stage = new Stage(engines, script.seed(), script.start());
        this.scenes.add(new Scene(0, "", null, null, List.of(), true));
        if (script.zone() != null) {
            Instant start = script.start();
            script.people()
                    .forEach(name ->
                            stage.introduce(new Person(new PersonId(name), start, script.zone(), null, Map.of())));
        }
    }

    /**
     * Plays a transcript from its beginning to its end; a line that fails does not stop it.
     *
     * @throws IllegalArgumentException when there are no dialogs in its language
     */
    public static Result play(Script script, Dialogs dialogs) {
        return play(script, dialogs, Witness.NOBODY);
    }

    /** The same before a witness of the ways it takes. */
    public static Result play(Script script, Dialogs dialogs, Witness witness) {
        Player player = new Player(script, dialogs, witness);
        for (Script.Numbered line : script.lines()) {
            player.play(line);
        }
        player.expectNothingMore(
                script.lines().isEmpty()
                        ? 1
                        : script.lines().get(script.lines().size() - 1).number());
        return new Result(player.failures, player.seen.toString(), player.scenes);
    }

    private void play(Script.Numbered numbered) {
        if (numbered.line() instanceof Line.Act act) {
            expectNothingMore(numbered.number());
            boolean done = act(numbered, act);
            scenes.add(new Scene(numbered.number(), actor, notice, hidden, List.copyOf(stage.unread()), done));
            writeDown();
        } else {
            scenes.get(scenes.size() - 1).checks.add(numbered);
            check(numbered, (Line.Check) numbered.line());
        }
    }

    /** Answers whether it could be done. */
    private boolean act(Script.Numbered numbered, Line.Act act) {
        latest = null;
        notice = null;
        hidden = null;
        try {
            act(act);
            Stage.Hidden gone = stage.hidden();
            hidden = gone == null ? null : gone.text();
            return true;
        } catch (IllegalArgumentException e) {
            fail(numbered, String.valueOf(e.getMessage()));
        } catch (RuntimeException | StackOverflowError e) {
            // What a running bot would answer with an apology is for an author a fault of the flow.
            fail(numbered, "this fails: " + e);
        }
        return false;
    }

    private void act(Line.Act act) {
        if (act instanceof Line.Types types) {
            actor = types.person();
            note(actor + (types.privately() ? "@" : "") + "> " + Escapes.write(types.text()));
            notice = stage.happens(chat(actor, types.privately()), actor, true, said(types.text()));
        } else if (act instanceof Line.Aside aside) {
            note(aside.person() + " aside> " + Escapes.write(aside.text()));
            notice = stage.happens(chat(aside.person(), false), aside.person(), false, said(aside.text()));
        } else if (act instanceof Line.Taps taps) {
            actor = taps.person();
            String label = Escapes.write(taps.label());
            note(actor + (taps.privately() ? "@" : "") + "> " + (taps.old() ? "[[" + label + "]]" : "[" + label + "]"));
            notice = stage.taps(chat(actor, taps.privately()), actor, taps.label(), taps.old());
        } else if (act instanceof Line.Time time) {
            note("time: +" + span(time.passes()));
            stage.passes(time.passes());
        } else if (act instanceof Line.Restart) {
            note("restart");
            stage.restart();
        } else {
            note("added");
            stage.happens(Stage.GROUP, script.people().get(0), true, new Said.Added());
        }
    }

    private void check(Script.Numbered line, Line.Check check) {
        if (check instanceof Line.Says says) {
            says(line, says);
        } else if (check instanceof Line.Offers offers) {
            List<String> labels = latest == null ? List.of() : Written.labels(latest.outgoing());
            require(line, labels.equals(offers.labels()), "the choices are " + String.join(" | ", labels));
        } else if (check instanceof Line.Shows shows) {
            Picture picture = latest == null ? null : latest.outgoing().picture();
            require(
                    line,
                    picture != null && Glob.matches(shows.pattern(), picture.alt()),
                    picture == null ? "there is no picture" : "the picture shows " + picture.alt());
        } else if (check instanceof Line.Only only) {
            boolean matches = notice != null && only.person().equals(actor) && Glob.matches(only.pattern(), notice);
            require(line, matches, notice == null ? "nobody is told anything alone" : actor + " is told: " + notice);
            notice = null;
        } else if (check instanceof Line.Hides hides) {
            boolean matches = hidden != null && Glob.matches(hides.pattern(), hidden);
            require(line, matches, hidden == null ? "nothing is taken away" : Written.hidden(hidden));
            hidden = null;
        } else if (check instanceof Line.Silence) {
            expectNothingMore(line.number());
        } else if (check instanceof Line.Holds holds) {
            holds(line, holds);
        }
    }

    private void says(Script.Numbered line, Line.Says says) {
        Stage.Message message = stage.unread().poll();
        if (message == null) {
            fail(line, "the bot says nothing more");
            return;
        }
        latest = message;
        require(line, written.matches(says, message), written.words(message));
    }

    private void holds(Script.Numbered line, Line.Holds holds) {
        String value = value(holds);
        if (value != null) {
            scenes.get(scenes.size() - 1).values.put(line.number(), value);
        }
        require(line, holds.value().equals(value), holds.variable() + " is " + value);
    }

    private void expectNothingMore(int number) {
        for (Stage.Message message : stage.unread()) {
            failures.add(new Failure(script.file(), number, null, written.words(message)));
        }
        stage.unread().clear();
        if (notice != null) {
            failures.add(new Failure(script.file(), number, null, Written.only(actor, notice)));
            notice = null;
        }
        if (hidden != null) {
            failures.add(new Failure(script.file(), number, null, Written.hidden(hidden)));
            hidden = null;
        }
    }

    private @Nullable String value(Line.Holds holds) {
        Value value = stage.personVariable(holds.person(), holds.variable());
        if (value == null) {
            Flow flow = dialogs.flow(script.flow());
            Variable variable = flow == null ? null : flow.variables().get(holds.variable());
            value = variable == null ? null : variable.initial();
        }
        return value == null ? null : value.plain();
    }

    private void writeDown() {
        if (notice != null) {
            note(Written.only(actor, notice));
        }
        if (hidden != null) {
            note(Written.hidden(hidden));
        }
        stage.unread().forEach(message -> written.whole(message).forEach(this::note));
    }

    private String chat(String person, boolean privately) {
        return script.group() && !privately ? Stage.GROUP : person;
    }

    private void require(Script.Numbered line, boolean holds, String otherwise) {
        if (!holds) {
            fail(line, otherwise);
        }
    }

    private void fail(Script.Numbered line, String sentence) {
        failures.add(new Failure(script.file(), line.number(), line.text(), sentence));
    }

    private void note(String line) {
        seen.append(line).append('\n');
    }

    /** A span as {@link ScriptReader} reads it. */
    static String span(Duration span) {
        String whole = span.toDays() + "d" + span.toHoursPart() + "h" + span.toMinutesPart() + "m"
                + span.toSecondsPart() + "s";
        return whole.replaceAll("(?<!\\d)0[dhms]", "");
    }

    /** What somebody does who types this. */
    static Said said(String text) {
        if (!text.startsWith("/")) {
            return new Said.Text(text);
        }
        int space = text.indexOf(' ');
        return space < 0
                ? Said.Command.typed(text.substring(1), "")
                : Said.Command.typed(text.substring(1, space), text.substring(space + 1));
    }
}
