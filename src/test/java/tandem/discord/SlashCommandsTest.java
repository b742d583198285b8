package tandem.discord;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tandem.chat.MenuCommand;
import tandem.chat.Said;
import tandem.discord.fake.FakeDiscord;
import tandem.discord.fake.Guild;
import tandem.discord.fake.Person;
import tandem.discord.fake.Trouble;

/** What the real library registers of the menus on a fake Discord that takes only what Discord takes. */
class SlashCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The place that is no server. */
    private static final String EVERYWHERE = "";

    private static final MenuCommand TONIGHT =
            tonight("An idea", "How long", "Talk or touch", choices("physical", "Touch", "emotional", "Talk"));

    private FakeDiscord discord;
    private Listened bot;

    @BeforeEach
    void begin() {
        discord = FakeDiscord.start();
        bot = new Listened(discord);
    }

    @AfterEach
    void everyCallWasGood() {
        bot.close();
        assertThat(discord.calls().rejected()).isEmpty();
        assertThat(discord.calls().unknownMembers()).isEmpty();
        discord.close();
    }

    @Test
    void whatCanBeChosenIsRegisteredInItsOrder() {
        bot.offering(Map.of("", List.of(TONIGHT))).start();

        assertThat(options()).isEqualTo(json("""
                [ { "type": 4, "name": "minutes", "description": "How long" },
                  { "type": 3, "name": "closeness", "description": "Talk or touch", "choices": [
                    { "name": "Touch", "value": "physical" }, { "name": "Talk", "value": "emotional" } ] } ]"""));
    }

    @Test
    void aCommandIsOfferedWhereItIsHeard() {
        bot.offering(Map.of(
                        "",
                        List.of(
                                new MenuCommand("both", "Both", true, true),
                                new MenuCommand("here", "Here", true, false),
                                new MenuCommand("there", "There", false, true))))
                .start();

        assertThat(registered())
                .extracting(command -> command.path("contexts").toString())
                .containsExactly("[\"0\",\"1\",\"2\"]", "[\"1\"]", "[\"0\",\"2\"]");
    }

    @Test
    void onlyAdultsAreOfferedWhatServersHaveWhereTheOperatorSaysSo() {
        List<MenuCommand> menu = List.of(
                new MenuCommand("both", "Both", true, true),
                new MenuCommand("here", "Here", true, false),
                new MenuCommand("there", "There", false, true));
        bot.offering(Map.of("", menu)).ageRestricted(true).start();
        assertThat(registered())
                .extracting(command -> command.path("nsfw").asBoolean())
                .containsExactly(true, false, true);

        bot.stop();
        bot.ageRestricted(false).start();
        discord.await(
                Duration.ofSeconds(30),
                () -> !registered().findValuesAsText("nsfw").contains("true"));
    }

    @Test
    void eachLanguageThatDiscordHasReadsItsOwnWords() {
        MenuCommand german = tonight("Idee", "Wie lange", "Rede", choices("emotional", "Reden", "physical", "Nah"));
        MenuCommand spanish = new MenuCommand("tonight", "Una idea", true, true);
        MenuCommand klingon = new MenuCommand("tonight", "Qap", true, true);
        bot.offering(Map.of(
                        "",
                        List.of(TONIGHT),
                        "de",
                        List.of(german),
                        "es",
                        List.of(spanish, new MenuCommand("other", "No", true, true)),
                        "tlh",
                        List.of(klingon)))
                .start();

        JsonNode command = registered().get(0);
        assertThat(registered()).hasSize(1);
        assertThat(command.path("description").asText()).isEqualTo("An idea");
        assertThat(command.path("description_localizations")).isEqualTo(json("""
                { "de": "Idee", "es-ES": "Una idea", "es-419": "Una idea" }"""));
        assertThat(command.path("name_localizations")).isEmpty();
        assertThat(options()).isEqualTo(json("""
                [ { "type": 4, "name": "minutes", "description": "How long",
                    "description_localizations": { "de": "Wie lange" } },
                  { "type": 3, "name": "closeness", "description": "Talk or touch",
                    "description_localizations": { "de": "Rede" }, "choices": [
                    { "name": "Touch", "value": "physical", "name_localizations": { "de": "Nah" } },
                    { "name": "Talk", "value": "emotional", "name_localizations": { "de": "Reden" } } ] } ]"""));
    }

    /** All that the checks of an author let pass, in characters of which each is two for the language it is written in. */
    @Test
    void theMostThatIsAllowedIsTaken() {
        String hundred = "\uD83D\uDC9B".repeat(100);
        Map<String, String> choices = new LinkedHashMap<>();
        IntStream.range(0, 25).forEach(i -> choices.put("v" + i, "\uD83D\uDC9B".repeat(98) + (char) ('a' + i)));
        List<MenuCommand.Option> options = new ArrayList<>();
        options.add(new MenuCommand.Option("a".repeat(32), hundred, false, choices));
        IntStream.range(0, 24).forEach(i -> options.add(new MenuCommand.Option("o_" + i, "x", true, Map.of())));
        bot.offering(Map.of("", List.of(new MenuCommand("most", hundred, true, true, options))))
                .start();

        assertThat(options()).hasSize(25);
        assertThat(options().get(0).path("choices")).hasSize(25);
    }

    @Test
    void itIsRegisteredAgainOnlyWhenSomethingThatIsShownHasChanged() {
        MenuCommand other =
                tonight("An idea", "How long", "Talk or touch", choices("physical", "Hold", "emotional", "Talk"));
        MenuCommand german = tonight("Idee", "Wie lange", "Rede", choices("emotional", "Reden", "physical", "Nah"));
        List<Map<String, List<MenuCommand>>> menus = List.of(
                Map.of("", List.of(TONIGHT)),
                Map.of("", List.of(other)),
                Map.of("", List.of(other), "de", List.of(german)));
        int puts = 0;
        for (Map<String, List<MenuCommand>> menu : menus) {
            Optional<String> before = bot.noted("commands");
            startsAndHears(menu);
            discord.await(Listened.SOON, () -> !bot.noted("commands").equals(before));
            bot.stop();
            startsAndHears(menu);
            bot.stop();
            assertThat(registrations()).isEqualTo(++puts);
        }
    }

    @Test
    void aServerToTryThemInHasThemAloneAndOnlyWhileItIsSet() {
        Guild other = discord.guild("Other", discord.person("Ben", "en-US")).addsBot();
        bot.start();
        onlyIn(EVERYWHERE);
        for (String place : List.of(home().id(), other.id(), EVERYWHERE)) {
            bot.stop();
            bot.tryingIn(place.isEmpty() ? null : place).begin(discord.token());
            onlyIn(place);
        }
        bot.stop();
        int puts = allPuts();
        startsAndHears(Map.of("", Listened.MENU));
        assertThat(allPuts()).isEqualTo(puts);
        assertThat(discord.placesWithCommands()).containsExactly(EVERYWHERE);
    }

    @Test
    void whatCouldNotBeTakenAwayIsTakenAwayAtTheNextStart() {
        bot.start();
        bot.stop();
        discord.troubles().next(1, "PUT", "/applications/" + discord.botId() + "/commands", Trouble.serverError());
        Guild home = home();
        bot.tryingIn(home.id()).begin(discord.token());
        discord.await(Listened.SOON, () -> bot.log().contains("could not be taken away where they were before"));
        assertThat(discord.placesWithCommands()).containsExactly(EVERYWHERE, home.id());
        bot.stop();

        int puts = allPuts();
        bot.begin(discord.token());
        onlyIn(home.id());
        bot.stop();
        startsAndHears(Map.of("", Listened.MENU));
        assertThat(allPuts()).isEqualTo(puts + 1);
    }

    @Test
    void whileTheyAreNotWhereTheyAreWantedTheyStayWhereTheyWere() {
        bot.start();
        bot.stop();
        Guild home = home();
        discord.troubles().next(1, "PUT", "/guilds/" + home.id() + "/commands", Trouble.serverErrorAfterEffect());
        bot.tryingIn(home.id()).begin(discord.token());
        discord.await(Listened.SOON, () -> bot.log().contains("could not be registered"));
        assertThat(discord.placesWithCommands()).containsExactly(EVERYWHERE, home.id());
        bot.stop();

        bot.tryingIn(null).begin(discord.token());
        onlyIn(EVERYWHERE);
    }

    @Test
    void aServerThatHasPutTheBotOutIsLeftAloneUntilItIsBack() {
        Guild home = home();
        bot.tryingIn(home.id()).start();
        bot.stop();
        home.removesBot();
        bot.tryingIn(null).begin(discord.token());
        discord.await(Listened.SOON, () -> discord.placesWithCommands().equals(List.of(EVERYWHERE, home.id())));
        bot.stop();

        home.addsBot();
        bot.begin(discord.token());
        onlyIn(EVERYWHERE);
        assertThat(bot.log()).doesNotContain("could not be");
    }

    @Test
    void whatAVersionHasRegisteredThatDidNotNoteWhereIsEverywhere() {
        bot.start();
        bot.stop();
        bot.forgets("command-places");
        Guild home = home();
        bot.tryingIn(home.id()).begin(discord.token());
        onlyIn(home.id());
    }

    private Guild home() {
        return discord.guild("Home", discord.person("Ana", "en-US")).addsBot();
    }

    /** Waits until there are commands at this place alone, and the bot knows it. */
    private void onlyIn(String place) {
        String noted = discord.botId() + "/" + (place.isEmpty() ? "everywhere" : place);
        discord.await(
                Listened.SOON,
                () -> discord.placesWithCommands().equals(List.of(place))
                        && bot.noted("command-places").equals(Optional.of(noted)));
    }

    private int allPuts() {
        return registrations() + discord.calls().count("PUT", "/applications/{id}/guilds/{guild}/commands");
    }

    @Test
    void whatIsChosenArrivesByItsName() {
        bot.offering(Map.of("", List.of(TONIGHT))).start();
        Person ana = discord.person("Ana", "de");
        ana.command("tonight", Map.of("minutes", 10, "closeness", "emotional"));

        assertThat(bot.next().incoming().said())
                .isEqualTo(new Said.Command("tonight", Map.of("minutes", "10", "closeness", "emotional"), ""));
    }

    private void startsAndHears(Map<String, List<MenuCommand>> menu) {
        bot.offering(menu).begin(discord.token());
        discord.await(Listened.SOON, bot::isUp);
        Person somebody = discord.person("Somebody", "en-US");
        somebody.writes("hello");
        bot.next().isStored();
    }

    private int registrations() {
        return discord.calls().count("PUT", "/applications/{id}/commands");
    }

    private JsonNode registered() {
        return json(discord.commands());
    }

    /** Those of the first command, without what is empty or no. */
    private JsonNode options() {
        JsonNode options = registered().get(0).path("options");
        prune(options);
        return options;
    }

    private static void prune(JsonNode node) {
        for (Iterator<JsonNode> members = node.iterator(); members.hasNext(); ) {
            JsonNode member = members.next();
            prune(member);
            if (node.isObject()
                    && (member.isContainerNode() ? member.isEmpty() : member.isBoolean() && !member.asBoolean())) {
                members.remove();
            }
        }
    }

    private static MenuCommand tonight(String command, String minutes, String closeness, Map<String, String> choices) {
        return new MenuCommand(
                "tonight",
                command,
                true,
                true,
                List.of(
                        new MenuCommand.Option("minutes", minutes, true, Map.of()),
                        new MenuCommand.Option("closeness", closeness, false, choices)));
    }

    private static Map<String, String> choices(String value, String label, String otherValue, String otherLabel) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put(value, label);
        choices.put(otherValue, otherLabel);
        return choices;
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
