package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tandem.chat.Choice;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;
import tandem.chat.Said;
import tandem.library.History;
import tandem.transcript.Stage;

/** Which language is spoken where. In these tests, German is English that begins with "D:". */
class LanguagesTest {

    private static final String NUDGE = """
            {"flow": "nudge", "language": "en", "title": "A nudge", "triggers": [{"command": "nudge"}], "steps": [
              {"id": "soon", "type": "say", "text": "Tomorrow."},
              {"id": "wait", "type": "wait", "for": "1d"},
              {"id": "how", "type": "ask", "text": "How was it?", "choices": [
                {"id": "good", "label": "Good", "notice": "Noted.", "next": "end"}]},
              {"id": "end", "type": "end", "text": "Lovely."}]}
            """;
    private static final String ERASE = """
            {"flow": "erase", "language": "en", "title": "Erase", "triggers": [{"command": "erase"}], "steps": [
              {"id": "do", "type": "do", "action": "erase"},
              {"id": "end", "type": "end", "text": "Gone."}]}
            """;

    private final Dialogs dialogs = TestDialogs.inGerman(List.of("language"), NUDGE, ERASE, shippedFlow());
    private final Stage stage = new Stage(() -> new Engine(dialogs, new Operator(null, null)), 7, Conversing.START);

    @Test
    void inPrivateThePersonsLanguageIsSpokenAlsoADayLaterAfterARestart() {
        stage.speaks("Ana", "de-AT");
        assertThat(types("Ana", "Ana", "/nudge")).containsExactly("D:Tomorrow.");

        stage.restart();
        stage.passes(Duration.ofDays(1));
        assertThat(said()).containsExactly("D:How was it?");
        assertThat(stage.taps("Ana", "Ana", "D:Good", false)).isEqualTo("D:Noted.");
        assertThat(said()).containsExactly("D:Lovely.");
    }

    @Test
    void whoSpeaksNoneOfTheLanguagesHearsTheOneInWhichEverythingIsWritten() {
        stage.speaks("Ana", "de");
        types("Ana", "Ana", "/nudge");
        stage.speaks("Ana", "fi");
        assertThat(types("Ana", "Ana", "/nudge")).containsExactly("Tomorrow.");
    }

    @Test
    void whatSomebodyHasChosenCountsMoreThanWhatThePlatformSays() {
        stage.speaks("Ana", "en-GB");
        assertThat(types("Ana", "Ana", "/language")).containsExactly("Which language shall we speak here?");
        assertThat(stage.choices("Ana").stream().map(Choice::label)).containsExactly("English", "Deutsch");
        assertThat(types("Ana", "Ana", "german please")).containsExactly("D:Good. We speak English here from now on.");

        stage.restart();
        assertThat(types("Ana", "Ana", "/nudge")).containsExactly("D:Tomorrow.");
        types("Ana", "Ana", "/language");
        stage.taps("Ana", "Ana", "English", false);
        stage.unread().clear();
        stage.speaks("Ana", "de");
        assertThat(types("Ana", "Ana", "/nudge")).containsExactly("Tomorrow.");
    }

    @Test
    void aGroupSpeaksWhatWasChosenThereWhoeverSaysSomething() {
        stage.speaks("Ana", "de");
        assertThat(types(Stage.GROUP, "Ana", "/nudge")).containsExactly("Tomorrow.");

        types(Stage.GROUP, "Ben", "/language");
        stage.taps(Stage.GROUP, "Ben", "Deutsch", false);
        stage.unread().clear();
        assertThat(types(Stage.GROUP, "Ben", "/nudge")).containsExactly("D:Tomorrow.");
        assertThat(types("Ben", "Ben", "/nudge")).containsExactly("Tomorrow.");
    }

    @Test
    void theQuestionThatWasOpenIsAskedOnceMoreInTheNewLanguage() {
        types("Ana", "Ana", "/nudge");
        stage.passes(Duration.ofDays(1));
        stage.unread().clear();
        types("Ana", "Ana", "/language");
        stage.taps("Ana", "Ana", "Deutsch", false);

        assertThat(said())
                .last()
                .asString()
                .startsWith("D:Back to where we were:")
                .endsWith("D:How was it?");
        assertThat(stage.choices("Ana").stream().map(Choice::label)).containsExactly("D:Good");
    }

    @Test
    void onlyWhatTheConversationNeedsIsKeptAndItGoesWhenEverythingIsErased() {
        assertThat(after(null, "de-AT", false, "nudge")).isEqualTo(new Language("de", false));
        assertThat(after(null, "en-GB", false, "nudge")).isNull();
        assertThat(after(null, "fi", false, "nudge")).isNull();
        assertThat(after(null, "de", true, "nudge")).isNull();
        assertThat(after(new Language("de", false), null, false, "nudge")).isEqualTo(new Language("de", false));
        assertThat(after(new Language("de", false), "fi", false, "nudge")).isNull();
        assertThat(after(new Language("en", true), "de", false, "nudge")).isEqualTo(new Language("en", true));
        assertThat(after(new Language("de", true), "de", false, "erase")).isNull();
        assertThat(after(new Language("de", true), "de", true, "erase")).isEqualTo(new Language("de", true));
    }

    @Test
    void aLanguageThatIsGoneIsTheDialogsOwn() {
        Event event = event("de", false, "nudge");
        State kept = state(new Language("fr", true));
        Turn turn = new Engine(dialogs, new Operator(null, null)).turn(kept, event);
        assertThat(turn.effects())
                .first()
                .satisfies(
                        effect -> assertThat(((Effect.Send) effect).outgoing().plainText())
                                .isEqualTo("Tomorrow."));
    }

    private @Nullable Language after(@Nullable Language before, @Nullable String hint, boolean group, String command) {
        return new Engine(dialogs, new Operator(null, null))
                .turn(state(before), event(hint, group, command))
                .state()
                .conversation()
                .language();
    }

    private static State state(@Nullable Language language) {
        Conversation talk =
                new Conversation(new ConversationId("c"), 1, List.of(), Map.of(), History.NONE, List.of(), language);
        return new State(talk, Person.stranger(new PersonId("Ana")));
    }

    private static Event event(@Nullable String hint, boolean group, String command) {
        Room room = group ? Room.GROUP : Room.PRIVATE;
        return new Event(Conversing.START, new Entropy(1, 1), room, true, "Ana", hint, Said.Command.typed(command, ""));
    }

    private List<String> types(String chat, String person, String text) {
        Said said = text.startsWith("/") ? Said.Command.typed(text.substring(1), "") : new Said.Text(text);
        stage.happens(chat, person, true, said);
        return said();
    }

    private List<String> said() {
        List<String> said = stage.unread().stream()
                .map(message -> message.outgoing().plainText())
                .toList();
        stage.unread().clear();
        return said;
    }

    private static String shippedFlow() {
        try {
            return Files.readString(Path.of("dialogs/flows/language.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
