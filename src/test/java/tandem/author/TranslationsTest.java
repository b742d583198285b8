package tandem.author;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tandem.engine.Dialogs;
import tandem.engine.SystemText;
import tandem.flow.Flow;
import tandem.flow.Step;
import tandem.flow.Trigger;

/** Dialogs in several languages: what is said where there is a translation, and what authors are told about the others. */
class TranslationsTest {

    private static final String LABEL = "flow/tonight/card/choice/another/label";

    @Test
    void everyTextHasAKeyThatIsMadeOfIds() {
        assertThat(wordings().keySet())
                .contains(
                        "card/ear/title",
                        "card/ear/steps",
                        "card/ear/invite",
                        "card/ear/followUp",
                        "card/ear/variant/shorter/steps",
                        "card/ear/variant/apart/invite",
                        "flow/tonight/title",
                        "flow/tonight/command/tonight/description",
                        "flow/tonight/command/tonight/option/minutes/description",
                        "flow/tonight/command/tonight/option/closeness/label/emotional",
                        "flow/tonight/command/tonight/option/closeness/label/both",
                        "flow/tonight/command/tonight/option/closeness/match/emotional",
                        "flow/tonight/phrases",
                        "flow/tonight/card/text",
                        "flow/tonight/card/choice/do-it/match",
                        "flow/tonight/card/choice/invite/copy",
                        "flow/tonight/enjoy/choice/ask-us/notice",
                        "flow/tonight/good/variant/some/text",
                        "flow/tonight/good/default",
                        "system/leadIn")
                .doesNotContain("flow/tonight/command/tonight/option/place/description");
    }

    @Test
    void eachTextIsSaidInItsTranslationAndOtherwiseAsItWasWritten() {
        Dialogs german = german(translated(Map.of(
                LABEL,
                "Etwas anderes",
                "card/ear/title",
                "Zehn Minuten Ohr",
                "system/leadIn",
                "Zurück:",
                "flow/tonight/command/tonight/description",
                "Eine Idee",
                "flow/tonight/command/tonight/option/closeness/label/both",
                "Beides")));

        Step.Ask card = card(german);
        assertThat(card.choices().get(2).label().source()).isEqualTo("Etwas anderes");
        assertThat(card.choices().get(3).label().source()).isEqualTo("Shorter");
        assertThat(german.library().cards().iterator().next().face().title()).isEqualTo("Zehn Minuten Ohr");
        assertThat(german.library().cards().iterator().next().face().why()).isEqualTo("Being heard helps.");
        assertThat(german.text(SystemText.LEAD_IN).source()).isEqualTo("Zurück:");
        assertThat(german.locale()).isEqualTo(Locale.GERMAN);
        assertThat(german.menu().get(0).description()).isEqualTo("Eine Idee");
        assertThat(german.menu().get(0).options().get(1).choices())
                .containsEntry("both", "Beides")
                .containsEntry("emotional", "Talk")
                .containsEntry("physical", "physical");
    }

    @Test
    void listsOfWordsAreTranslatedAsLists() {
        Dialogs german = german(withWords("flow/tonight/phrases", "etwas für heute", "eine Idee"));

        assertThat(flow(german).triggers())
                .contains(new Trigger.Phrases(Trigger.Where.ANYWHERE, List.of("etwas für heute", "eine Idee")));
    }

    @Test
    void theWordListOfTheLanguageHearsWhereThereIsOne() {
        MemoryFiles files = translated(Map.of(LABEL, "Etwas anderes"));
        assertThat(german(files).listener().number("one")).hasValue(1);
        assertThat(german(files).listener().number("eins")).isEmpty();

        String words = files.text("words/en.json").replaceFirst("\"one\": *1", "\"eins\": 1");
        assertThat(german(files.with("words/de.json", words)).listener().number("eins"))
                .hasValue(1);
    }

    @Test
    void theNearestLanguageIsSpoken() {
        Dialogs dialogs = loaded(translated(Map.of(LABEL, "Etwas anderes"))
                .with(
                        "i18n/pt-BR.json",
                        "{\"language\": \"pt-BR\", \"texts\":"
                                + " {\"card/ear/title\": {\"source\": \"0\", \"text\": \"Dez minutos\"}}}"));

        assertThat(dialogs.languages()).containsExactly("en", "de", "pt-BR");
        assertThat(dialogs.in("de-AT").language()).isEqualTo("de");
        assertThat(dialogs.in("pt-br").language()).isEqualTo("pt-BR");
        assertThat(dialogs.in("pt").language()).isEqualTo("pt-BR");
        assertThat(dialogs.in("en-GB")).isSameAs(dialogs);
        assertThat(dialogs.in("fi")).isSameAs(dialogs);
        assertThat(dialogs.in("no such language")).isSameAs(dialogs);
    }

    @Test
    void aFileInWhichNothingIsTranslatedIsNoLanguageYet() {
        MemoryFiles files = MemoryFiles.sample();
        files.with(
                "i18n/de.json", requireNonNull(TranslationUpdate.of(files, "de").content()));

        Loaded loaded = DialogLoader.load(files);

        assertThat(requireNonNull(loaded.dialogs()).languages()).containsExactly("en");
        assertThat(loaded.problems()).extracting(Problem::code).containsExactly("T020");
    }

    @Test
    void whatIsMissingIsToldOnceWithHowMuchItIs() {
        MemoryFiles files = translated(Map.of(LABEL, "Etwas anderes"));
        int others = wordings().size() - 1;

        assertThat(problems(files))
                .containsExactly(
                        "dialogs/i18n/de.json:1:1: warning T020 " + others
                                + " texts have no translation; the first is \"card/ear/title\"; \"tandem i18n de\" adds what is missing");
    }

    @Test
    void aTextThatHasChangedIsSaidAsItIsWrittenNow() {
        MemoryFiles files = translated(Map.of(LABEL, "Etwas anderes"));
        files.with("flows/tonight.json", files.text("flows/tonight.json").replace("\"Another\"", "\"Another one\""));

        assertThat(problems(files))
                .anySatisfy(problem -> assertThat(problem)
                        .matches("dialogs/i18n/de.json:\\d+:5: warning T021 the text \"" + LABEL
                                + "\" has changed since it was translated;.*"));
        Step.Ask card = card(german(files));
        assertThat(card.choices().get(2).label().source()).isEqualTo("Another one");
    }

    @Test
    void aTranslationOfNothingIsTold() {
        MemoryFiles files = translated(Map.of(LABEL, "Etwas anderes"));
        files.with("i18n/de.json", files.text("i18n/de.json").replace("another/label", "anohter/label"));

        assertThat(problems(files))
                .anySatisfy(problem -> assertThat(problem)
                        .contains(
                                "warning T022 nothing is known by the key \"flow/tonight/card/choice/anohter/label\"; did you"
                                        + " mean \"" + LABEL + "\"?"));
    }

    @Test
    void aTranslationIsCheckedAsEveryTextIs() {
        assertThat(german(LABEL, "x".repeat(41)))
                .containsPattern("i18n/de.json:\\d+:15: error T009 \"label\" of a choice of step \"card\" has 41");
        assertThat(german("flow/tonight/card/text", "Heute: {card_titel}"))
                .contains("error T030 step \"card\" shows the variable \"card_titel\"", "did you mean \"card_title\"?");
        assertThat(german("flow/tonight/card/text", "*Heute")).contains("error T008");
        assertThat(german("flow/tonight/command/tonight/description", "{hour}")).contains("error T012");
        assertThat(german("system/leadIn", "{card_title}")).contains("error T030");
    }

    @Test
    void twoLabelsThatAreTheSameOnlyInTheTranslationAreFoundWhereTheyMeet() {
        assertThat(german(LABEL, "Shorter"))
                .contains("dialogs/flows/tonight.json:")
                .contains(
                        "error F051 in the language \"de\", step \"card\" has two choices with the label \"Shorter\"");
    }

    @Test
    void aTextMustBeATextAndAListAList() {
        assertThat(german("flow/tonight/phrases", "eine Idee"))
                .contains("error T003 the translation of \"flow/tonight/phrases\" must be a list, not a text");
    }

    @Test
    void whatIsWrongInTheBaseLanguageIsToldOnce() {
        MemoryFiles files = translated(Map.of(LABEL, "Etwas anderes"));
        files.with(
                "flows/tonight.json", files.text("flows/tonight.json").replace("\"id\": \"good\"", "\"id\": \"gone\""));
        String unused = "{\"flow\": \"lonely\", \"language\": \"en\", \"title\": \"t\", \"steps\": ["
                + "{\"id\": \"a\", \"type\": \"end\"}, {\"id\": \"b\", \"type\": \"end\"}]}";
        files.with("flows/lonely.json", unused);

        assertThat(problems(files))
                .filteredOn(problem -> problem.contains("F040"))
                .hasSize(1);
    }

    @Test
    void theFileIsCalledAfterItsLanguage() {
        String none = "{\"language\": \"fr\", \"texts\": {}}";
        assertThat(problems(MemoryFiles.sample().with("i18n/de.json", none)))
                .anySatisfy(problem -> assertThat(problem).contains("error T014 the language is \"fr\""));
        assertThat(problems(MemoryFiles.sample().with("i18n/german.x.json", none.replace("fr", "german.x"))))
                .anySatisfy(problem -> assertThat(problem).contains("error T005 no language is called"));
        assertThat(problems(MemoryFiles.sample().with("i18n/en.json", none.replace("fr", "en"))))
                .anySatisfy(problem -> assertThat(problem).contains("error T014 the dialogs themselves are in"));
        assertThat(problems(MemoryFiles.sample().with("i18n/en-XA.json", none.replace("fr", "en-XA"))))
                .anySatisfy(problem -> assertThat(problem).contains("error T014 the language \"en-XA\" is computed"));
    }

    // --- bringing a file up to date ---

    @Test
    void aNewFileHasEveryTextInTheOrderOfTheDialogs() {
        TranslationUpdate update = TranslationUpdate.of(MemoryFiles.sample(), "de");

        assertThat(update.texts()).isEqualTo(wordings().size());
        assertThat(update.missing()).isEqualTo(update.texts());
        String content = requireNonNull(update.content());
        assertThat(content)
                .startsWith(
                        "{\n  \"$schema\": \"../schema/i18n-1.schema.json\",\n  \"language\": \"de\",\n  \"texts\": {\n"
                                + "    \"card/ear/title\": {\n      \"source\": \"")
                .contains("\"of\": \"Ten-Minute Ear\",\n      \"text\": \"\"")
                .contains("\"of\": [ \"yes\", \"ok*\" ],\n      \"text\": []")
                .containsSubsequence("card/kiss/title", "flow/kept/title", "flow/tonight/title", "system/flood");
        assertThat(problems(MemoryFiles.sample().with("i18n/de.json", content))).hasSize(1);
    }

    @Test
    void whatIsTranslatedStaysAndTheFileStaysTheSame() {
        MemoryFiles files = updated(translated(Map.of(LABEL, "Etwas \"anderes\"\n", "system/flood", "Langsam")));

        TranslationUpdate again = TranslationUpdate.of(files, "de");
        assertThat(again.content()).isEqualTo(files.text("i18n/de.json")).contains("Etwas \\\"anderes\\\"\\n");
        assertThat(again.missing()).isEqualTo(again.texts() - 2);
        assertThat(again.stale() + again.unused()).isZero();
    }

    @Test
    void aTextThatHasChangedShowsItsOldTranslationUntilThereIsANewOne() {
        MemoryFiles files = updated(translated(Map.of(LABEL, "Etwas anderes")));
        files.with("flows/tonight.json", files.text("flows/tonight.json").replace("\"Another\"", "\"Another one\""));
        updated(files);
        updated(files);

        String stale =
                "\"of\": \"Another one\",\n      \"was\": { \"of\": \"Another\", \"text\": \"Etwas anderes\" },\n"
                        + "      \"text\": \"\"";
        assertThat(files.text("i18n/de.json")).contains(stale);
        assertThat(TranslationUpdate.of(files, "de").stale()).isEqualTo(1);
        assertThat(problems(files)).anySatisfy(problem -> assertThat(problem).contains("T021"));

        files.with("i18n/de.json", files.text("i18n/de.json").replace(stale, stale.replace("\"\"", "\"Noch etwas\"")));
        assertThat(TranslationUpdate.of(files, "de").stale()).isZero();
        assertThat(updated(files).text("i18n/de.json")).contains("Noch etwas").doesNotContain("\"was\"");
    }

    @Test
    void aTextWithAnotherKeyTakesItsTranslationAlong() {
        MemoryFiles files = updated(translated(Map.of(LABEL, "Etwas anderes")));
        files.with("flows/tonight.json", files.text("flows/tonight.json").replace("\"another\"", "\"next-one\""));

        TranslationUpdate update = TranslationUpdate.of(files, "de");
        assertThat(update.unused()).isZero();
        assertThat(update.content())
                .containsPattern("(?s)choice/next-one/label\": \\{[^}]*\"text\": \"Etwas anderes\"")
                .doesNotContain(LABEL);
    }

    @Test
    void theTranslationOfATextThatIsGoneStandsAtTheEnd() {
        MemoryFiles files = updated(translated(Map.of(LABEL, "Etwas anderes")));
        files.with(
                "flows/tonight.json", files.text("flows/tonight.json").replaceAll("\\{ \"id\": \"another\".*\n", ""));

        assertThat(TranslationUpdate.of(files, "de").unused()).isEqualTo(1);
        assertThat(updated(files).text("i18n/de.json"))
                .containsPattern("(?s)\"unused\": \\{\n    \"" + LABEL + "\": .*Etwas anderes\"\n    }\n  }\n}\n$");
        assertThat(problems(files)).noneSatisfy(problem -> assertThat(problem).contains("T022"));
        assertThat(TranslationUpdate.of(files, "de").content()).isEqualTo(files.text("i18n/de.json"));
    }

    @Test
    void nothingIsBroughtUpToDateThatCannotBeRead() {
        MemoryFiles broken = MemoryFiles.sample().with("i18n/de.json", "{\"language\": \"de\"");
        assertThat(TranslationUpdate.of(broken, "de").content()).isNull();
        assertThat(TranslationUpdate.of(broken, "de").problems()).hasSize(1);
        assertThat(TranslationUpdate.of(broken, "fr").content()).isNotNull();
        MemoryFiles noBase = MemoryFiles.sample().with("flows/kept.json", "{");
        assertThat(TranslationUpdate.of(noBase, "de").content()).isNull();
    }

    @Test
    void avoidsWhatItsOwnWordsSay() {
        MemoryFiles files = translated(Map.of("card/ear/title", "Du musst hören"));
        assertThat(problems(files)).noneMatch(line -> line.contains("T015"));

        files.with("words/de.json", files.text("words/en.json").replace("you must", "muss*"));
        assertThat(problems(files))
                .anyMatch(line -> line.contains("i18n/de.json:4:15: warning T015 the text says \"muss*\""));
        assertThat(problems(files)).filteredOn(line -> line.contains("015")).hasSize(1);
    }

    // --- what the tests are made of ---

    private static MemoryFiles updated(MemoryFiles files) {
        return files.with(
                "i18n/de.json", requireNonNull(TranslationUpdate.of(files, "de").content()));
    }

    private static MemoryFiles translated(Map<String, String> texts) {
        Map<String, String> quoted = new LinkedHashMap<>();
        texts.forEach(
                (key, text) -> quoted.put(key, "\"" + text.replace("\"", "\\\"").replace("\n", "\\n") + "\""));
        return file(quoted);
    }

    private static MemoryFiles withWords(String key, String... words) {
        return file(Map.of(key, "[\"" + String.join("\", \"", words) + "\"]"));
    }

    private static MemoryFiles file(Map<String, String> texts) {
        StringBuilder entries = new StringBuilder();
        texts.forEach((key, text) -> entries.append(entries.isEmpty() ? "" : ",\n")
                .append("    \"" + key + "\": {\n      \"source\": \"")
                .append(requireNonNull(wordings().get(key)).hash())
                .append("\",\n      \"text\": ")
                .append(text)
                .append("}"));
        return MemoryFiles.sample().with("i18n/de.json", "{\"language\": \"de\", \"texts\": {\n" + entries + "\n}}");
    }

    private static Map<String, Wording> wordings() {
        return Wordings.of(DialogLoader.checked(MemoryFiles.sample()).trees());
    }

    private static List<String> problems(MemoryFiles files) {
        return DialogLoader.load(files).problems().stream().map(Problem::toLine).toList();
    }

    private static Flow flow(Dialogs dialogs) {
        return requireNonNull(dialogs.flow("tonight"));
    }

    private static Step.Ask card(Dialogs dialogs) {
        return (Step.Ask) requireNonNull(flow(dialogs).step("card"));
    }

    /** What is told of this translation. */
    private static String german(String key, String text) {
        return String.join("\n", problems(translated(Map.of(key, text))));
    }

    private static Dialogs german(MemoryFiles files) {
        return loaded(files).in("de");
    }

    private static Dialogs loaded(MemoryFiles files) {
        Loaded loaded = DialogLoader.load(files);
        return requireNonNull(loaded.dialogs(), () -> loaded.problems().toString());
    }
}
