package tandem.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.chat.Health;
import tandem.discord.fake.DmGroup;
import tandem.discord.fake.FakeDiscord;
import tandem.discord.fake.Guild;
import tandem.discord.fake.Interaction;
import tandem.discord.fake.Person;
import tandem.discord.fake.Trouble;
import tandem.engine.TestDialogs;
import tandem.transcript.ScriptReader;
import tandem.whole.Actors;
import tandem.whole.Performance;
import tandem.whole.Scene;

/** Conversations that go on through what happens to a connection: everything is said, and nothing twice. */
class AccidentsTest {

    @TempDir
    private Path folder;

    private FakeDiscord discord;
    private Hosted bot;
    private Person ana;
    private Person ben;
    private Guild home;

    @BeforeEach
    void begin() {
        discord = FakeDiscord.start();
        ana = discord.person("Ana", "en-US");
        ben = discord.person("Ben", "en-US");
        home = discord.guild("Home", ana, ben).addsBot();
        bot = Hosted.start(discord, folder);
    }

    @AfterEach
    void everyCallWasGood() {
        bot.close();
        assertThat(discord.calls().rejected()).isEmpty();
        discord.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"first-minutes.typed", "tonight.nothing-fits", "help.privately"})
    void callsThatFailChangeNothingOfWhatIsSaid(String name) throws IOException {
        List<String> calm = played(name, DiscordActors::open);

        assertThat(played(name, DiscordActors::openTroubled)).isEqualTo(calm);
    }

    private List<String> played(String name, Function<Scene, Actors> opening) throws IOException {
        String file = name + ".chat";
        Path data = Files.createTempDirectory(folder, name);
        Scene scene = Scene.of(
                ScriptReader.read(file, Files.readString(Path.of("dialogs/tests", file))), data, TestDialogs.shipped());
        try (Actors actors = opening.apply(scene)) {
            Performance performance = new Performance(scene, actors);
            assertThat(performance.play()).isEmpty();
            return performance.said();
        }
    }

    @Test
    void aConversationGoesOnInANewSession() {
        says("/start");
        ana.taps("We feel distant");
        bot.settles();

        discord.gateway().invalidates(false);
        ana.writes("heart");
        awaitSession(2);
        until(ana, 3);
        ana.taps("I'll try it");
        bot.settles();
        ben.in(home).mentionsBot("an idea for tonight");
        untilAtHome(1);

        assertThat(ana.screen().botTexts())
                .satisfiesExactly(
                        text -> assertThat(text).startsWith("Hello."),
                        text -> assertThat(text).startsWith("Fewer touches"),
                        text -> assertThat(text).startsWith("Try this: "),
                        text -> assertThat(text).startsWith("Lovely."));
        assertThat(ben.in(home).screen().count()).isEqualTo(1);
    }

    @Test
    void whatIsSaidWhileAConnectionIsTakenUpAgainIsAnsweredOnce() {
        says("/start");
        discord.gateway().drops();
        ana.writes("we feel so far apart lately");
        ben.in(home).mentionsBot("an idea for tonight");
        ben.writes("/start");

        until(ana, 2);
        until(ben, 1);
        untilAtHome(1);
        says("/tonight");

        assertThat(discord.gateway().resumes()).isEqualTo(1);
        assertThat(discord.gateway().identifies()).isEqualTo(1);
        assertThat(ana.screen().count()).isEqualTo(3);
        assertThat(ben.screen().count()).isEqualTo(1);
        assertThat(ben.in(home).screen().count()).isEqualTo(1);
    }

    @Test
    void whatWasWrittenPrivatelyWhileTheGatewayWasGoneIsAnsweredOnceAndInOrder() {
        says("/start");
        ben.writes("/start");
        until(ben, 1);

        discord.gateway().refuses(true);
        discord.gateway().forgetSessions();
        discord.gateway().drops();
        discord.await(Listened.SOON, () -> bot.adapter().health().state() == Health.State.TROUBLED);
        ana.writes("/tonight");
        ben.writes("/tonight");
        ana.writes("/help");
        discord.gateway().refuses(false);
        awaitSession(2);

        until(ben, 2);
        until(ana, 4);
        says("/stop");
        assertThat(ana.screen().botTexts())
                .satisfiesExactly(
                        text -> assertThat(text).startsWith("Hello."),
                        text -> assertThat(text).startsWith("Tonight: "),
                        text -> assertThat(text).startsWith("Here's what I can do"),
                        text -> assertThat(text).startsWith("Back to where we were"),
                        text -> assertThat(text).startsWith("Okay."));
        assertThat(ben.screen().count()).isEqualTo(2);
    }

    @Test
    void afterALostAnswerInACouplesOwnChatTheNextCommandBringsAnother() {
        DmGroup us = discord.dmGroup(ana, ben);
        discord.troubles().next(1_000, "POST", "/callback", Trouble.badGateway());
        Interaction lost = ana.in(us).command("tonight");
        discord.await(Listened.SOON, lost::isFailed);
        bot.quiet();
        bot.passes(Duration.ofMinutes(1));
        discord.troubles().end();
        assertThat(ben.in(us).screen().fromBot()).isEmpty();

        Interaction again = ben.in(us).command("tonight");
        discord.await(Listened.SOON, again::isAcknowledged);
        bot.quiet();
        List<String> card = ben.in(us).screen().botTexts();
        assertThat(card).singleElement(STRING).startsWith("Tonight: ");
        Interaction another = ana.in(us).taps("Another");
        discord.await(Listened.SOON, another::isAcknowledged);
        bot.quiet();
        assertThat(ana.in(us).screen().botTexts()).hasSize(1).isNotEqualTo(card);
    }

    private void awaitSession(int number) {
        discord.await(
                Listened.SOON,
                () -> discord.gateway().identifies() == number
                        && bot.adapter().health().state() == Health.State.UP);
    }

    private void says(String words) {
        bot.taken().of(ana.writes(words).id());
        bot.settles();
    }

    private void until(Person person, int messages) {
        bot.until(() -> person.screen().count() >= messages);
    }

    private void untilAtHome(int messages) {
        bot.until(() -> ana.in(home).screen().count() >= messages);
    }
}
