package tandem.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.discord.fake.DmGroup;
import tandem.discord.fake.FakeDiscord;
import tandem.discord.fake.Guild;
import tandem.discord.fake.GuildThread;
import tandem.discord.fake.Interaction;
import tandem.discord.fake.Person;
import tandem.discord.fake.Screen;
import tandem.discord.fake.SeenFile;
import tandem.discord.fake.SeenMessage;
import tandem.discord.fake.Speaker;
import tandem.discord.fake.Trouble;
import tandem.engine.TestDialogs;
import tandem.library.Card;

/** Whole conversations through the real library, as the people see them. */
class ConversationTest {

    /** By Discord's reference of errors: a person takes no private messages. */
    private static final int CLOSED = 50_007;

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern DRAWN =
            Pattern.compile("^Tonight: \\*\\*(.+)\\*\\*\n.*_About (a|\\d+) minute", Pattern.DOTALL);

    @TempDir
    private Path folder;

    private FakeDiscord discord;
    private Hosted bot;
    private Person ana;

    /** The only refusal that a test is about. */
    private int refused;

    @BeforeEach
    void begin() {
        discord = FakeDiscord.start();
        bot = Hosted.start(discord, folder);
        ana = discord.person("Ana", "en-US");
    }

    @AfterEach
    void everyCallWasGood() {
        bot.close();
        assertThat(discord.calls().rejected())
                .filteredOn(call -> call.code() != refused)
                .isEmpty();
        // The library names the kind of a file, which Discord passes over.
        assertThat(discord.calls().unknownMembers())
                .filteredOn(each -> !each.endsWith("attachments.content_type"))
                .isEmpty();
        assertThat(discord.interactions()).noneMatch(Interaction::isFailed);
        discord.close();
    }

    @Test
    void theFirstMinutesInPrivate() {
        ana.writes("/start");
        bot.until(() -> !ana.screen().fromBot().isEmpty());
        assertThat(ana.screen().last().text()).startsWith("Hello. I help couples feel closer");
        assertThat(ana.screen().last().labels())
                .containsExactly("We feel distant", "The two kinds", "Idea for tonight");

        taps("We feel distant");
        assertThat(ana.screen().last().text()).contains("Which would you like more of?");
        taps("Heart");
        assertThat(ana.screen().last().text()).startsWith("Try this: ");
        taps("I'll try it");
        taps("Feels awkward");
        taps("Ask me");

        bot.stop();
        bot.start();
        bot.passes(Duration.ofHours(23));
        assertThat(ana.screen().last().text()).startsWith("I'll ask once");
        bot.passes(Duration.ofHours(1));
        assertThat(ana.screen().last().text()).startsWith("Hello again. Did you get to");
        taps("Did it");
        taps("Closer");
    }

    @Test
    void aTapTakesAMessageAwayHoweverOldItIs() {
        ana.writes("/start");
        bot.until(() -> !ana.screen().fromBot().isEmpty());
        ana.writes("/support");
        bot.until(() -> ana.screen().last().text().startsWith("In danger now?"));
        bot.settles();
        SeenMessage numbers = ana.screen().last();
        bot.passes(Duration.ofDays(5));
        ana.writes("/tonight");
        bot.until(() -> ana.screen().last().text().startsWith("Tonight:"));
        bot.settles();
        int before = ana.screen().count();

        ana.selects(numbers, "Hide this");
        bot.until(() -> ana.screen().count() == before - 1);
        assertThat(ana.screen().fromBot()).noneMatch(message -> message.id().equals(numbers.id()));
    }

    @Test
    void aCommandIsAnsweredByWhatItsTurnSays() {
        Interaction tonight = ana.command("tonight", Map.of());
        bot.settles();

        assertThat(shown(tonight).text()).startsWith("Tonight: ");
        assertThat(tonight.isEphemeral()).isFalse();
        assertThat(ana.screen().fromBot()).hasSize(1);
    }

    @Test
    void whatIsChosenWithACommandIsWhatTheCardIsLike() {
        Set<String> emotional = TestDialogs.shipped().library().cards().stream()
                .filter(card ->
                        card.labels().getOrDefault("closeness", Set.of()).contains("emotional"))
                .flatMap(card -> Stream.concat(
                        Stream.of(card.face()),
                        card.variants().values().stream().map(Card.Variant::face)))
                .map(Card.Face::title)
                .collect(Collectors.toSet());
        for (int i = 0; i < 12; i++) {
            Person somebody = discord.person("Somebody" + i, "en-US");
            Interaction tonight = somebody.command("tonight", Map.of("minutes", 10, "closeness", "emotional"));
            bot.settles();

            String text = shown(tonight).text();
            Matcher drawn = DRAWN.matcher(text);
            assertThat(drawn.find()).as(text).isTrue();
            assertThat(drawn.group(2).equals("a") ? 1 : Integer.parseInt(drawn.group(2)))
                    .as(text)
                    .isLessThanOrEqualTo(10);
            assertThat(emotional).contains(drawn.group(1));
        }
    }

    @Test
    void ideasHaveNoMoreTouchThanTheOperatorAllowsThere() {
        Set<String> without = TestDialogs.shipped().library().cards().stream()
                .flatMap(ConversationTest::titlesWithoutTouch)
                .collect(Collectors.toSet());
        bot.startAgainWith(0);
        for (int i = 0; i < 12; i++) {
            Person somebody = discord.person("Somebody" + i, "en-US");
            Interaction tonight = somebody.command("tonight", Map.of("closeness", "physical"));
            bot.settles();

            Matcher drawn = DRAWN.matcher(shown(tonight).text());
            assertThat(drawn.find()).as(shown(tonight).text()).isTrue();
            assertThat(without).contains(drawn.group(1));
        }
    }

    private static Stream<String> titlesWithoutTouch(Card card) {
        Stream<String> whole = card.numbers().getOrDefault("touch", 0L) == 0
                ? Stream.of(card.face().title())
                : Stream.empty();
        return Stream.concat(
                whole,
                card.variants().values().stream()
                        .filter(variant -> variant.numbers().getOrDefault("touch", 1L) == 0)
                        .map(variant -> variant.face().title()));
    }

    /** Discord lets people choose any whole number. */
    @ParameterizedTest
    @ValueSource(longs = {0, -5, 1_000_000_000_000L, 1L << 53})
    void aNumberThatIsNoLengthOfTimeIsTakenAsIfItWasTyped(long minutes) {
        Person ben = discord.person("Ben", "en-US");
        ben.writes("/tonight " + minutes);
        bot.until(() -> !ben.screen().fromBot().isEmpty());
        Interaction chosen = ana.command("tonight", Map.of("minutes", minutes));
        bot.settles();

        String kind = minutes == 0 ? "Nothing I have fits" : "Tonight: ";
        assertThat(ben.screen().last().text()).startsWith(kind);
        assertThat(shown(chosen).text()).startsWith(kind);
    }

    @Test
    void inAServerItIsQuietUnlessSpokenTo() {
        Person ben = discord.person("Ben", "en-US");
        Guild home = discord.guild("Home", ana, ben);
        home.addsBot();
        bot.until(() -> !ana.in(home).screen().fromBot().isEmpty());
        assertThat(ana.in(home).screen().last().pings()).isEmpty();
        int greeted = ana.in(home).screen().fromBot().size();

        ana.in(home).says("what a day");
        ben.in(home).mentionsBot("an idea for tonight");
        bot.until(() -> ana.in(home).screen().fromBot().size() > greeted);

        assertThat(ana.in(home).screen().last().text()).startsWith("Tonight: ");
        assertThat(ana.in(home).screen().fromBot()).hasSize(greeted + 1);
    }

    @Test
    void whoTapsWhatIsNotForThemIsToldSoAlone() {
        Person ben = discord.person("Ben", "en-US");
        Guild home = discord.guild("Home", ana, ben);
        home.addsBot();
        bot.until(() -> !ana.in(home).screen().fromBot().isEmpty());
        Interaction tonight = ana.in(home).command("tonight");
        bot.settles();
        SeenMessage first = shown(tonight);
        ana.in(home).taps(first, first.labels().get(0));
        bot.settles();

        Interaction stale = ben.in(home).taps(first, first.labels().get(0));
        bot.settles();

        assertThat(stale.isEphemeral()).isTrue();
        assertThat(shown(stale).text()).isNotEmpty();
        assertThat(ana.in(home).screen().fromBot()).allMatch(message -> message.ephemeralFor() == null);
    }

    @Test
    void aCouplesOwnChatHasEverythingByAnswersAlone() {
        Person ben = discord.person("Ben", "en-US");
        DmGroup us = discord.dmGroup(ana, ben);
        Interaction tonight = ana.in(us).command("tonight");
        bot.settles();
        assertThat(shown(tonight).text()).startsWith("Tonight: ");

        List<String> first = ana.in(us).screen().botTexts();
        ben.in(us).taps(shown(tonight), "Another");
        bot.settles();

        assertThat(ana.in(us).screen().botTexts())
                .hasSize(1)
                .allMatch(text -> text.startsWith("Tonight: "))
                .isNotEqualTo(first);
        assertThat(ben.in(us).screen().botTexts()).isEqualTo(ana.in(us).screen().botTexts());
        ana.in(us).taps("We'll do it");
        bot.settles();
        assertThat(ben.in(us).screen().last().text()).contains("In this chat I can only answer");
        assertThat(ben.in(us).screen().last().labels()).isEmpty();
        bot.passes(Duration.ofDays(2));
        assertThat(ben.in(us).screen().fromBot()).hasSize(2);
        assertThat(discord.calls().of("POST", "/channels/{id}/messages")).isEmpty();
    }

    @Test
    void aServerThatPutsItOutIsForgottenAndGreetedWhenItIsBack() {
        Guild home = discord.guild("Home", ana);
        home.addsBot();
        bot.until(() -> ana.in(home).screen().count() == 1);
        ana.in(home).command("tonight");
        bot.settles();

        home.removesBot();
        bot.until(() -> bot.adapter().health().events() == 3);
        home.addsBot();
        bot.until(() -> ana.in(home).screen().count() == 3);

        assertThat(ana.in(home).screen().last().text())
                .isEqualTo(ana.in(home).screen().botTexts().get(0));
    }

    /** The library forgets a thread that sleeps, or never hears of it; Discord wakes it when something is said there. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsDueInAThreadThatSleepsArrivesThere(boolean restarted) {
        Guild home = discord.guild("Home", ana);
        home.addsBot();
        bot.until(() -> ana.in(home).screen().count() == 1);
        GuildThread us = home.thread("Us", ana);
        Speaker anaThere = ana.in(us);
        anaThere.command("tonight");
        bot.settles();
        for (String label : List.of("We'll do it", "Ask tomorrow")) {
            anaThere.taps(label);
            bot.settles();
        }
        int before = anaThere.screen().fromBot().size();

        us.archives();
        if (restarted) {
            bot.stop();
            bot.start();
        }
        bot.passes(Duration.ofDays(1));
        assertThat(anaThere.screen().fromBot()).hasSize(before + 1);
        assertThat(anaThere.screen().last().text()).startsWith("Did you get to yesterday's idea?");

        anaThere.taps("Not yet");
        bot.settles();
        assertThat(anaThere.screen().last().text()).startsWith("No hurry.");
        assertThat(ana.in(home).screen().count()).isEqualTo(1);
    }

    @Test
    void whatIsForOnePersonAloneWaitsUntilItCanBeShownToThem() {
        refused = CLOSED;
        Person ben = discord.person("Ben", "en-US");
        Guild home = discord.guild("Home", ana, ben);
        home.addsBot();
        bot.until(() -> ana.in(home).screen().count() == 1);
        ana.in(home).mentionsBot("/help");
        bot.until(() -> ana.in(home).screen().fromBot().size() == 2);
        discord.troubles().next(100, "POST", "/webhooks", Trouble.serverError());
        ana.in(home).taps("Write to me privately");
        discord.await(
                SOON,
                () -> discord.calls().all().stream()
                        .anyMatch(call -> call.path().startsWith("/webhooks") && call.trouble() != null));

        ana.closesPrivateChat();
        bot.stop();
        discord.troubles().end();
        bot.start();
        bot.until(() -> discord.calls().rejected().stream().anyMatch(call -> call.code() == CLOSED));
        assertThat(secrets(ana.screen())).isEmpty();
        bot.stop();
        bot.start();
        ben.in(home).command("tonight");
        bot.settles();
        assertThat(secrets(ben.in(home).screen())).isEmpty();

        ana.in(home).command("tonight");
        bot.settles();

        assertThat(secrets(ana.in(home).screen()))
                .singleElement()
                .matches(message -> ana.id().equals(message.ephemeralFor()));
        assertThat(secrets(ben.in(home).screen())).isEmpty();
        ana.in(home).command("tonight");
        bot.settles();
        assertThat(secrets(ana.in(home).screen())).hasSize(1);
    }

    @Test
    void whereOneCannotTypeThereIsAForm() {
        Person ben = discord.person("Ben", "en-US");
        Guild home = discord.guild("Home", ana, ben);
        home.addsBot();
        bot.until(() -> ana.in(home).screen().count() == 1);
        ana.in(home).mentionsBot("/tonight 0");
        bot.until(() -> ana.in(home).screen().fromBot().size() == 2);
        SeenMessage question = ana.in(home).screen().last();
        assertThat(question.labels()).containsExactly("It may take longer", "Not now", "In your own words");

        Interaction tap = ben.in(home).taps(question, "In your own words");
        bot.settles();
        assertThat(tap.modal()).contains("In your own words", "Your answer", "How many do you have");
        Interaction rubbish = ben.in(home).submits(tap, Map.of("Your answer", "a while"));
        bot.settles();
        assertThat(shown(rubbish).text()).startsWith("A number is enough");
        assertThat(rubbish.isEphemeral()).isTrue();

        tap = ben.in(home).taps(question, "In your own words");
        bot.settles();
        ben.in(home).submits(tap, Map.of("Your answer", "20"));
        bot.settles();

        assertThat(ana.in(home).screen().now(question).text()).startsWith("Tonight: ");
        assertThat(ana.in(home).screen().fromBot()).hasSize(2);
        tap = ana.in(home).taps(question, "In your own words");
        bot.settles();
        assertThat(tap.modal()).isNull();
        assertThat(shown(tap).text()).startsWith("That was an earlier question");
    }

    @Test
    void inPrivateOneTypes() {
        ana.writes("/tonight 0");
        bot.until(() -> ana.screen().fromBot().size() == 1);
        ana.writes("20");
        bot.until(() -> ana.screen().last().text().startsWith("Tonight: "));
    }

    private static List<SeenMessage> secrets(Screen screen) {
        return screen.fromBot().stream()
                .filter(message -> message.text().startsWith("Just between us"))
                .toList();
    }

    @Test
    void twoJoinInAServerAndWhoIsAskedTooLateAnswersInTheirPrivateChat() {
        Person ben = discord.person("Ben", "en-US");
        Guild home = discord.guild("Home", ana, ben).addsBot();
        bot.until(() -> !ana.in(home).screen().fromBot().isEmpty());
        Speaker anaThere = ana.in(home);
        Speaker benThere = ben.in(home);
        anaThere.command("join");
        bot.settles();
        SeenMessage join = anaThere.screen().last();
        there(anaThere, "Join");
        there(anaThere, "Yes");
        bot.passes(Duration.ofSeconds(14 * 60 + 30));
        there(benThere, "Join");
        there(benThere, "Yes");

        assertThat(benThere.screen().last().text()).startsWith("Join with **Ana**?");
        assertThat(benThere.screen().last().ephemeralFor()).isEqualTo(ben.id());
        assertThat(ana.screen().last().text()).startsWith("Join with **Ben**?");
        there(benThere, "Yes");
        taps("Yes");
        assertThat(ana.screen().last().text()).startsWith("You've joined.");
        assertThat(benThere.screen().last().text()).startsWith("You've joined.");

        bot.passes(Duration.ofMinutes(1));
        anaThere.command("question");
        bot.settles();
        for (Speaker speaker : List.of(anaThere, benThere)) {
            there(speaker, "Answer privately");
            Interaction opening = speaker.taps("In your own words");
            bot.settles();
            assertThat(opening.modal()).isNotNull();
            speaker.submits(opening, Map.of(Encoder.FIELD, "A secret"));
            bot.settles();
            assertThat(seen(benThere.screen()) + seen(anaThere.screen()))
                    .as("nobody sees what is sealed")
                    .doesNotContain("A secret");
            there(speaker, "Share when both are ready");
        }
        assertThat(seen(anaThere.screen())).contains("Ana: A secret");
        Set<String> shared = anaThere.screen().fromBot().stream()
                .filter(message -> message.ephemeralFor() == null)
                .map(SeenMessage::id)
                .collect(Collectors.toSet());
        assertThat(benThere.screen().fromBot().stream()
                        .filter(message -> message.ephemeralFor() == null)
                        .map(SeenMessage::id))
                .as("what is not for one alone, both see")
                .containsExactlyInAnyOrderElementsOf(shared);
        assertThat(benThere.screen().now(join).text()).isEqualTo(join.text());
    }

    private void there(Speaker speaker, String label) {
        speaker.taps(label);
        bot.settles();
    }

    private static String seen(Screen screen) {
        return String.join("\n", screen.botTexts()).replace("**", "");
    }

    private static SeenMessage shown(Interaction interaction) {
        SeenMessage answer = interaction.answer();
        if (answer == null) {
            throw new AssertionError("not answered: " + interaction);
        }
        return answer;
    }

    @Test
    void anExportIsAFile() {
        ana.writes("/export");
        bot.until(() -> !ana.screen().fromBot().isEmpty());
        taps("Send it");
        SeenFile file = ana.screen().fromBot().stream()
                .flatMap(message -> message.attachments().stream())
                .findFirst()
                .orElseThrow();
        assertThat(file.name()).isEqualTo("my-data.json");
        assertThat(new String(file.bytes(), StandardCharsets.UTF_8))
                .startsWith("{\n  \"version\" : 1,")
                .contains("\"app\" : \"discord\"", "\"id\" : \"" + ana.id() + "\"");
    }

    private void taps(String label) {
        ana.taps(label);
        bot.settles();
    }
}
