package tandem.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tandem.chat.Ack;
import tandem.chat.Audience;
import tandem.chat.ChatAddress;
import tandem.chat.Health;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.Said;
import tandem.chat.SendResult;
import tandem.chat.Span;
import tandem.discord.fake.FakeDiscord;
import tandem.discord.fake.Guild;
import tandem.discord.fake.Interaction;
import tandem.discord.fake.Person;
import tandem.discord.fake.SeenMessage;
import tandem.discord.fake.Trouble;
import tandem.whole.MovedClock;

/** What reaches the bot, and what goes wrong on the way, by the real adapter and library on a fake Discord. */
class ListeningTest {

    private FakeDiscord discord;
    private Listened bot;
    private Person ana;

    @BeforeEach
    void begin() {
        discord = FakeDiscord.start();
        bot = new Listened(discord);
        ana = discord.person("Ana", "en-US");
    }

    @AfterEach
    void end() {
        bot.close();
        discord.close();
    }

    @Test
    void whatWasWrittenInPrivateWhileNothingRanIsFetchedInItsOrder() {
        bot.start();
        ana.writes("one");
        bot.next().isStored();
        bot.stop();

        ana.writes("two");
        ana.writes("three");
        bot.start();

        Set<String> said = new HashSet<>();
        List<String> order = new ArrayList<>();
        while (order.size() < 2) {
            Said.Text text = (Said.Text) bot.next().incoming().said();
            if (!text.text().equals("one") && said.add(text.text())) {
                order.add(text.text());
            }
        }
        assertThat(order).containsExactly("two", "three");
    }

    @Test
    void aPrivateMessageThatCouldNotBeStoredIsFetchedAgain() {
        bot.start();
        ana.writes("hello");
        Listened.Handed first = bot.next();
        first.fails();

        assertThat(bot.next().incoming()).isEqualTo(first.incoming());
    }

    @Test
    void aCommandThatCouldNotBeStoredIsAnsweredKindly() {
        bot.start();
        Interaction command = ana.command("tonight");
        bot.next().fails();

        discord.await(Listened.SOON, () -> command.answer() != null);
        assertThat(String.valueOf(command.answer())).contains(Hosted.APOLOGY);
        assertThat(command.isEphemeral()).isTrue();
    }

    @Test
    void aSlowTurnDelaysNobodyElsesAnswer() {
        bot.start();
        Guild home = discord.guild("Home", ana).addsBot();
        bot.next().isStored();
        Interaction slow = ana.in(home).command("tonight");
        Listened.Handed waiting = bot.next();

        Interaction quick = ana.command("tonight");
        bot.next().stored().complete(new Ack("quick"));
        discord.await(Listened.SOON, () -> quick.answer() != null);
        assertThat(slow.isAcknowledged()).isFalse();

        CompletableFuture<Ack> turn = waiting.isAccepted();
        discord.await(Listened.SOON, slow::isAcknowledged);
        turn.complete(new Ack("slow"));
        discord.await(Listened.SOON, () -> ana.in(home).screen().botTexts().contains("slow"));
        assertThat(ana.in(home).screen().botTexts()).containsExactly("slow");
    }

    @Test
    void aStartThatDiscordRefusesForAMomentIsTriedAgain() {
        for (Trouble trouble :
                List.of(Trouble.refusal(403, 0, "<html>no</html>"), Trouble.badGateway(), Trouble.cutBeforeEffect())) {
            for (String call : List.of("/gateway", "/users/@me")) {
                discord.troubles().next(1_000, "GET", call, trouble);
                bot.begin(discord.token());
                discord.await(Listened.SOON, () -> bot.log().contains("It is tried again"));
                discord.troubles().end();
                discord.await(Listened.SOON, bot::isUp);
                assertThat(bot.log()).doesNotContain("for good");
                bot.stop();
                bot.forgetsLog();
            }
        }
    }

    @Test
    void howTheGatewayIsAskedForIsSaidWhereItAnswersBadly() {
        discord.troubles().next(1_000, "GET", "/gateway", Trouble.badGateway());
        bot.begin(discord.token());

        discord.await(Listened.SOON, () -> bot.log().contains("it answers with status 502"));
    }

    @Test
    void aServerThatPutItOutWhileItWasAwayIsLeft() {
        bot.start();
        Guild home = discord.guild("Home", ana).addsBot();
        bot.next().isStored();
        Guild other = discord.guild("Other", ana).addsBot();
        bot.next().isStored();
        bot.stop();
        home.removesBot();
        bot.start();

        Listened.Handed left = bot.next();
        assertThat(left.incoming().said()).isInstanceOf(Said.Removed.class);
        assertThat(left.incoming().chat().chat()).isEqualTo(home.id());
        left.isStored();
        ana.in(other).mentionsBot("hi");
        assertThat(bot.next().incoming().chat().chat()).isEqualTo(other.id());
    }

    @Test
    void aServerThatLetItInWhileItWasAwayIsGreetedAndOneFromBeforeIsNot() {
        MovedClock clock = new MovedClock();
        try (FakeDiscord moved = FakeDiscord.start(clock);
                Listened listened = new Listened(moved, clock)) {
            Person cleo = moved.person("Cleo", "en-US");
            moved.guild("Old", cleo).addsBot(clock.instant().minus(Duration.ofDays(9)));
            listened.start();
            cleo.writes("one");
            assertThat(besides("", listened)).isEqualTo("one");
            listened.stop();
            clock.moved(Duration.ofHours(1));
            Guild home = moved.guild("Home", cleo).addsBot(clock.instant());
            clock.moved(Duration.ofHours(1));
            listened.start();

            Listened.Handed handed = listened.next();
            while (handed.incoming().said() instanceof Said.Text) {
                handed = listened.next();
            }
            assertThat(handed.incoming().said()).isInstanceOf(Said.Added.class);
            assertThat(handed.incoming().chat().chat()).isEqualTo(home.id());
            assertThat(listened.hasNext()).isFalse();
        }
    }

    @Test
    void whatWasWrittenBeforeItsFirstStartIsNotAnsweredMuchLater() {
        MovedClock clock = new MovedClock();
        try (FakeDiscord moved = FakeDiscord.start(clock);
                Listened listened = new Listened(moved, clock)) {
            Person cleo = moved.person("Cleo", "en-US");
            cleo.writes("before");
            clock.moved(Duration.ofSeconds(10));
            listened.start();
            cleo.writes("one");
            listened.next().isStored();
            listened.stop();
            cleo.writes("two");
            listened.start();

            assertThat(besides("one", listened)).isEqualTo("two");
        }
    }

    @Test
    void whatCannotBeStoredForLongIsTakenForNoFlood() {
        bot.start();
        ana.writes("one");
        ana.writes("two");
        for (int i = 0; i < 40; i++) {
            Listened.Handed again = bot.next();
            assertThat(again.incoming().said()).isInstanceOf(Said.Text.class);
            again.fails();
        }
        Set<String> stored = new HashSet<>();
        while (stored.size() < 2) {
            Listened.Handed again = bot.next();
            stored.add(((Said.Text) again.incoming().said()).text());
            again.isStored();
        }
        assertThat(stored).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void whoCannotBeAskedAboutHoldsUpNobodyElse() {
        bot.start();
        List<Person> others = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            others.add(discord.person("P" + i, "en-US"));
        }
        others.forEach(other -> {
            other.writes("hello");
            bot.next().isStored();
        });
        bot.stop();
        others.forEach(other -> other.writes("again"));
        // One call for each of those who are asked about at once, and for their next tries.
        discord.troubles().next(40, "GET", "/messages", Trouble.refusal(502, 0, "<html>"));
        bot.start();
        Set<String> heard = new HashSet<>();
        while (heard.size() < 8) {
            Listened.Handed handed = bot.next();
            if (handed.incoming().said().equals(new Said.Text("again"))) {
                heard.add(handed.incoming().name());
            }
            handed.isStored();
        }
        assertThat(heard).hasSize(8);
    }

    @Test
    void anAnswerInAServerThatDoesNotPingItIsNotMeantForIt() {
        bot.start();
        Guild home = discord.guild("Home", ana).addsBot();
        ChatAddress chat = bot.next().incoming().chat();
        bot.adapter().send(answer(chat)).toCompletableFuture().join();
        SeenMessage said = ana.in(home).screen().last();

        ana.in(home).repliesQuietlyTo(said, "I love it, shall we?");
        ana.in(home).repliesTo(said, "yes");
        assertThat(bot.next().incoming().said()).isEqualTo(new Said.Text("yes"));
        assertThat(bot.hasNext()).isFalse();
    }

    @Test
    void whatAnEarlierVersionKeptOfPeopleIsGone() {
        bot.remembers("private-chats", "1100000000000000031 1100000000000000032");
        bot.start();

        assertThat(bot.noted("private-chats")).contains("");
    }

    @Test
    void aServerThatIsDownAtTheStartIsNotLeft() {
        bot.start();
        Guild home = discord.guild("Home", ana).addsBot();
        bot.next().isStored();
        bot.stop();
        home.goesDown();
        bot.start();
        discord.await(Listened.SOON, () -> bot.log().contains("still in a server is not known"));
        home.comesBack();
        ana.in(home).mentionsBot("hi");

        assertThat(bot.next().incoming().said()).isEqualTo(new Said.Text("hi"));
    }

    @Test
    void whoIsForgottenIsNotAskedAboutAtTheNextStart() {
        bot.start();
        ana.writes("one");
        bot.next().isStored();
        bot.stop();
        bot.forgetsPerson(ana.id());
        ana.writes("two");
        int opened = discord.calls().count("POST", "/users/@me/channels");
        bot.start();
        Person ben = discord.person("Ben", "en-US");
        ben.writes("hi");

        assertThat(bot.next().incoming().name()).isEqualTo("Ben");
        assertThat(discord.calls().count("POST", "/users/@me/channels")).isEqualTo(opened);
    }

    @Test
    void aHundredAtOnceAreAllAnsweredInTime() {
        bot.start();
        List<Interaction> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Person somebody = discord.person("P" + i, "en-US");
            all.add(somebody.command("tonight"));
        }
        for (int i = 0; i < 100; i++) {
            bot.next().stored().complete(new Ack("done"));
        }
        discord.await(Listened.SOON, () -> all.stream().allMatch(Interaction::isAcknowledged));

        assertThat(all).noneMatch(Interaction::isFailed);
        assertThat(discord.calls().rejected()).isEmpty();
    }

    @Test
    void aLostConnectionIsTakenUpAgainAndNothingIsMissed() {
        bot.start();
        discord.gateway().drops();
        ana.writes("are you there?");

        assertThat(bot.next().incoming().said()).isEqualTo(new Said.Text("are you there?"));
        assertThat(discord.gateway().resumes()).isEqualTo(1);
        discord.await(Listened.SOON, bot::isUp);
    }

    @Test
    void theCommandsAreRegisteredOnceForEveryPlaceAndNotAgain() {
        bot.start();
        assertThat(discord.commands())
                .contains(
                        "\"name\":\"tonight\"",
                        "\"integration_types\":[\"0\",\"1\"]",
                        "\"contexts\":[\"0\",\"1\",\"2\"]");
        bot.stop();
        int puts = discord.calls().count("PUT", "/applications/{id}/commands");
        bot.begin(discord.token());
        discord.await(Listened.SOON, bot::isUp);
        ana.writes("hi");
        bot.next();

        assertThat(discord.calls().count("PUT", "/applications/{id}/commands")).isEqualTo(puts);
    }

    @Test
    void itAsksForNothingThatItDoesNotNeed() {
        bot.start();

        // Servers, which the library cannot do without; what is said in them; and what is written in private. No
        // contents.
        assertThat(discord.gateway().intents()).isEqualTo(1 | (1 << 9) | (1 << 12));
    }

    @Test
    void aTokenThatIsNotKnownEndsItAndIsNotRepeated() {
        bot.begin("x".repeat(60));

        assertThat(bot.ends()).isTrue();
        assertThat(bot.log()).doesNotContain("for good");
        assertThat(bot.adapter().health().state()).isEqualTo(Health.State.ENDED);
        assertThat(bot.adapter().health().trouble()).contains("discord.token");
        assertThat(bot.log()).doesNotContain("xxxxx");
    }

    @Test
    void intentsThatAreNotAllowedEndItAndTheOperatorReadsWhatToDo() {
        bot.start();
        discord.gateway().closes(4014);

        assertThat(bot.ends()).isTrue();
        assertThat(bot.adapter().health().trouble()).contains("4014", "developer portal");
    }

    @Test
    void anEndForGoodIsNoticedWhileCallsWaitForTheirLimit() {
        bot.start();
        ana.writes("hello");
        ChatAddress chat = bot.next().incoming().chat();
        discord.troubles().next(1, "POST", "/messages", Trouble.tooManyRequests(Duration.ofHours(1)));
        CompletionStage<SendResult> waiting = bot.adapter().send(answer(chat));
        discord.await(Listened.SOON, discord.troubles()::isOver);
        discord.gateway().closes(4014);

        assertThat(bot.ends()).isTrue();
        assertThat(bot.adapter().health().state()).isEqualTo(Health.State.ENDED);
        assertThat(bot.adapter().health().trouble()).contains("4014", "developer portal");
        assertThat(waiting.toCompletableFuture().isCompletedExceptionally()).isFalse();
    }

    private static Parcel answer(ChatAddress chat) {
        Outgoing outgoing = new Outgoing(
                1, Outgoing.Mode.NEW, new Audience.EveryoneHere(), List.of(Span.plain("Hi")), List.of(), false);
        return new Parcel(chat, null, outgoing, null);
    }

    @Test
    void aPlatformThatCannotBeReachedIsWaitedFor() {
        bot.at("http://127.0.0.1:1/api/v10/").begin(discord.token());

        discord.await(Listened.SOON, () -> bot.adapter().health().state() == Health.State.TROUBLED);
        assertThat(bot.adapter().health().trouble()).contains("cannot be reached", "discord.api-url");
    }

    @Test
    void aFloodIsToldOnceAndThenLeftAlone() {
        bot.start();
        for (int i = 0; i < 40; i++) {
            ana.writes("again " + i);
        }
        int floods = 0;
        for (int i = 0; i < 31; i++) {
            floods += bot.next().incoming().said() instanceof Said.Flood ? 1 : 0;
        }
        assertThat(floods).isEqualTo(1);
        Person ben = discord.person("Ben", "en-US");
        ben.writes("hello");
        assertThat(bot.next().incoming().name()).isEqualTo("Ben");
    }

    @Test
    void aFloodOfCommandsIsAnsweredAndLeavesNobodyWaiting() {
        bot.start();
        List<Interaction> all = new ArrayList<>();
        for (int i = 0; i < 35; i++) {
            all.add(ana.command("tonight"));
        }
        for (int i = 0; i < 31; i++) {
            bot.next().stored().complete(new Ack("done"));
        }
        discord.await(Listened.SOON, () -> all.stream().allMatch(Interaction::isAcknowledged));
        discord.await(Listened.SOON, () -> ana.screen().messages().stream().noneMatch(SeenMessage::isThinking));
        assertThat(bot.hasNext()).isFalse();
    }

    @Test
    void whatCannotBeFetchedYetIsNotForgottenAtTheNextStartEither() {
        MovedClock clock = new MovedClock();
        try (FakeDiscord moved = FakeDiscord.start(clock);
                Listened listened = new Listened(moved, clock)) {
            Person cleo = moved.person("Cleo", "en-US");
            listened.start();
            cleo.writes("one");
            listened.next().isStored();
            listened.stop();
            cleo.writes("two");

            moved.troubles().next(1_000, "GET", "/messages", Trouble.serverError());
            listened.start();
            moved.await(Listened.SOON, () -> listened.log().contains("could not be fetched"));
            clock.moved(Duration.ofHours(1));
            listened.stop();
            moved.troubles().end();
            listened.start();

            assertThat(besides("one", listened)).isEqualTo("two");
        }
    }

    /** The next that is said but for this, which may be brought again. */
    private static String besides(String known, Listened listened) {
        String said;
        do {
            said = ((Said.Text) listened.next().incoming().said()).text();
        } while (said.equals(known));
        return said;
    }

    @Test
    void whatIsFetchedAndNotYetStoredIsNotForgottenAtTheNextStartEither() {
        MovedClock clock = new MovedClock();
        try (FakeDiscord moved = FakeDiscord.start(clock);
                Listened listened = new Listened(moved, clock)) {
            Person cleo = moved.person("Cleo", "en-US");
            listened.start();
            cleo.writes("one");
            listened.next().isStored();
            clock.moved(Duration.ofHours(1));
            listened.stop();
            cleo.writes("two");
            clock.moved(Duration.ofHours(1));

            listened.start();
            assertThat(besides("one", listened)).isEqualTo("two");
            clock.moved(Duration.ofHours(1));
            listened.stop();
            listened.start();

            assertThat(besides("one", listened)).isEqualTo("two");
        }
    }

    @Test
    void anAddressWithoutASlashAtItsEndIsTheSame() {
        bot.at(discord.url().substring(0, discord.url().length() - 1)).start();
        ana.writes("hi");

        assertThat(bot.next().incoming().said()).isEqualTo(new Said.Text("hi"));
    }

    @Test
    void aNewSessionAfterALostOneFetchesWhatWasWrittenMeanwhile() {
        bot.start();
        ana.writes("one");
        bot.next().isStored();
        discord.gateway().forgetSessions();
        discord.gateway().drops();
        ana.writes("two");

        assertThat(besides("one", bot)).isEqualTo("two");
        discord.await(Listened.SOON, () -> discord.gateway().identifies() == 2);
    }

    @Test
    void aStopIsQuick() {
        bot.start();
        long begun = System.nanoTime();
        bot.stop();

        assertThat(bot.log()).doesNotContain("lost");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }
}
