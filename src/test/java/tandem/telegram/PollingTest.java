package tandem.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.chat.Ack;
import tandem.chat.Audience;
import tandem.chat.Capabilities;
import tandem.chat.ChatAddress;
import tandem.chat.Choice;
import tandem.chat.Health;
import tandem.chat.Incoming;
import tandem.chat.MenuCommand;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.Said;
import tandem.chat.Span;
import tandem.telegram.fake.Call;
import tandem.telegram.fake.CallbackAnswer;
import tandem.telegram.fake.FakeTelegram;
import tandem.telegram.fake.Group;
import tandem.telegram.fake.Person;
import tandem.telegram.fake.SeenMessage;
import tandem.telegram.fake.Trouble;

/** Updates are read whatever happens, and none is confirmed before it is stored. */
class PollingTest {

    private static final String GET_UPDATES = "getUpdates";

    private final FakeTelegram telegram = FakeTelegram.start();
    private final Person ana = telegram.person("Ana", "en").isOpen();
    private final Person ben = telegram.person("Ben", "en").isOpen();
    private final Reading bot = new Reading(telegram);

    @AfterEach
    void end() {
        bot.close();
        telegram.close();
        assertThat(telegram.calls().failures()).isEmpty();
        assertThat(telegram.calls().unknownParameters()).isEmpty();
        assertThat(bot.log()).doesNotContain(telegram.token(), telegram.token().substring(12), "Ana", "Ben", "dinner");
    }

    @Test
    void nothingIsConfirmedBeforeItIsStoredAlsoWhenALaterOneIs() {
        ana.writes("dinner one");
        ben.writes("dinner two");
        bot.start();
        Reading.Handed first = bot.next();
        Reading.Handed second = bot.next();
        second.isStored();
        ana.writes("dinner three");
        telegram.await(Reading.SOON, () -> ana.screen().actions() > 0);
        assertThat(telegram.calls().count(GET_UPDATES)).isEqualTo(1);
        assertThat(bot.hasNext()).isFalse();
        assertThat(telegram.confirmed()).isZero();
        first.isStored();
        assertThat(said(bot.next())).isEqualTo("dinner three");
        assertThat(telegram.confirmed()).isEqualTo(2);
    }

    @Test
    void anUpdateWhoseTurnFailedIsDeliveredAgainAndThoseBehindItAreTheSameEvents() {
        ana.writes("dinner one");
        ben.writes("dinner two");
        ana.writes("dinner three");
        bot.start();
        Reading.Handed first = bot.next();
        Reading.Handed failing = bot.next();
        Reading.Handed third = bot.next();
        first.isStored();
        third.isStored();
        failing.fails();
        Reading.Handed again = bot.next();
        Reading.Handed behind = bot.next();
        assertThat(again.incoming()).isEqualTo(failing.incoming());
        assertThat(behind.incoming()).isEqualTo(third.incoming());
        assertThat(telegram.confirmed()).isEqualTo(1);
        assertThat(bot.adapter().health().state()).isNotEqualTo(Health.State.ENDED);
        again.isStored();
        behind.isStored();
        telegram.await(Reading.SOON, telegram::isQuiet);
        assertThat(bot.hasNext()).isFalse();
    }

    @Test
    void whatFailsAgainAndAgainIsNoFlood() {
        bot.start();
        IntStream.range(0, 12).forEach(i -> ana.writes("dinner " + i));
        IntStream.range(0, 12).mapToObj(i -> bot.next()).toList().forEach(Reading.Handed::fails);
        IntStream.range(0, 12).mapToObj(i -> bot.next()).toList().forEach(Reading.Handed::fails);
        IntStream.range(0, 12).mapToObj(i -> bot.next()).toList().forEach(handed -> {
            assertThat(handed.incoming().said()).isInstanceOf(Said.Text.class);
            handed.isStored();
        });
        telegram.await(Reading.SOON, telegram::isQuiet);
    }

    @Test
    void oneUnreadableUpdateIsLeftOutAndCounted() {
        ana.writes("dinner one");
        telegram.raw("{\"message\":{\"message_id\":\"dinner\",\"date\":1,\"chat\":7}}");
        ben.writes("dinner two");
        bot.storesAtOnce().start();
        telegram.await(Reading.SOON, telegram::isQuiet);
        assertThat(bot.all()).extracting(PollingTest::said).containsExactly("dinner one", "dinner two");
        assertThat(bot.adapter().health().unreadable()).isEqualTo(1);
        assertThat(bot.adapter().health().events()).isEqualTo(2);
        assertThat(bot.log()).contains("(message) could not be read and is left out");
    }

    @Test
    void numbersThatBeginAnewAreHeardAndTheEpochRisesForGood() {
        bot.storesAtOnce().start();
        ana.writes("dinner one");
        telegram.await(Reading.SOON, telegram::isQuiet);
        telegram.calls().forget();
        telegram.restartUpdateIds(50);
        ana.writes("dinner two");
        telegram.await(Reading.SOON, telegram::isQuiet);
        ana.writes("dinner three");
        telegram.await(Reading.SOON, telegram::isQuiet);
        assertThat(bot.all()).extracting(PollingTest::said).containsExactly("dinner one", "dinner two", "dinner three");
        assertThat(bot.all()).extracting(incoming -> incoming.id().epoch()).containsExactly(0L, 1L, 1L);
        assertThat(telegram.calls().count(GET_UPDATES)).as("no hot loop").isLessThan(12);
        bot.stop();
        bot.start();
        ana.writes("dinner four");
        telegram.await(Reading.SOON, telegram::isQuiet);
        assertThat(bot.all().get(3).id().epoch()).isEqualTo(1);
        bot.stop();
        telegram.restartUpdateIds(20);
        ana.writes("dinner five");
        ana.writes("dinner six");
        bot.start();
        telegram.await(Reading.SOON, telegram::isQuiet);
        assertThat(bot.all().subList(4, bot.all().size()))
                .extracting(incoming -> incoming.id().epoch())
                .containsExactly(2L, 2L);
    }

    @Test
    void theVerySameOldUpdateIsNoNewBeginning() {
        bot.start();
        ana.writes("dinner one");
        Reading.Handed first = bot.next();
        String update = telegram.unconfirmed().get(0);
        first.isStored();
        telegram.await(Reading.SOON, () -> telegram.isQuiet() && telegram.isPolled());
        bot.storesAtOnce();
        telegram.raw(update);
        ana.writes("dinner two");
        telegram.await(Reading.SOON, telegram::isQuiet);
        assertThat(bot.all()).extracting(PollingTest::said).containsExactly("dinner one", "dinner two");
        assertThat(bot.all()).extracting(incoming -> incoming.id().epoch()).containsOnly(0L);
    }

    @Test
    void aTokenThatIsNotKnownAtTheStartIsTheEndAndIsSaid() {
        String wrong = "7000000001:AAwrongwrongwrongwrongwrongwrongwro";
        bot.start(wrong);
        assertThat(bot.ends(Reading.SOON)).isTrue();
        shutOut();
        assertThat(bot.log()).doesNotContain(wrong);
    }

    @Test
    void aTokenThatIsTakenBackInTheMiddleIsTheEndAndIsSaid() {
        bot.storesAtOnce().start();
        ana.writes("dinner");
        telegram.await(Reading.SOON, telegram::isQuiet);
        telegram.troubles().next(1, GET_UPDATES, Trouble.refusal(401, "Unauthorized"));
        assertThat(bot.ends(Reading.SOON)).isTrue();
        shutOut();
    }

    private void shutOut() {
        Health health = bot.adapter().health();
        assertThat(health.state()).isEqualTo(Health.State.ENDED);
        assertThat(health.trouble())
                .contains("does not know this bot's token", "@BotFather", "telegram.token")
                .doesNotContain(telegram.token());
        assertThat(bot.log()).contains("does not know this bot's token").doesNotContain("\tat ");
    }

    @Test
    void aSecondInstanceIsSaidAndWaitedFor() {
        bot.storesAtOnce().start();
        polls();
        telegram.troubles()
                .next(
                        8,
                        GET_UPDATES,
                        Trouble.refusal(
                                409,
                                "Conflict: terminated by other getUpdates request; make sure that only one bot"
                                        + " instance is running"));
        ana.writes("dinner");
        troubled("another program reads the updates of this bot");
        telegram.await(Reading.SOON, telegram::isQuiet);
        assertThat(bot.all()).hasSize(1);
        assertWaits(8);
        well();
        assertThat(bot.log()).contains("WARN", "another program reads");
    }

    @Test
    void twoProgramsWithOneTokenBothSaySoUntilOneEnds() {
        bot.storesAtOnce().start();
        polls();
        try (Reading other = new Reading(telegram).storesAtOnce().start()) {
            for (Reading each : List.of(bot, other)) {
                telegram.await(
                        Reading.SOON,
                        () -> each.adapter().health().trouble().contains("another program reads the updates"));
            }
            ana.writes("dinner");
            telegram.await(Reading.SOON, () -> bot.all().size() + other.all().size() > 0);
        }
        well();
        ana.writes("dinner again");
        telegram.await(Reading.SOON, telegram::isQuiet);
        assertThat(said(bot.all().get(bot.all().size() - 1))).isEqualTo("dinner again");
    }

    @Test
    void aGroupThatGotAnotherIdIsNotOneThatLetsTheBotIn() {
        ana.writes("dinner");
        telegram.raw(joins(-1_007L));
        bot.start();
        Reading.Handed before = bot.next();
        ana.writes("dinner again");
        telegram.raw(moves(-7L, -1_007L));
        before.isStored();
        Reading.Handed text = bot.next();
        assertThat(said(text)).isEqualTo("dinner again");
        text.isStored();
        Reading.Handed moves = bot.next();
        assertThat(moves.incoming().said()).isEqualTo(new Said.Moved("-1007"));
        moves.isStored();
        telegram.await(Reading.SOON, telegram::isQuiet);
        assertThat(telegram.confirmed()).isEqualTo(4);

        telegram.raw(joins(-1_007L)); // As late as this, too.
        telegram.await(Reading.SOON, telegram::isQuiet);
        assertThat(bot.hasNext()).isFalse();
        telegram.raw(changes(-1_007L, "member", "kicked"));
        Reading.Handed removed = bot.next();
        assertThat(removed.incoming().said()).isEqualTo(new Said.Removed());
        removed.isStored();
        telegram.raw(joins(-1_007L));
        Reading.Handed added = bot.next();
        assertThat(added.incoming().said()).isEqualTo(new Said.Added());
        added.isStored();
    }

    @Test
    void whatAJoinWasIsHeardAlsoBehindAFullBatch() {
        for (int i = 1; i < 100; i++) {
            telegram.raw("{\"message\":{\"message_id\":1,\"date\":1,\"chat\":{\"id\":-5,\"type\":\"channel\"}}}");
        }
        telegram.raw(joins(-1_007L));
        telegram.raw(moves(-7L, -1_007L));
        bot.start();
        Reading.Handed moves = bot.next();
        assertThat(moves.incoming().said()).isEqualTo(new Said.Moved("-1007"));
        moves.isStored();
        telegram.await(Reading.SOON, telegram::isQuiet);
        assertThat(bot.hasNext()).isFalse();
    }

    private static String moves(long group, long supergroup) {
        return "{\"message\":{\"message_id\":9,\"date\":1,\"chat\":{\"id\":" + group
                + ",\"type\":\"group\"},\"migrate_to_chat_id\":" + supergroup + "}}";
    }

    private String joins(long supergroup) {
        return changes(supergroup, "left", "member");
    }

    private String changes(long supergroup, String before, String after) {
        String me = "{\"user\":{\"id\":1,\"is_bot\":true,\"first_name\":\"Tandem\"},\"status\":\"";
        return "{\"my_chat_member\":{\"chat\":{\"id\":" + supergroup + ",\"type\":\"supergroup\"},\"from\":{\"id\":"
                + ana.id() + ",\"is_bot\":false,\"first_name\":\"Ana\"},\"date\":1,\"old_chat_member\":" + me
                + before + "\"},\"new_chat_member\":" + me + after + "\"}}}";
    }

    @Test
    void anAlbumIsOneMessage() {
        bot.start();
        for (int i = 0; i < 10; i++) {
            ana.privately().sends("{\"media_group_id\":\"77\",\"photo\":[{\"file_id\":\"p" + i + "\"}]}");
        }
        ana.privately().sends("{\"media_group_id\":\"78\",\"photo\":[{\"file_id\":\"q\"}]}");
        Reading.Handed first = bot.next();
        Reading.Handed second = bot.next();
        first.fails();
        second.fails();
        assertThat(bot.next().incoming()).isEqualTo(first.incoming());
        Reading.Handed again = bot.next();
        assertThat(again.incoming()).isEqualTo(second.incoming());
        assertThat(bot.hasNext()).isFalse();
    }

    @Test
    void theWordsOfAnAlbumAreHeardWhereverTheyStand() {
        String album = "{\"media_group_id\":\"77\",\"photo\":[{\"file_id\":\"p\"}]%s}";
        ana.privately().sends(album.formatted(""));
        ana.privately().sends(album.formatted(",\"caption\":\"/tonight\""));
        ana.privately().sends(album.formatted(""));
        bot.start();
        Reading.Handed tonight = bot.next();
        assertThat(tonight.incoming().said()).isEqualTo(Said.Command.typed("tonight", ""));
        tonight.isStored();
        telegram.await(Reading.SOON, telegram::isQuiet);
        assertThat(bot.hasNext()).isFalse();

        ana.privately().sends(album.formatted(",\"caption\":\"dinner\"")); // As late as this, too.
        Reading.Handed late = bot.next();
        assertThat(said(late)).isEqualTo("dinner");
        late.isStored();
        ana.privately().sends(album.formatted(""));
        telegram.await(Reading.SOON, telegram::isQuiet);
        assertThat(bot.hasNext()).isFalse();
    }

    @Test
    void aWebhookIsTakenAway() {
        telegram.troubles()
                .next(
                        1,
                        GET_UPDATES,
                        Trouble.refusal(
                                409,
                                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to"
                                        + " delete the webhook first"));
        ana.writes("dinner");
        bot.storesAtOnce().start();
        telegram.await(Reading.SOON, telegram::isQuiet);
        assertThat(telegram.calls().of("deleteWebhook")).singleElement().satisfies(call -> {
            assertThat(call.isDone()).isTrue();
            assertThat(call.get("drop_pending_updates")).isIn("", "false");
        });
        assertThat(bot.log()).contains("a webhook was set");
    }

    @Test
    void isToldHowLongToWaitAndDoes() {
        telegram.troubles().next(1, GET_UPDATES, Trouble.tooManyRequests(1));
        ana.writes("dinner");
        bot.storesAtOnce().start();
        telegram.await(Reading.SOON, telegram::isQuiet);
        List<Call> polls = telegram.calls().of(GET_UPDATES);
        assertThat(polls.get(1).from().minus(polls.get(0).until())).isGreaterThanOrEqualTo(Duration.ofMillis(990));
        assertThat(bot.log()).contains("asks for a pause of 1 s");
    }

    static List<Trouble> troubles() {
        return List.of(
                Trouble.serverError(),
                Trouble.badGateway(),
                Trouble.cutBeforeEffect(),
                Trouble.garbage(),
                Trouble.refusal(420, "Flood"),
                Trouble.refusal(400, "Bad Request: something new"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void goesOnAndWaitsLongerEachTime(Trouble trouble) {
        telegram.troubles().next(6, GET_UPDATES, trouble);
        ana.writes("dinner");
        bot.storesAtOnce().start();
        telegram.await(Reading.SOON, telegram::isQuiet);
        assertThat(bot.all()).isNotEmpty();
        assertWaits(6);
        well();
    }

    /** Each wait is at least that of the pace, and the longest one is not exceeded by much. */
    private void assertWaits(int failures) {
        telegram.await(Reading.SOON, () -> {
            List<Call> calls = telegram.calls().of(GET_UPDATES);
            return calls.get(calls.size() - 1).trouble() == null && calls.size() > failures;
        });
        List<Call> polls = telegram.calls().of(GET_UPDATES);
        int first = 0;
        while (polls.get(first).trouble() == null) {
            first++;
        }
        for (int i = 0; i < failures; i++) {
            Duration waited =
                    polls.get(first + i + 1).from().minus(polls.get(first + i).until());
            assertThat(waited)
                    .as("wait %s", i)
                    .isBetween(
                            Reading.QUICK.waitAfter(i + 1).minusMillis(10),
                            Reading.QUICK.waitAfter(i + 1).plusSeconds(3));
        }
        assertThat(Reading.QUICK.waitAfter(failures)).isEqualTo(Reading.QUICK.longestWait());
    }

    @Test
    void anAnswerThatNeverComesIsGivenUp() {
        bot.storesAtOnce().start();
        polls();
        telegram.troubles().next(1, GET_UPDATES, Trouble.holdBeforeEffect());
        troubled("does not work at the moment");
        ana.writes("dinner");
        telegram.await(Reading.SOON, telegram::isQuiet);
        well();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "true"})
    void whatDoesNotHoldPollsOpenIsNotAskedAsFastAsItCan(String nothing) throws Exception {
        CountDownLatch polls = new CountDownLatch(8);
        AtomicLong first = new AtomicLong();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean isPoll = exchange.getRequestURI().getPath().endsWith("/getupdates");
            String result = isPoll ? nothing : "{\"id\":7000000001,\"username\":\"" + telegram.botName() + "\"}";
            byte[] answer = ("{\"ok\":true,\"result\":" + result + "}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
            if (isPoll) {
                first.compareAndSet(0, System.nanoTime());
                polls.countDown();
            }
        });
        server.start();
        try {
            bot.at("http://127.0.0.1:" + server.getAddress().getPort()).start();
            assertThat(polls.await(20, TimeUnit.SECONDS)).isTrue();
            // Seven waits: 20, 40, 80 and four times 160 milliseconds.
            assertThat(Duration.ofNanos(System.nanoTime() - first.get())).isGreaterThan(Duration.ofMillis(740));
        } finally {
            bot.close();
            server.stop(0);
        }
    }

    @Test
    void stopsWithAPollOpenAndConfirmsWhatWasStored() {
        Reading patient = new Reading(telegram, Pace.USUAL);
        patient.storesAtOnce().start();
        ana.writes("dinner");
        telegram.await(Reading.SOON, () -> telegram.isQuiet() && telegram.isPolled());
        assertThat(patient.stop()).isLessThan(Duration.ofSeconds(3));
        assertThat(telegram.calls().of(GET_UPDATES))
                .anyMatch(call -> call.isDone()
                        && call.get("limit").equals("1")
                        && call.get("timeout").equals("0"));
        assertThat(patient.log()).doesNotContain("ERROR");
    }

    @Test
    void stopsWithTurnsUnderWayAndConfirmsThoseThatWereStored() throws Exception {
        bot.start();
        ana.writes("dinner one");
        ben.writes("dinner two");
        Reading.Handed first = bot.next();
        Reading.Handed second = bot.next();
        CompletableFuture<Void> stopping =
                CompletableFuture.runAsync(() -> bot.adapter().stop());
        first.isStored();
        assertThat(stopping).isNotDone();
        second.isStored();
        stopping.get(5, TimeUnit.SECONDS);
        assertThat(telegram.isQuiet()).isTrue();
        assertThat(bot.ends(Duration.ofSeconds(1))).isTrue();
        assertThat(bot.adapter().health().state()).isEqualTo(Health.State.ENDED);
        assertThat(bot.adapter().health().trouble()).isEmpty();
    }

    @Test
    void stopsBesideATurnThatNeverEndsAndConfirmsOnlyWhatIsBeforeIt() {
        bot.start();
        ana.writes("dinner one");
        ben.writes("dinner two");
        ana.writes("dinner three");
        bot.next().isStored();
        bot.next();
        bot.next().isStored();
        assertThat(bot.stop()).isLessThan(Duration.ofSeconds(5));
        assertThat(telegram.unconfirmed()).hasSize(2);
        assertThat(telegram.confirmed()).isEqualTo(1);
    }

    @Test
    void stopsWhileNothingIsThereToTalkTo() {
        telegram.troubles().share(1, 1, "*", Trouble.cutBeforeEffect());
        bot.start();
        troubled("does not work");
        assertThat(bot.stop()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void aTapIsAnsweredInTimeAlsoWhileItsTurnHangs() {
        tapped();
        Reading.Handed tap = bot.next();
        assertThat(Pace.USUAL.tap()).isLessThanOrEqualTo(Duration.ofMillis(1_500));
        assertThat(tap.patience()).isEqualTo(Reading.QUICK.tap());
        tap.stored()
                .completeOnTimeout(
                        Ack.accepted(new CompletableFuture<>()), tap.patience().toMillis(), TimeUnit.MILLISECONDS);
        telegram.await(Reading.SOON, () -> !telegram.callbackAnswers().isEmpty());
        CallbackAnswer answer = telegram.callbackAnswers().get(0);
        assertThat(answer.afterHandOut()).isLessThan(Duration.ofSeconds(2));
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void aTapThatFailedIsAnsweredWithTheApology() {
        tapped();
        bot.next().fails();
        telegram.await(Reading.SOON, () -> !telegram.callbackAnswers().isEmpty());
        assertThat(telegram.callbackAnswers().get(0).text()).isEqualTo(Hosted.APOLOGY);
        bot.next().isStored();
        telegram.await(Reading.SOON, telegram::isQuiet);
    }

    @Test
    void aTapsNoticeIsAnsweredAndOneThatIsTooLongIsCut() {
        tapped();
        bot.next().stored().complete(new Ack("Word ".repeat(60)));
        telegram.await(Reading.SOON, () -> !telegram.callbackAnswers().isEmpty());
        assertThat(telegram.callbackAnswers().get(0).text()).hasSize(200).endsWith("…");
        assertThat(telegram.callbackAnswers().get(0).isAlert()).isFalse();
    }

    @Test
    void aTapThatSomethingPrivateFollowsOpensThePrivateChat() {
        tapped();
        bot.next().stored().complete(new Ack(null, Ack.WAITING, null));
        telegram.await(Reading.SOON, () -> !telegram.callbackAnswers().isEmpty());
        assertThat(telegram.callbackAnswers().get(0).url())
                .isEqualTo("https://t.me/" + telegram.botName() + "?start=private");
    }

    @Test
    void aTapThatGoesOnInThePrivateChatOpensItWithItsPayloadAndOneThatNoLinkCanCarryWithoutIt() {
        tapped();
        String longest = "Answer-_9".repeat(7) + "x";
        bot.next().stored().complete(new Ack(null, longest, null));
        ana.taps("Yes");
        bot.next().stored().complete(new Ack("Look there.", "no link/has this", null));
        telegram.await(Reading.SOON, () -> telegram.callbackAnswers().size() == 2);
        assertThat(telegram.callbackAnswers())
                .extracting(CallbackAnswer::url)
                .containsExactlyInAnyOrder(
                        "https://t.me/" + telegram.botName() + "?start=" + longest,
                        "https://t.me/" + telegram.botName() + "?start=private");
        assertThat(bot.log()).contains("what no link can carry").doesNotContain("has this");
    }

    @Test
    void aLinkToItsPrivateChatIsKnownOnceTelegramHasSaidWhoItIs() {
        Trouble held = Trouble.holdBeforeEffect();
        telegram.troubles().next(1, "getMe", held);
        bot.start();
        Function<String, Capabilities> known = Capabilities.of(List.of(bot.adapter()));
        telegram.await(Reading.SOON, () -> telegram.troubles().held() == 1);
        assertThat(known.apply("telegram").link()).isNull();

        held.let();
        polls();
        assertThat(known.apply("telegram").link()).isEqualTo("https://t.me/" + telegram.botName() + "?start=");
        assertThat(known.apply("discord").whispers()).isFalse();
    }

    @Test
    void aTapThatSaysNothingStopsTurningToo() {
        telegram.raw("{\"callback_query\":{\"id\":\"11\",\"from\":{\"id\":5,\"is_bot\":false,\"first_name\":\"Ana\"},"
                + "\"chat_instance\":\"1\"}}");
        telegram.raw("{\"callback_query\":{\"id\":\"12\",\"from\":\"dinner\"}}");
        bot.storesAtOnce().start();
        telegram.await(Reading.SOON, () -> telegram.calls().count("answerCallbackQuery") == 2);
        assertThat(telegram.calls().of("answerCallbackQuery"))
                .extracting(call -> call.get("callback_query_id"))
                .containsExactlyInAnyOrder("11", "12");
        assertThat(bot.all()).isEmpty();
    }

    @Test
    void typingIsShownWhileATurnTakesLong() {
        bot.start();
        ana.writes("dinner");
        Reading.Handed handed = bot.next();
        ben.writes("dinner");
        telegram.await(Reading.SOON, () -> ana.screen().actions() == 1);
        handed.isStored();
        bot.next().isStored();
        telegram.await(Reading.SOON, telegram::isQuiet);
        assertThat(ben.screen().actions()).isZero();
    }

    @Test
    void whoSendsTooMuchIsToldOnceAndNobodyElseIsSlowed() {
        IntStream.range(0, 60).forEach(i -> ana.writes("dinner " + i));
        ben.writes("dinner");
        bot.storesAtOnce().start();
        telegram.await(Reading.SOON, telegram::isQuiet);
        assertThat(bot.all()).hasSize(32);
        assertThat(bot.all().subList(0, 30)).allMatch(incoming -> incoming.said() instanceof Said.Text);
        assertThat(bot.all().get(30).said()).isEqualTo(new Said.Flood(false));
        assertThat(bot.all().get(31).person().user()).isEqualTo(Long.toString(ben.id()));
    }

    @Test
    void menusAreRegisteredOnceAndAgainWhenTheyChange() {
        bot.start();
        telegram.await(
                Reading.SOON,
                () -> telegram.commands().size() == 2
                        && !bot.remembered("menus").isEmpty());
        assertThat(telegram.commands().values())
                .anyMatch(menu -> menu.contains("limits") && menu.contains("tonight"))
                .anyMatch(menu -> !menu.contains("limits") && menu.contains("tonight"));
        bot.stop();
        telegram.calls().forget();
        bot.start();
        polls();
        bot.stop();
        assertThat(telegram.calls().count("setMyCommands")).isZero();
        String before = bot.remembered("menus");
        bot.offering(Map.of("", List.of(new MenuCommand("help", "What I do", true, true))));
        telegram.troubles().next(1, "setMyCommands", Trouble.serverError());
        bot.storesAtOnce().start();
        ana.writes("dinner");
        telegram.await(
                Reading.SOON, () -> telegram.isQuiet() && telegram.calls().count("setMyCommands") == 1);
        bot.stop();
        assertThat(bot.remembered("menus")).isEqualTo(before);
        bot.start();
        telegram.await(Reading.SOON, () -> telegram.calls().count("setMyCommands") == 3);
        assertThat(telegram.commands().values()).allMatch(menu -> menu.contains("help"));
    }

    @Test
    void whatWaitedWhileNothingRanIsNoFlood() {
        long hourAgo = java.time.Instant.now().getEpochSecond() - 3_600;
        for (int i = 0; i < 40; i++) {
            telegram.raw("{\"message\":{\"message_id\":" + (500 + i) + ",\"date\":" + (hourAgo + 30L * i)
                    + ",\"text\":\"dinner\",\"chat\":{\"id\":6000000001,\"type\":\"private\"},\"from\":"
                    + "{\"id\":6000000001,\"is_bot\":false,\"first_name\":\"Eve\"}}}");
        }
        bot.storesAtOnce().start();
        telegram.await(Duration.ofSeconds(10), telegram::isQuiet);
        assertThat(bot.all()).hasSize(40).allMatch(incoming -> incoming.said() instanceof Said.Text);
    }

    @Test
    void nobodyWaitsForMenus() {
        Trouble held = Trouble.holdBeforeEffect();
        telegram.troubles().next(1, "setMyCommands", held);
        ana.writes("dinner");
        Reading patient = new Reading(telegram, Pace.USUAL);
        patient.storesAtOnce().start();
        telegram.await(
                Duration.ofSeconds(10),
                () -> telegram.isQuiet() && telegram.troubles().held() == 1);
        held.let();
        patient.close();
    }

    @Test
    void aCommandThatWasCorrectedIsMeantAndOtherWordsAreNot() {
        SeenMessage mine = ana.writes("/tonigth");
        SeenMessage other = ana.writes("dinner");
        bot.storesAtOnce().start();
        telegram.await(Reading.SOON, telegram::isQuiet);
        ana.privately().edits(mine, "/tonight");
        ana.privately().edits(other, "dinner at eight");
        telegram.await(Reading.SOON, telegram::isQuiet);
        assertThat(bot.all()).hasSize(3);
        assertThat(bot.all().get(2).said()).isEqualTo(Said.Command.typed("tonight", ""));
    }

    @Test
    void inAGroupOnlyWhatIsSaidToTheBotIsHandedIn() {
        Group us = telegram.supergroup("Us", ana, ben).withBot();
        bot.storesAtOnce().start();
        us.promotesBot(ana); // So that it sees everything.
        ana.in(us).writes("dinner");
        ana.in(us).mentionsBot("dinner?");
        ben.in(us).writes("/tonight@some_other_bot");
        ben.in(us).writes("/tonight");
        us.anonymousAdmin().writes("/tonight@" + telegram.botName() + " 10");
        telegram.await(Reading.SOON, telegram::isQuiet);
        assertThat(bot.all()).hasSize(3);
        assertThat(bot.all()).allMatch(incoming -> incoming.group() && incoming.addressed());
        assertThat(bot.all().get(0).said()).isEqualTo(new Said.Text("dinner?"));
        assertThat(bot.all().get(2).said()).isEqualTo(Said.Command.typed("tonight", "10"));
        assertThat(bot.all().get(2).person().user()).isEqualTo(Long.toString(us.id()));
    }

    @Test
    void theOperatorIsToldThatPrivacyModeIsOff() {
        telegram.privacyMode(false);
        bot.start();
        polls();
        assertThat(bot.log()).contains("privacy mode is off", "/setprivacy");
    }

    /** Starts, offers a button, and has it tapped. */
    private void tapped() {
        bot.start();
        Outgoing offer = new Outgoing(
                1,
                Outgoing.Mode.NEW,
                new Audience.EveryoneHere(),
                List.of(Span.plain("A question")),
                List.of(new Choice.Button("1.a", "Yes")),
                false);
        bot.adapter()
                .send(new Parcel(ChatAddress.of("telegram", Long.toString(ana.id())), null, offer, null))
                .toCompletableFuture()
                .join();
        ana.taps("Yes");
    }

    private void polls() {
        telegram.await(Reading.SOON, telegram::isPolled);
    }

    private void troubled(String words) {
        telegram.await(Reading.SOON, () -> bot.adapter().health().trouble().contains(words));
        assertThat(bot.adapter().health().state()).isEqualTo(Health.State.TROUBLED);
    }

    private void well() {
        telegram.await(Reading.SOON, () -> bot.adapter().health().state() == Health.State.UP);
        assertThat(bot.adapter().health().trouble()).isEmpty();
    }

    private static String said(Reading.Handed handed) {
        return said(handed.incoming());
    }

    private static String said(Incoming incoming) {
        return ((Said.Text) incoming.said()).text();
    }
}
