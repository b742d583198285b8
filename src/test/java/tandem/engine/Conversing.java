package tandem.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.chat.Choice;
import tandem.chat.Outgoing;
import tandem.chat.PersonId;
import tandem.chat.Said;
import tandem.transcript.Stage;

/** One person who talks to the bot in a test, alone or in a group; the dialogs can be exchanged in the middle. */
final class Conversing {

    static final String ANA = "Ana";
    static final String BEN = "Ben";
    static final Instant START = Instant.parse("2026-01-05T20:00:00Z");

    private final List<Dialogs> dialogs;
    private final Stage stage;
    private final String person;
    private final String chat;
    private @Nullable String notice;
    private long slot;

    Conversing(Dialogs dialogs) {
        this(dialogs, 7, START);
    }

    Conversing(Dialogs dialogs, long seed, Instant start) {
        this.dialogs = new ArrayList<>(List.of(dialogs));
        this.stage = new Stage(() -> new Engine(this.dialogs.get(0), new Operator(null, null)), seed, start);
        this.person = ANA;
        this.chat = ANA;
    }

    private Conversing(Conversing other, String person, String chat) {
        this.dialogs = other.dialogs;
        this.stage = other.stage;
        this.person = person;
        this.chat = chat;
    }

    /** This person, in the group. */
    Conversing inGroup() {
        return new Conversing(this, person, Stage.GROUP);
    }

    /** Somebody else in the same chat. */
    Conversing as(String other) {
        return new Conversing(this, other, chat);
    }

    /** The same person, who has agreed and told their zone. */
    Conversing living(String zone) {
        stage.introduce(new Person(new PersonId(person), START, ZoneId.of(zone), null, Map.of()));
        return this;
    }

    Stage stage() {
        return stage;
    }

    /** The author has saved a new version of the flows. */
    void edited(Dialogs now) {
        dialogs.set(0, now);
        stage.restart();
    }

    List<String> types(String text) {
        return says(text.startsWith("/") ? command(text) : new Said.Text(text), true);
    }

    /** Typed in the group, but not to the bot. */
    List<String> mutters(String text) {
        return says(new Said.Text(text), false);
    }

    List<String> says(Said said, boolean addressed) {
        notice = stage.happens(chat, person, addressed, said);
        return heard();
    }

    List<String> taps(String label) {
        notice = stage.taps(chat, person, label, false);
        return heard();
    }

    List<String> tapsOld(String label) {
        notice = stage.taps(chat, person, label, true);
        return heard();
    }

    List<String> waits(String span) {
        return waits(Duration.parse(span));
    }

    List<String> waits(Duration span) {
        stage.passes(span);
        return heard();
    }

    /** The line only this person sees after what they did last, or null. */
    @Nullable
    String notice() {
        return notice;
    }

    List<String> choices() {
        return stage.choices(chat).stream().map(Choice::label).toList();
    }

    /** The slot of the message heard last. */
    long slot() {
        return slot;
    }

    /** How many stored times are still to come in this chat. */
    long due() {
        return stage.due(chat);
    }

    private List<String> heard() {
        List<String> texts = new ArrayList<>();
        while (!stage.unread().isEmpty()) {
            Outgoing outgoing = stage.unread().remove().outgoing();
            slot = outgoing.slot();
            texts.add((outgoing.mode() == Outgoing.Mode.REPLACE ? "edited: " : "") + outgoing.plainText());
        }
        return texts;
    }

    private static Said command(String text) {
        int space = text.indexOf(' ');
        return space < 0
                ? Said.Command.typed(text.substring(1), "")
                : Said.Command.typed(text.substring(1, space), text.substring(space + 1));
    }
}
