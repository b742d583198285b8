package tandem.whole;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.MenuCommand;
import tandem.chat.PersonAddress;
import tandem.engine.Dialogs;
import tandem.engine.Person;
import tandem.engine.State;
import tandem.engine.Turn;
import tandem.runtime.Commit;
import tandem.runtime.Loaded;
import tandem.runtime.Outcome;
import tandem.runtime.Where;
import tandem.transcript.Line;
import tandem.transcript.Script;

/**
 * Where and when a transcript is played: everything but the platform.
 *
 * @param folder where its bot keeps its data
 * @param clock shows the weekday and the time of day at which the transcript begins
 */
public record Scene(Script script, Path folder, Dialogs dialogs, MovedClock clock, Draws draws) {

    /** A scene that begins now. */
    public static Scene of(Script script, Path folder, Dialogs dialogs) {
        MovedClock clock = new MovedClock();
        clock.moved(Duration.between(clock.instant(), next(clock.instant(), script)));
        return new Scene(script, folder, dialogs, clock, new Draws(script.seed()));
    }

    /** The next moment with the weekday and the time of day of the script; a clock of the whole bot never goes back. */
    private static Instant next(Instant now, Script script) {
        ZoneId zone = script.zone() == null ? ZoneOffset.UTC : script.zone();
        ZonedDateTime start = script.start().atZone(zone);
        ZonedDateTime same = now.atZone(zone)
                .with(TemporalAdjusters.nextOrSame(start.getDayOfWeek()))
                .with(start.toLocalTime());
        return (same.toInstant().isBefore(now) ? same.plusWeeks(1) : same).toInstant();
    }

    /** Whether the bot comes into the group only later. */
    public boolean isWithoutBot() {
        return script.lines().stream().anyMatch(line -> line.line() instanceof Line.Added);
    }

    /** The commands that a platform offers, as the program finds them in the dialogs. */
    public List<MenuCommand> menu() {
        return dialogs.menu();
    }

    /** Before the bot runs: somebody has agreed and told their zone before, if the people of the transcript have. */
    public void introduce(ChatAddress privateChat, PersonAddress person) {
        ZoneId zone = script.zone();
        if (zone == null) {
            return;
        }
        try (WholeStore store = WholeStore.encrypted(folder)) {
            Loaded known = store.store()
                    .load(new Where.Arrived(privateChat, false, person), draws.get())
                    .orElseThrow();
            Person agreed = new Person(known.state().person().id(), clock.instant(), zone, null, Map.of());
            Turn turn = new Turn(new State(known.state().conversation(), agreed), List.of(), null);
            EventId event = new EventId(person.platform(), 0, "introduced");
            Outcome outcome = store.store()
                    .commit(new Commit(known, turn, event, null, clock.instant()))
                    .join();
            if (outcome != Outcome.COMMITTED) {
                throw new AssertionError("nobody is introduced: " + outcome);
            }
        }
    }
}
