package tandem.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.chat.MenuCommand;

/** A translation from the first command to a conversation in it. */
final class TranslateCommandTest {

    @TempDir
    Path folder;

    private Desk desk = new Desk(Path.of(""));

    @BeforeEach
    void sitDown() throws Exception {
        desk = new Desk(folder);
        Counting.write(desk, "mine");
    }

    @Test
    void aTranslationIsBegunFilledInPlayedAndSpoken() throws Exception {
        assertThat(translate("de").well().out())
                .isEqualTo("mine/i18n/de.json: 29 texts, 29 not translated, 0 changed since they were\n");
        fillIn("It is {n}.", "Es sind {n}.");
        fillIn("More", "Mehr");
        assertThat(translate("de").well().out())
                .isEqualTo("mine/i18n/de.json: 29 texts, 27 not translated, 0 changed since they were\n");

        desk.write("mine/tests/count.german.chat", """
                flow: count   private: Ana   language: de
                Ana> /start
                bot: Es sind 0.
                choices: Mehr
                """);
        desk.write("mine/tests/count.pseudo.chat", """
                flow: count   private: Ana   language: en-XA
                Ana> /start
                bot: ⟦Îŧ îš 0. ~~~⟧
                """);
        desk.write("mine/tests/count.plain.chat", "flow: count   private: Ana\nAna> /start\nbot: It is 0.\n");
        assertThat(desk.run("test", "mine").well().out()).isEqualTo("3 transcripts, 3 hold\n");
        assertThat(chat("de").well().out()).contains("Es sind 0.").doesNotContain("It is");
        assertThat(chat("en-XA").well().out()).contains("⟦Îŧ îš 0. ~~~⟧");

        Counting.write(desk, "mine", "count", "It's {n}.");
        assertThat(translate("de").well().out())
                .isEqualTo("mine/i18n/de.json: 29 texts, 27 not translated, 1 changed since they were\n");
        try (var files = Files.list(desk.at("mine/i18n"))) {
            assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactly("de.json");
        }
    }

    @Test
    void aLanguageThatIsNotThereIsSaid() throws Exception {
        Ended fails = chat("fi");
        assertThat(fails.code()).isEqualTo(2);
        assertThat(fails.err()).contains("not there in the language fi, only in en.");

        desk.write("mine/tests/count.finnish.chat", "flow: count   private: Ana   language: fi\nAna> /start\n");
        Ended test = desk.run("test", "mine");
        assertThat(test.code()).isEqualTo(1);
        assertThat(test.out()).contains("line 1: there is no translation into fi, only en");
    }

    @Test
    void whatCannotBeTranslatedIsRefused() throws Exception {
        assertThat(translate("no language").code()).isEqualTo(2);
        assertThat(translate("en-XA").err()).contains("en-XA is made up");
        assertThat(translate("en").err()).contains("T014 the dialogs themselves are in the language \"en\"");
        desk.write("mine/i18n/de.json", "{\"language\": \"de\", \"texts\": {");
        Ended broken = translate("de");
        assertThat(broken.code()).isEqualTo(2);
        assertThat(broken.err()).contains("J001", "Nothing is written until that is mended.");
        assertThat(Files.readString(desk.at("mine/i18n/de.json"))).isEqualTo("{\"language\": \"de\", \"texts\": {");
    }

    @Test
    void telegramsMenusAreKnownByTwoLetters() {
        List<MenuCommand> brazil = menu("Brasil");
        List<MenuCommand> german = menu("Deutsch");
        List<MenuCommand> austrian = menu("Austria");
        List<MenuCommand> everybody = menu("English");

        assertThat(TelegramLanguages.of(new java.util.LinkedHashMap<>(
                        Map.of("", everybody, "pt-BR", brazil, "de-AT", austrian, "de", german, "gsw", austrian))))
                .isEqualTo(Map.of("", everybody, "pt", brazil, "de", german));
    }

    private static List<MenuCommand> menu(String description) {
        return List.of(new MenuCommand("a", description, true, true, List.of()));
    }

    private Ended translate(String language) throws Exception {
        return desk.run("i18n", language, "--dialogs", "mine");
    }

    private Ended chat(String language) throws Exception {
        return desk.session(List.of("chat", "--dialogs", "mine", "--language", language), "/start");
    }

    private void fillIn(String of, String text) throws Exception {
        Path file = desk.at("mine/i18n/de.json");
        String before = "\"of\": \"" + of + "\",\n      \"text\": \"";
        String content = Files.readString(file);
        assertThat(content).contains(before);
        Files.writeString(file, content.replace(before, before + text));
    }
}
