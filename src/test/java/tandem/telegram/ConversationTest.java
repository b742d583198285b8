package tandem.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.telegram.fake.FakeTelegram;
import tandem.telegram.fake.Group;
import tandem.telegram.fake.Person;
import tandem.telegram.fake.SeenDocument;
import tandem.telegram.fake.SeenMessage;
import tandem.telegram.fake.Topic;

/** Whole conversations through the real adapter, as the people see them. */
class ConversationTest {

    @TempDir
    private Path folder;

    private FakeTelegram telegram;
    private Hosted bot;
    private Person ana;

    /** Calls that a test has refused. */
    private final List<String> refused = new ArrayList<>(List.of("getUpdates"));

    @BeforeEach
    void begin() {
        telegram = FakeTelegram.start();
        bot = Hosted.start(telegram, folder);
        ana = telegram.person("Ana", "en");
    }

    @AfterEach
    void everyCallWasGood() {
        bot.close();
        // At the end the last poll is given up, and Telegram says so to it.
        assertThat(telegram.calls().rejected())
                .filteredOn(call -> !refused.contains(call.method()))
                .isEmpty();
        assertThat(telegram.calls().unknownParameters()).isEmpty();
        telegram.close();
    }

    @Test
    void theFirstMinutesInPrivate() {
        ana.starts();
        bot.settles();
        assertThat(ana.screen().last().text()).startsWith("Hello. I help couples feel closer");
        assertThat(ana.screen().last().labels())
                .containsExactly("We feel distant", "The two kinds", "Idea for tonight");

        taps("We feel distant");
        assertThat(ana.screen().last().text()).contains("Which would you like more of?");
        taps("Heart");
        assertThat(ana.screen().last().text()).startsWith("Try this: ");
        assertThat(ana.screen().last().button("Copy invitation").copies()).isNotEmpty();
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
        assertThat(ana.screen().last().text()).startsWith("That's good to hear.");
        assertThat(telegram.unansweredCallbacks()).isEmpty();
    }

    @Test
    void aGroupFromHelloToTheNextDay() {
        Person ben = telegram.person("Ben", "en");
        Group us = telegram.supergroup("Us", ana, ben).addsBot(ana);
        bot.settles();
        assertThat(us.screen().botTexts()).singleElement().asString().startsWith("Hello. I bring small ideas");

        ana.in(us).writes("shall we eat first?");
        ben.in(us).writes("pizza");
        bot.settles();
        assertThat(us.screen().botTexts()).hasSize(1);

        ana.in(us).taps("Idea for tonight");
        bot.settles();
        assertThat(us.screen().last().text()).startsWith("Tonight: ");
        long card = us.screen().last().id();
        String first = us.screen().last().text();
        ben.in(us).taps("Another");
        bot.settles();
        assertThat(us.screen().last().id()).as("edited in place").isEqualTo(card);
        assertThat(us.screen().last().text()).isNotEqualTo(first);
        ana.in(us).taps("We'll do it");
        bot.settles();
        ben.in(us).taps("Ask tomorrow");
        bot.settles();
        assertThat(telegram.callbackAnswers()
                        .get(telegram.callbackAnswers().size() - 1)
                        .text())
                .isEqualTo("I'll ask once, about this time tomorrow.");
        bot.passes(Duration.ofDays(1));
        assertThat(us.screen().last().text()).isEqualTo("Did you get to yesterday's idea?");
    }

    @Test
    void aTapTakesAMessageAwayLongAfterItsQuestionIsOver() {
        ana.starts();
        bot.settles();
        ana.privately().writes("/support");
        bot.settles();
        SeenMessage numbers = ana.screen().last();
        ana.privately().writes("germany");
        bot.settles();
        assertThat(ana.screen().last().text()).contains("0800 111 0 111");
        bot.passes(Duration.ofHours(40));
        ana.privately().writes("/tonight");
        bot.settles();
        int before = ana.screen().count();

        ana.privately().taps(numbers, "Hide this");
        bot.settles();
        assertThat(ana.screen().fromBot()).hasSize(before - 1).noneMatch(message -> message.id() == numbers.id());
        assertThat(telegram.unansweredCallbacks()).isEmpty();
    }

    @Test
    void whatTelegramDeletesNoMoreLosesItsWordsAndItsButtons() {
        ana.starts();
        bot.settles();
        ana.privately().writes("/support");
        bot.settles();
        SeenMessage numbers = ana.screen().last();
        ana.screen().growsTooOldToDelete();

        ana.privately().taps(numbers, "Hide this");
        bot.settles();
        assertThat(ana.screen().now(numbers).text()).isEqualTo("Taken away.");
        assertThat(ana.screen().now(numbers).labels()).isEmpty();
        assertThat(telegram.calls().rejected())
                .extracting(tandem.telegram.fake.Call::method)
                .contains("deleteMessage");
        refused.add("deleteMessage");
    }

    @Test
    void aGroupThatBecomesASupergroupGoesOnThere() {
        Group old = telegram.group("Us", ana).addsBot(ana);
        bot.settles();
        ana.in(old).writes("/tonight");
        bot.settles();
        ana.in(old).taps("We'll do it");
        bot.settles();
        ana.in(old).taps("Ask tomorrow");
        bot.settles();
        Group now = old.becomesSupergroup(ana);
        bot.settles();
        assertThat(now.screen().fromBot()).as("nobody is greeted again").isEmpty();

        bot.passes(Duration.ofDays(1));
        assertThat(now.screen().fromBot()).hasSize(1);
        assertThat(now.screen().last().text()).isEqualTo("Did you get to yesterday's idea?");
        ana.in(now).taps("We did");
        bot.settles();
        assertThat(now.screen().last().text()).startsWith("Good. One to say aloud");
    }

    @Test
    void aGroupThatPutsTheBotOutIsForgottenWithoutAWord() {
        Person ben = telegram.person("Ben", "en");
        Group us = telegram.supergroup("Us", ana, ben).addsBot(ana);
        bot.settles();
        long before = rows();
        ana.in(us).writes("/tonight");
        bot.settles();
        ana.in(us).taps("We'll do it");
        bot.settles();
        ana.in(us).taps("Ask tomorrow");
        bot.settles();
        int said = us.screen().fromBot().size();
        us.kicksBot(ben);
        bot.settles();
        assertThat(rows()).as("of the group nothing stays").isLessThan(before);
        bot.passes(Duration.ofDays(2));
        assertThat(us.screen().fromBot()).hasSize(said);

        us.addsBot(ana);
        bot.settles();
        assertThat(us.screen().last().text()).startsWith("Hello. I bring small ideas");
    }

    /** Rows that belong to a conversation. */
    private long rows() {
        return bot.store().rows().keys("", "\uffff", Integer.MAX_VALUE).stream()
                .filter(key -> key.startsWith("talk/") || key.startsWith("chat/") || key.startsWith("due/"))
                .count();
    }

    @Test
    void whoeverBlocksTheBotIsLeftAloneAndMayComeBack() {
        ana.starts();
        bot.settles();
        taps("Idea for tonight");
        taps("I'll try it");
        taps("Nothing");
        taps("Ask me");
        int said = ana.screen().fromBot().size();
        ana.blocks();
        bot.settles();
        bot.passes(Duration.ofDays(2));
        assertThat(ana.screen().fromBot()).hasSize(said);

        ana.unblocks();
        bot.settles();
        ana.starts();
        bot.settles();
        assertThat(ana.screen().last().text()).startsWith("Hello. I help couples feel closer");
    }

    @Test
    void whatIsForOnePersonAloneOpensTheirPrivateChatAndIsThere() {
        Person ben = telegram.person("Ben", "en");
        Group us = telegram.supergroup("Us", ana, ben).addsBot(ana);
        bot.settles();
        ben.in(us).writes("/help");
        bot.settles();
        int said = us.screen().fromBot().size();
        ben.in(us).taps("Write to me privately");
        bot.settles();
        assertThat(us.screen().fromBot()).as("nothing more in the group").hasSize(said);
        String url = telegram.callbackAnswers()
                .get(telegram.callbackAnswers().size() - 1)
                .url();
        assertThat(url).isEqualTo("https://t.me/" + telegram.botName() + "?start=private");
        ben.follows(java.util.Objects.requireNonNull(url));
        bot.settles();
        assertThat(ben.screen().botTexts().get(0)).contains("private");

        ben.in(us).writes("/help");
        bot.settles();
        int told = ben.screen().fromBot().size();
        ben.in(us).taps("Write to me privately");
        bot.settles();
        assertThat(ben.screen().fromBot()).as("it is open now").hasSize(told + 1);
    }

    @Test
    void aTopicIsAConversationOfItsOwn() {
        Group forum = telegram.forum("Us", ana).addsBot(ana);
        bot.settles();
        Topic evenings = forum.topic(ana, "Evenings");
        Topic chores = forum.topic(ana, "Chores");
        ana.in(forum, evenings).writes("/tonight");
        ana.in(forum, chores).writes("/explain");
        bot.settles();
        assertThat(forum.screen().fromBot())
                .filteredOn(message -> message.text().startsWith("Tonight: "))
                .extracting(message -> message.thread())
                .containsExactly(evenings.id());
        SeenMessage card = forum.screen().fromBot().stream()
                .filter(message -> message.text().startsWith("Tonight: "))
                .findFirst()
                .orElseThrow();
        ana.in(forum, evenings).taps(card, "Another");
        bot.settles();
        assertThat(forum.screen().now(card).text()).startsWith("Tonight: ").isNotEqualTo(card.text());
    }

    @Test
    void aStaleButtonIsAnsweredInWordsAndChangesNothing() {
        ana.starts();
        bot.settles();
        SeenMessage first = ana.screen().last();
        taps("Idea for tonight");
        int said = ana.screen().fromBot().size();
        ana.privately().taps(first, "We feel distant");
        bot.settles();
        assertThat(telegram.callbackAnswers()
                        .get(telegram.callbackAnswers().size() - 1)
                        .text())
                .startsWith("That was an earlier question");
        assertThat(ana.screen().fromBot()).hasSize(said);
    }

    @Test
    void aFloodDoesNotHideThatTheBotWasPutOut() {
        Group us = telegram.supergroup("Us", ana).addsBot(ana);
        bot.settles();
        for (int i = 0; i < 40; i++) {
            ana.in(us).writes("/help@" + telegram.botName());
        }
        bot.settles();
        us.kicksBot(ana);
        bot.settles();
        assertThat(rows()).as("of the group nothing stays").isZero();
    }

    @Test
    void theFirstMinutesShowThePictureOfTheTwoLines() {
        ana.starts();
        bot.settles();
        taps("We feel distant");
        SeenMessage shown = ana.screen().fromBot().stream()
                .filter(message -> message.photo() != null)
                .findFirst()
                .orElseThrow();
        assertThat(shown.text()).contains("heart");
        assertThat(telegram.calls().count("sendPhoto")).isEqualTo(1);
    }

    @Test
    void anExportIsAFileThatCanBeSaved() {
        ana.starts();
        bot.settles();
        ana.writes("/export");
        bot.settles();
        taps("Send it");
        SeenMessage shown = ana.screen().fromBot().stream()
                .filter(message -> message.document() != null)
                .findFirst()
                .orElseThrow();
        assertThat(shown.isProtected()).isFalse();
        SeenDocument file = Objects.requireNonNull(shown.document());
        assertThat(file.name()).isEqualTo("my-data.json");
        assertThat(new String(file.bytes(), StandardCharsets.UTF_8))
                .startsWith("{\n  \"version\" : 1,")
                .contains("\"app\" : \"telegram\"", "\"id\" : \"" + ana.id() + "\"");
        assertThat(telegram.calls().count("sendDocument")).isEqualTo(1);
    }

    private void taps(String label) {
        ana.taps(label);
        bot.settles();
    }
}
