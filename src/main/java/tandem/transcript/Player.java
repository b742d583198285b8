package tandem.transcript;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tandem.chat.Choice;
import tandem.chat.PersonId;
import tandem.chat.Picture;
import tandem.chat.Said;
import tandem.engine.Dialogs;
import tandem.engine.Engine;
import tandem.engine.Operator;
import tandem.engine.Person;
import tandem.flow.Flow;
import tandem.flow.Value;
import tandem.flow.Variable;

/** Plays a transcript and compares what the bot does with what is written. Used once, on one thread. */
public final class Player {

    /**
     * How it went.
     *
     * @param failures one for each line that did not hold: {@code file:line: sentence}
     * @param seen the whole conversation as it really went, as a transcript
     */
    public record Result(List<String> failures, String seen) {
        public Result {
            failures = List.copyOf(failures);
        }
    }

    private final Script script;
    private final Dialogs dialogs;
    private final Stage stage;
    private final List<String> failures = new ArrayList<>();
    private final StringBuilder seen = new StringBuilder();
    private @Nullable String notice;
    private String actor = "";
    private Stage.@Nullable Message latest;

    private Player(Script script, Dialogs dialogs) {
        this.script = script;
        this.dialogs = dialogs;
        Supplier<Engine> engines = () -> new Engine(dialogs, new Operator(null, null));
        this.stage = new Stage(engines, script.seed(), script.start());
        if (script.zone() != null) {
            Instant start = script.start();
            script.people()
                    .forEach(name ->
                            stage.introduce(new Person(new PersonId(name), start, script.zone(), null, Map.of())));
        }
    }

    /** Plays a transcript from its beginning to its end; a line that fails does not stop it. */
    public static Result play(Script script, Dialogs dialogs) {
        Player player = new Player(script, dialogs);
        for (Script.Numbered line : script.lines()) {
            player.play(line);
        }
        player.expectNothingMore(
                script.lines().isEmpty()
                        ? 1
                        : script.lines().get(script.lines().size() - 1).number());
        return new Result(player.failures, player.seen.toString());
    }

    private void play(Script.Numbered numbered) {
        Line line = numbered.line();
        if (line instanceof Line.Act act) {
            expectNothingMore(numbered.number());
            try {
                act(act);
            } catch (IllegalArgumentException e) {
                fail(numbered.number(), String.valueOf(e.getMessage()));
            }
            writeDown();
        } else {
            check(numbered.number(), (Line.Check) line);
        }
    }

    private void act(Line.Act act) {
        latest = null;
        notice = null;
        if (act instanceof Line.Types types) {
            actor = types.person();
            note(actor + (types.privately() ? "@" : "") + "> " + Escapes.write(types.text()));
            notice = stage.happens(chat(actor, types.privately()), actor, true, said(types.text()));
        } else if (act instanceof Line.Aside aside) {
            note(aside.person() + " aside> " + Escapes.write(aside.text()));
            notice = stage.happens(chat(aside.person(), false), aside.person(), false, said(aside.text()));
        } else if (act instanceof Line.Taps taps) {
            actor = taps.person();
            String label = taps.old() ? "[[" + taps.label() + "]]" : "[" + taps.label() + "]";
            note(actor + (taps.privately() ? "@" : "") + "> " + label);
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

    private void check(int number, Line.Check check) {
        if (check instanceof Line.Says says) {
            says(number, says);
        } else if (check instanceof Line.Offers offers) {
            List<String> labels = latest == null
                    ? List.of()
                    : latest.outgoing().choices().stream().map(Choice::label).toList();
            require(number, labels.equals(offers.labels()), "the choices are " + String.join(" | ", labels));
        } else if (check instanceof Line.Shows shows) {
            Picture picture = latest == null ? null : latest.outgoing().picture();
            require(
                    number,
                    picture != null && Glob.matches(shows.pattern(), picture.alt()),
                    picture == null ? "there is no picture" : "the picture shows " + picture.alt());
        } else if (check instanceof Line.Only only) {
            boolean matches = notice != null && only.person().equals(actor) && Glob.matches(only.pattern(), notice);
            require(number, matches, notice == null ? "nobody is told anything alone" : actor + " is told: " + notice);
            notice = null;
        } else if (check instanceof Line.Silence) {
            expectNothingMore(number);
        } else if (check instanceof Line.Holds holds) {
            String value = value(holds);
            require(number, holds.value().equals(value), holds.variable() + " is " + value);
        }
    }

    private void says(int number, Line.Says says) {
        Stage.Message message = stage.unread().poll();
        if (message == null) {
            fail(number, "the bot says nothing more");
            return;
        }
        latest = message;
        String text = message.outgoing().plainText();
        boolean edits = message.outgoing().mode() == tandem.chat.Outgoing.Mode.REPLACE;
        boolean here = message.chat().equals(says.person().isEmpty() ? ownChat() : says.person());
        require(number, here && edits == says.edits() && Glob.matches(says.pattern(), text), written(message));
    }

    private void expectNothingMore(int number) {
        for (Stage.Message message : stage.unread()) {
            fail(number, "not expected before this line: " + written(message));
        }
        stage.unread().clear();
        if (notice != null) {
            fail(number, "not expected before this line: only " + actor + ": " + notice);
            notice = null;
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
            note("only " + actor + ": " + Escapes.write(notice));
        }
        for (Stage.Message message : stage.unread()) {
            note(written(message));
            Picture picture = message.outgoing().picture();
            if (picture != null) {
                note("picture: " + Escapes.write(picture.alt()));
            }
            if (!message.outgoing().choices().isEmpty()) {
                note("choices: "
                        + String.join(
                                " | ",
                                message.outgoing().choices().stream()
                                        .map(Choice::label)
                                        .toList()));
            }
        }
    }

    private String written(Stage.Message message) {
        String who = message.chat().equals(ownChat()) ? "bot" : "bot@" + message.chat();
        boolean edits = message.outgoing().mode() == tandem.chat.Outgoing.Mode.REPLACE;
        return who
                + (edits ? " edits: " : ": ")
                + Escapes.write(message.outgoing().plainText());
    }

    private String ownChat() {
        return script.group() ? Stage.GROUP : script.people().get(0);
    }

    private String chat(String person, boolean privately) {
        return script.group() && !privately ? Stage.GROUP : person;
    }

    private void require(int number, boolean holds, String otherwise) {
        if (!holds) {
            fail(number, otherwise);
        }
    }

    private void fail(int number, String sentence) {
        failures.add(script.file() + ":" + number + ": " + sentence);
    }

    private void note(String line) {
        seen.append(line).append('\n');
    }

    /** A span as {@link ScriptReader} reads it. */
    private static String span(Duration span) {
        return span.toDays() + "d" + span.toHoursPart() + "h" + span.toMinutesPart() + "m" + span.toSecondsPart() + "s";
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
