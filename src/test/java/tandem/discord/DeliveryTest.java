package tandem.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tandem.chat.Ack;
import tandem.chat.Audience;
import tandem.chat.ChatAddress;
import tandem.chat.Choice;
import tandem.chat.Form;
import tandem.chat.MessageRef;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;
import tandem.chat.SendResult;
import tandem.chat.Span;
import tandem.discord.fake.DmGroup;
import tandem.discord.fake.FakeDiscord;
import tandem.discord.fake.Guild;
import tandem.discord.fake.Interaction;
import tandem.discord.fake.Person;
import tandem.discord.fake.SeenMessage;
import tandem.discord.fake.Trouble;

/** What becomes of messages, by the real adapter and library on a fake Discord. */
class DeliveryTest {

    private FakeDiscord discord;
    private Listened bot;
    private Person ana;
    private Person ben;
    private Guild home;

    @BeforeEach
    void begin() {
        discord = FakeDiscord.start();
        bot = new Listened(discord).start();
        ana = discord.person("Ana", "en-US");
        ben = discord.person("Ben", "en-US");
        home = discord.guild("Home", ana, ben).addsBot();
        bot.next().isStored();
    }

    @AfterEach
    void end() {
        bot.close();
        discord.close();
    }

    @Test
    void intoAChannelWithoutPingsAndChangedInPlace() {
        MessageRef ref = arrived(bot.send(parcel(channel(), null, message("Hi @everyone", Outgoing.Mode.NEW), null)));
        SeenMessage shown = ana.in(home).screen().last();
        assertThat(shown.text()).isEqualTo("Hi \\@everyone");
        assertThat(shown.pings()).isEmpty();

        arrived(bot.send(parcel(channel(), null, message("Bye", Outgoing.Mode.REPLACE), ref)));
        assertThat(ana.in(home).screen().now(shown).text()).isEqualTo("Bye");
        assertThat(ana.in(home).screen().now(shown).labels()).containsExactly("One");

        arrived(bot.send(parcel(channel(), null, message("", Outgoing.Mode.REMOVE_CHOICES), ref)));
        assertThat(ana.in(home).screen().now(shown).text()).isEqualTo("Bye");
        assertThat(ana.in(home).screen().now(shown).labels()).isEmpty();
    }

    @Test
    void whatCannotBeChangedAnyMoreIsSaidAnew() {
        arrived(bot.send(parcel(
                channel(), null, message("Again", Outgoing.Mode.REPLACE), new MessageRef("1100000000000000099"))));

        assertThat(ana.in(home).screen().last().text()).isEqualTo("Again");
    }

    @Test
    void theSameMessageSentTwiceIsThereOnce() {
        Parcel parcel = parcel(channel(), null, message("Once", Outgoing.Mode.NEW), null);

        assertThat(bot.send(parcel)).isEqualTo(bot.send(parcel));
        assertThat(ana.in(home).screen().botTexts()).containsExactly("Once");
    }

    @Test
    void whatIsForOnePersonIsTheAnswerToTheirCommandAndNobodyElseSeesIt() {
        Interaction command = ana.in(home).command("privacy");
        Listened.Handed handed = bot.next();

        arrived(bot.send(parcel(channel(), ana, message("For Ana", Outgoing.Mode.NEW), null)));
        handed.isStored();

        assertThat(command.isEphemeral()).isTrue();
        assertThat(ana.in(home).screen().botTexts()).containsExactly("For Ana");
        assertThat(ben.in(home).screen().fromBot()).isEmpty();

        MessageRef second = arrived(bot.send(parcel(channel(), ana, message("More", Outgoing.Mode.NEW), null)));
        arrived(bot.send(parcel(channel(), ana, message("Changed", Outgoing.Mode.REPLACE), second)));
        assertThat(ana.in(home).screen().botTexts()).containsExactly("For Ana", "Changed");
        assertThat(ben.in(home).screen().fromBot()).isEmpty();
    }

    @Test
    void whatIsForOnePersonNeverAnswersAnothersCommand() {
        Interaction command = ben.in(home).command("privacy");
        bot.next();

        arrived(bot.send(parcel(channel(), ana, message("For Ana", Outgoing.Mode.NEW), null)));

        assertThat(command.answer()).isNull();
        assertThat(ana.screen().botTexts()).containsExactly("For Ana");
        assertThat(ana.in(home).screen().fromBot()).isEmpty();
    }

    @Test
    void withoutACommandOfTheirsItGoesToTheirPrivateChatAndNotIntoTheServer() {
        arrived(bot.send(parcel(channel(), ana, message("For Ana", Outgoing.Mode.NEW), null)));
        assertThat(ana.screen().botTexts()).containsExactly("For Ana");

        ana.closesPrivateChat();
        assertThat(bot.send(parcel(channel(), ana, message("For Ana", Outgoing.Mode.NEW, 2), null)))
                .isInstanceOf(SendResult.Closed.class);
        assertThat(ana.in(home).screen().fromBot()).isEmpty();
        assertThat(bot.send(parcel(
                        ChatAddress.of("discord", "@" + ana.id()), null, message("Hi", Outgoing.Mode.NEW, 3), null)))
                .isInstanceOf(SendResult.Gone.class);
    }

    @Test
    void inAChatOfOthersItOnlyAnswers() {
        DmGroup us = discord.dmGroup(ana, ben);
        Interaction command = ana.in(us).command("tonight");
        Listened.Handed handed = bot.next();
        ChatAddress chat = handed.incoming().chat();
        arrived(bot.send(parcel(chat, null, message("An idea", Outgoing.Mode.NEW), null)));
        handed.isStored();
        SeenMessage answer = command.answer();
        assertThat(answer).isNotNull();

        ben.in(us).taps("One");
        Listened.Handed tap = bot.next();
        tap.isStored();
        arrived(bot.send(parcel(chat, null, message("Another", Outgoing.Mode.NEW, 2), null)));

        assertThat(ana.in(us).screen().botTexts()).containsExactly("An idea", "Another");
        assertThat(bot.send(parcel(
                        ChatAddress.of("discord", "#1100000000000000077"),
                        null,
                        message("Nobody asked", Outgoing.Mode.NEW),
                        null)))
                .isInstanceOf(SendResult.Refused.class);
    }

    @Test
    void anAnswerThatComesTooLateGoesIntoTheChat() {
        Interaction command = ana.in(home).command("tonight");
        Listened.Handed handed = bot.next();
        discord.await(Listened.SOON, command::isAcknowledged);
        assertThat(command.isEphemeral()).isTrue();

        arrived(bot.send(parcel(channel(), null, message("An idea", Outgoing.Mode.NEW), null)));
        handed.isStored();

        assertThat(ben.in(home).screen().botTexts()).containsExactly("An idea");
        discord.await(Listened.SOON, () -> ana.in(home).screen().fromBot().size() == 1);
    }

    @Test
    void aFormThatComesTooLateIsToBeAskedForAgain() {
        Form form = new Form("12.~", "In your own words", "Your answer", "How long?", 300);
        arrived(bot.send(parcel(channel(), null, message("How long?", Outgoing.Mode.NEW), null)));
        Interaction quick = ana.in(home).taps("One");
        bot.next().stored().complete(new Ack(null, null, form));
        discord.await(Listened.SOON, quick::isAcknowledged);
        assertThat(quick.modal()).contains("How long?");

        Interaction slow = ana.in(home).taps("One");
        Listened.Handed late = bot.next();
        discord.await(Listened.SOON, slow::isAcknowledged);
        late.stored().complete(new Ack(null, null, form));
        discord.await(Listened.SOON, () -> !slow.followUps().isEmpty());

        assertThat(slow.modal()).isNull();
        assertThat(slow.followUps())
                .singleElement()
                .matches(told -> told.text().equals(Hosted.APOLOGY) && ana.id().equals(told.ephemeralFor()));
    }

    @Test
    void whatComesTooLateForOnePersonStaysThereForThemAlone() {
        Interaction command = ana.in(home).command("privacy");
        bot.next();
        discord.await(Listened.SOON, command::isAcknowledged);

        arrived(bot.send(parcel(channel(), ana, message("For Ana", Outgoing.Mode.NEW), null)));
        arrived(bot.send(parcel(channel(), ana, message("More", Outgoing.Mode.NEW, 2), null)));

        assertThat(ana.in(home).screen().botTexts()).containsExactly("For Ana", "More");
        assertThat(ben.in(home).screen().fromBot()).isEmpty();
    }

    @Test
    void whatComesTooLateInAChatOfOthersIsStillSeenByBoth() {
        DmGroup us = discord.dmGroup(ana, ben);
        Interaction command = ana.in(us).command("tonight");
        Listened.Handed handed = bot.next();
        discord.await(Listened.SOON, command::isAcknowledged);

        arrived(bot.send(parcel(handed.incoming().chat(), null, message("An idea", Outgoing.Mode.NEW), null)));

        assertThat(ben.in(us).screen().botTexts()).containsExactly("An idea");
        assertThat(ana.in(us).screen().botTexts()).containsExactly("An idea");
    }

    @Test
    void whatAnAnswerLostIsSaidWhenItIsTriedAgainAndToNobodyElse() {
        Parcel parcel = parcel(channel(), ana, message("For Ana", Outgoing.Mode.NEW), null);
        Interaction command = ana.in(home).command("privacy");
        bot.next();
        discord.troubles().next(20, "POST", "/callback", Trouble.serverError());
        assertThat(bot.send(parcel)).isInstanceOf(SendResult.Unknown.class);

        discord.troubles().end();
        arrived(bot.send(parcel));

        assertThat(ben.in(home).screen().fromBot()).isEmpty();
        assertThat(ana.in(home).screen().botTexts().size() + ana.screen().count())
                .isEqualTo(1);
        assertThat(bot.log()).doesNotContain(command.token(), "For Ana");
    }

    @Test
    void whileItAnswersNobodyNothingCountsAsAnAnswer() {
        long before = bot.adapter().health().answered();
        discord.troubles().next(20, "POST", "/messages", Trouble.cutBeforeEffect());
        assertThat(bot.send(parcel(channel(), null, message("Hi", Outgoing.Mode.NEW), null)))
                .isInstanceOf(SendResult.Unknown.class);
        discord.troubles().next(20, "POST", "/messages", Trouble.serverError());
        assertThat(bot.send(parcel(channel(), null, message("Hi", Outgoing.Mode.NEW), null)))
                .isInstanceOf(SendResult.Unknown.class);
        assertThat(bot.adapter().health().answered()).isEqualTo(before);

        discord.troubles().end();
        arrived(bot.send(parcel(channel(), null, message("Hi", Outgoing.Mode.NEW), null)));
        assertThat(bot.adapter().health().answered()).isEqualTo(before + 1);
    }

    @Test
    void whateverGoesWrongTheLogHoldsNoTokenAndNoWords() {
        String telling = "The secret of Ana";
        StringBuilder tokens = new StringBuilder();
        for (Trouble trouble : List.of(
                Trouble.tooManyRequests(Duration.ofMillis(50)),
                Trouble.cutBeforeEffect(),
                Trouble.refusal(400, 50_035, telling))) {
            // A limit is waited for, a second each.
            int times = trouble.kind() == Trouble.Kind.TOO_MANY_REQUESTS ? 1 : 3;
            Interaction command = ana.in(home).command("privacy");
            Listened.Handed handed = bot.next();
            discord.troubles().next(times, "POST", "/callback", trouble);
            bot.send(parcel(channel(), ana, message(telling, Outgoing.Mode.NEW), null));
            handed.isStored();
            discord.troubles().end();
            Interaction tap = ana.in(home).command("privacy");
            handed = bot.next();
            bot.send(parcel(channel(), ana, message(telling, Outgoing.Mode.NEW), null));
            discord.troubles().next(times, "POST", "/webhooks", trouble);
            bot.send(parcel(channel(), ana, message(telling, Outgoing.Mode.NEW, 2), null));
            handed.isStored();
            discord.troubles().next(times, "POST", "/messages", trouble);
            bot.send(parcel(channel(), null, message(telling, Outgoing.Mode.NEW, 3), null));
            discord.troubles().end();
            tokens.append(command.token()).append(' ').append(tap.token()).append(' ');
        }

        assertThat(bot.log()).contains("dv8tion").doesNotContain(telling).doesNotContain(discord.token());
        assertThat(tokens.toString().strip().split(" ")).hasSize(6).noneMatch(bot.log()::contains);
    }

    @Test
    void aLimitIsWaitedForAndNothingIsSaidTwice() {
        discord.troubles().next(1, "POST", "/messages", Trouble.tooManyRequests(Duration.ofSeconds(1)));

        arrived(bot.send(parcel(channel(), null, message("Hi", Outgoing.Mode.NEW), null)));

        assertThat(ana.in(home).screen().botTexts()).containsExactly("Hi");
    }

    @Test
    void whatArrivedWithoutAnAnswerIsThereOnceWhenItIsSentAgain() {
        Parcel parcel = parcel(channel(), null, message("Hi", Outgoing.Mode.NEW), null);
        discord.troubles().next(20, "POST", "/messages", Trouble.serverErrorAfterEffect());
        assertThat(bot.send(parcel)).isInstanceOf(SendResult.Unknown.class);

        discord.troubles().end();
        arrived(bot.send(parcel));

        assertThat(ana.in(home).screen().botTexts()).containsExactly("Hi");
    }

    @Test
    void withoutASessionItSpeaksAllTheSame() {
        discord.gateway().refuses(true);
        discord.gateway().invalidates(false);
        discord.await(Listened.SOON, () -> !bot.isUp());
        arrived(bot.send(parcel(channel(), null, message("Between sessions", Outgoing.Mode.NEW, 1), null)));
        bot.stop();
        bot.begin(discord.token());
        Awaitility.await()
                .atMost(Listened.SOON)
                .until(
                        () -> bot.send(parcel(channel(), null, message("Before one", Outgoing.Mode.NEW, 2), null)),
                        SendResult.Sent.class::isInstance);
        assertThat(bot.isUp()).isFalse();

        assertThat(ana.in(home).screen().botTexts()).containsExactly("Between sessions", "Before one");
    }

    @Test
    void whereItMayNotWriteACommandIsAnsweredInFull() {
        home.botMayWrite(false);
        Interaction command = ana.in(home).command("tonight");
        Listened.Handed handed = bot.next();
        arrived(bot.send(parcel(channel(), null, message("First", Outgoing.Mode.NEW, 1), null)));
        MessageRef second = arrived(bot.send(parcel(channel(), null, message("Second", Outgoing.Mode.NEW, 2), null)));
        handed.isStored();
        arrived(bot.send(parcel(channel(), null, message("Changed", Outgoing.Mode.REPLACE, 2), second)));

        assertThat(command.isEphemeral()).isFalse();
        assertThat(ben.in(home).screen().botTexts()).containsExactly("First", "Changed");
    }

    @Test
    void whoseAccountIsGoneCannotBeToldAndTheServerStays() {
        discord.troubles().next(1, "POST", "/users/@me/channels", Trouble.refusal(404, 10_013, "Unknown User"));

        assertThat(bot.send(parcel(channel(), ana, message("For Ana", Outgoing.Mode.NEW), null)))
                .isInstanceOf(SendResult.Closed.class);
    }

    @Test
    void whatIsForAllNeverTakesThePlaceOfASignThatCouldNotBeTakenAway() {
        DmGroup us = discord.dmGroup(ana, ben);
        Interaction command = ana.in(us).command("tonight");
        ChatAddress chat = bot.next().incoming().chat();
        discord.await(Listened.SOON, command::isAcknowledged);
        Parcel parcel = parcel(chat, null, message("An idea", Outgoing.Mode.NEW), null);

        discord.troubles().next(20, "DELETE", "/webhooks", Trouble.badGateway());
        assertThat(bot.send(parcel)).isInstanceOf(SendResult.Unknown.class);
        discord.troubles().end();
        arrived(bot.send(parcel));

        assertThat(ben.in(us).screen().botTexts()).containsExactly("An idea");
        assertThat(ana.in(us).screen().botTexts()).containsExactly("An idea");
    }

    @Test
    void whatFollowsForOneIsNotTakenAwayWithTheSign() {
        Interaction command = ana.in(home).command("privacy");
        Listened.Handed handed = bot.next();
        discord.await(Listened.SOON, command::isAcknowledged);
        discord.troubles().next(1, "DELETE", "/webhooks", Trouble.delayBeforeEffect(Duration.ofSeconds(1)));
        arrived(bot.send(parcel(channel(), null, message("For all", Outgoing.Mode.NEW, 1), null)));
        arrived(bot.send(parcel(channel(), ana, message("For Ana", Outgoing.Mode.NEW, 2), null)));
        handed.isStored();

        assertThat(ana.in(home).screen().botTexts()).containsExactly("For all", "For Ana");
        assertThat(ben.in(home).screen().botTexts()).containsExactly("For all");
    }

    @Test
    void aTapThatMayOpenAFormIsNotUsedUpForAMessage() {
        DmGroup us = discord.dmGroup(ana, ben);
        Interaction command = ana.in(us).command("tonight");
        Listened.Handed first = bot.next();
        ChatAddress chat = first.incoming().chat();
        arrived(bot.send(parcel(chat, null, message("How long?", Outgoing.Mode.NEW), null)));
        first.isStored();
        discord.await(Listened.SOON, command::isAcknowledged);

        Interaction tap = ana.in(us).taps("One");
        Listened.Handed handed = bot.next();
        arrived(bot.send(parcel(chat, null, message("A little patience", Outgoing.Mode.NEW, 2), null)));
        handed.stored()
                .complete(new Ack(null, null, new Form("12.~", "In your own words", "Your answer", "How long?", 300)));
        discord.await(Listened.SOON, tap::isAcknowledged);

        assertThat(tap.modal()).contains("How long?");
        assertThat(ben.in(us).screen().botTexts()).containsExactly("How long?", "A little patience");
    }

    @Test
    void aFormOfAnAcceptedTapIsToBeAskedForAgain() {
        arrived(bot.send(parcel(channel(), null, message("How long?", Outgoing.Mode.NEW), null)));
        Interaction tap = ana.in(home).taps("One");
        CompletableFuture<Ack> turn = bot.next().isAccepted();
        discord.await(Listened.SOON, tap::isAcknowledged);
        turn.complete(new Ack(null, null, new Form("12.~", "In your own words", "Your answer", "How long?", 300)));
        discord.await(Listened.SOON, () -> !tap.followUps().isEmpty());

        assertThat(tap.followUps())
                .singleElement()
                .matches(told -> told.text().equals(Hosted.APOLOGY) && ana.id().equals(told.ephemeralFor()));
    }

    @Test
    void anAnswerWhoseFirstTryArrivedCountsAsSent() {
        Interaction command = ana.in(home).command("tonight");
        Listened.Handed handed = bot.next();
        discord.troubles().next(1, "POST", "/callback", Trouble.badGatewayAfterEffect());
        assertThat(bot.send(parcel(channel(), null, message("An idea", Outgoing.Mode.NEW), null)))
                .isEqualTo(new SendResult.Sent(null));
        handed.isStored();

        assertThat(command.answer()).isNotNull();
        assertThat(ana.in(home).screen().botTexts()).containsExactly("An idea");
    }

    @Test
    void whereItMayNotWriteItTriesOnce() {
        home.botMayWrite(false);

        assertThat(bot.send(parcel(channel(), null, message("Hi", Outgoing.Mode.NEW), null)))
                .isInstanceOf(SendResult.Refused.class);
    }

    @Test
    void aServerThatIsDownIsWaitedForAndAChannelThatIsGoneIsNot() {
        home.goesDown();
        Awaitility.await()
                .atMost(Listened.SOON)
                .until(
                        () -> bot.send(parcel(channel(), null, message("Hi", Outgoing.Mode.NEW), null)),
                        SendResult.Later.class::isInstance);
        home.comesBack();
        Awaitility.await()
                .atMost(Listened.SOON)
                .until(
                        () -> bot.send(parcel(channel(), null, message("Hi", Outgoing.Mode.NEW), null)),
                        SendResult.Sent.class::isInstance);
        assertThat(bot.send(parcel(
                        new ChatAddress("discord", home.id(), "1100000000000000066"),
                        null,
                        message("Hi", Outgoing.Mode.NEW),
                        null)))
                .isInstanceOf(SendResult.Gone.class);
    }

    private ChatAddress channel() {
        return new ChatAddress("discord", home.id(), home.channel());
    }

    private static MessageRef arrived(SendResult result) {
        assertThat(result).isInstanceOf(SendResult.Sent.class);
        MessageRef ref = ((SendResult.Sent) result).ref();
        if (ref == null) {
            throw new AssertionError("it has no number");
        }
        return ref;
    }

    private static Parcel parcel(
            ChatAddress chat, @Nullable Person only, Outgoing outgoing, @Nullable MessageRef earlier) {
        return new Parcel(chat, only == null ? null : new PersonAddress("discord", only.id()), outgoing, earlier);
    }

    private static Outgoing message(String words, Outgoing.Mode mode) {
        return message(words, mode, 1);
    }

    private static Outgoing message(String words, Outgoing.Mode mode, long slot) {
        return new Outgoing(
                slot,
                mode,
                new Audience.Only(new PersonId("p")),
                List.of(Span.plain(words)),
                mode == Outgoing.Mode.REMOVE_CHOICES ? List.of() : List.of(new Choice.Button("q1", "One")),
                false);
    }
}
