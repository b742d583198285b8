package tandem.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.telegram.fake.FakeTelegram;
import tandem.telegram.fake.Group;
import tandem.telegram.fake.Person;

/** Whole conversations through the real adapter, as the people see them. */
class ConversationTest {

    @TempDir
    private Path folder;

    private FakeTelegram telegram;
    private Hosted bot;
    private Person ana;

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
                .filteredOn(call -> !call.method().equals("getUpdates"))
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

    private void taps(String label) {
        ana.taps(label);
        bot.settles();
    }
}
