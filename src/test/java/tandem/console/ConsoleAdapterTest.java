package tandem.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tandem.chat.ChatAddress;
import tandem.chat.Choice;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.Picture;
import tandem.chat.Said;
import tandem.chat.SendResult;

/** Somebody alone at a pipe. */
final class ConsoleAdapterTest {

    private static final Choice DO_IT = Bot.button("2.a", "We'll do it");
    private static final Choice ANOTHER = Bot.button("2.b", "Another");

    private static final Parcel HELLO =
            new Parcel(new ChatAddress("console", "you", ""), null, Bot.message(1, "Hello."), null);

    private final Play play = Play.alone();

    @Test
    void answersCommandsTextsAndTaps() {
        play.bot.when("/tonight 10", Bot.message(2, "Tonight: Couch Anchor.", DO_IT, ANOTHER));
        play.bot.when("tap 2.a", Bot.message(3, "Enjoy."));
        String shown = play.type("/Tonight 10", "1", "thank you", "");
        assertThat(shown).isEqualTo("""
                Tonight: Couch Anchor.
                  1  We'll do it
                  2  Another

                Enjoy.

                """);
        assertThat(play.bot.said())
                .containsExactly(Said.Command.typed("tonight", "10"), new Said.Tap("2.a"), new Said.Text("thank you"));
    }

    @Test
    void saysWhatIsToBeSeenOnAPicture() {
        Outgoing outgoing = Bot.message(2, "They move together.");
        play.bot.when(
                "/lines",
                new Outgoing(
                        2,
                        Outgoing.Mode.NEW,
                        outgoing.audience(),
                        outgoing.text(),
                        List.of(),
                        false,
                        new Picture("pictures/two-lines.png", "Two lines")));
        assertThat(play.type("/lines")).isEqualTo("[Two lines]\nThey move together.\n\n");
    }

    @Test
    void saysWhoSpeaksAndWhere() {
        play.type("hello");
        play.type("", "hello");
        ChatAddress chat = new ChatAddress("console", "you", "");
        PersonAddress you = new PersonAddress("console", "you");
        Said hello = new Said.Text("hello");
        assertThat(play.bot.heard)
                .containsExactly(
                        new Incoming(new EventId("console", 1, "1"), chat, false, you, "You", true, hello),
                        new Incoming(new EventId("console", 2, "2"), chat, false, you, "You", true, hello));
    }

    @Test
    void tellsANewcomerHowToBeginAndOnlyOnce() {
        Play newcomer = Play.firstTime("you");
        assertThat(newcomer.type("")).contains("/start").doesNotContain("\n\n\n");
        assertThat(newcomer.bot.heard).isEmpty();
        assertThat(newcomer.type("")).isEmpty();
    }

    @Test
    void keepsNumberedChoicesAcrossARestart() {
        play.bot.when("/tonight", Bot.message(2, "Tonight: Couch Anchor.", DO_IT, ANOTHER));
        play.type("/tonight");
        String shown = play.type("2");
        assertThat(shown).isEqualTo("""
                Where you were:

                Tonight: Couch Anchor.
                  1  We'll do it
                  2  Another

                """);
        assertThat(play.bot.said()).endsWith(new Said.Tap("2.b"));
    }

    @Test
    void showsNothingAgainWhereNobodyTypes() {
        play.bot.when("/tonight", Bot.message(2, "Tonight: Couch Anchor.", DO_IT, ANOTHER));
        play.type("/tonight");
        assertThat(play.bytes(new byte[0])).isEmpty();
        assertThat(play.type("")).startsWith("Where you were:\n\nTonight: Couch Anchor.");
    }

    @Test
    void putsOffWhatIsToBeSaidWhereNobodyTypes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConsoleAdapter adapter = adapter(InputStream.nullInputStream(), out);
        CompletableFuture<SendResult> sent = adapter.send(HELLO).toCompletableFuture();
        assertThat(sent).isNotDone();
        play.run(adapter);
        assertThat(sent).isCompletedWithValueMatching(SendResult.Later.class::isInstance);
        assertThat(out.toByteArray()).isEmpty();
    }

    @Test
    void putsOffWhatIsToBeSaidWhenItEndsBeforeAnybodyTypes() {
        ConsoleAdapter adapter = adapter(InputStream.nullInputStream(), new ByteArrayOutputStream());
        CompletableFuture<SendResult> sent = adapter.send(HELLO).toCompletableFuture();
        adapter.end();
        assertThat(sent).isCompletedWithValueMatching(SendResult.Later.class::isInstance);
    }

    private ConsoleAdapter adapter(InputStream in, ByteArrayOutputStream out) {
        return ConsoleAdapter.ofStreams(in, out, new ConsoleSettings(List.of("you"), true), play.memory);
    }

    @Test
    void showsNothingAgainWhenNothingIsOpen() {
        play.bot.when("/tonight", Bot.message(2, "Tonight.", DO_IT));
        play.bot.when("/delete", Bot.message(3, "Everything is erased."));
        play.type("/tonight", "/delete");
        assertThat(play.type("1")).isEmpty();
        assertThat(play.bot.said()).endsWith(new Said.Text("1"));
        assertThat(play.memory.entries().toString()).doesNotContain("Tonight", "erased");
    }

    @Test
    void showsAChangedMessageAgain() {
        play.bot.when("/tonight", Bot.message(2, "Couch Anchor.", DO_IT, ANOTHER));
        play.bot.when("tap 2.b", Bot.edit(2, "Rose, Thorn, Bud.", Bot.button("4.a", "We'll do it")));
        assertThat(play.type("/tonight", "2", "1")).endsWith("""

                (changed)
                Rose, Thorn, Bud.
                  1  We'll do it

                """);
        assertThat(play.bot.said()).endsWith(new Said.Tap("4.a"));
    }

    @Test
    void showsAnEditOfAMessageLongGoneAsChanged() {
        play.bot.when("/tonight", Bot.edit(7, "Rose, Thorn, Bud."));
        assertThat(play.type("/tonight")).isEqualTo("(changed)\nRose, Thorn, Bud.\n\n");
    }

    @Test
    void takesChoicesAwayInSilence() {
        play.bot.when("/tonight", Bot.message(2, "Couch Anchor.", DO_IT));
        play.bot.when("/stop", Bot.withoutChoices(2));
        String shown = play.type("/tonight", "/stop", "1", "[We'll do it]");
        assertThat(shown).isEqualTo("Couch Anchor.\n  1  We'll do it\n\n");
        assertThat(play.bot.said()).endsWith(new Said.Text("1"), new Said.Text("[We'll do it]"));
        assertThat(play.bot.results).allMatch(SendResult.Sent.class::isInstance);
        assertThat(play.type("")).isEmpty();
    }

    @Test
    void copiesOnTheSpot() {
        String invitation = "Tea, ten minutes, and I just listen? ".repeat(4).strip();
        play.bot.when("/tonight", Bot.message(2, "Ear.", DO_IT, new Choice.Copy("Copy invitation", invitation)));
        assertThat(play.type("/tonight", "2")).endsWith("To copy:\n" + invitation + "\n\n");
        assertThat(play.bot.heard).hasSize(1);
    }

    @Test
    void movesTheClockAndSettles() {
        List<String> order = new ArrayList<>();
        InputStream in = new ByteArrayInputStream(":skip 1d2h\nhello\n".getBytes(StandardCharsets.UTF_8));
        ConsoleAdapter adapter = ConsoleAdapter.ofStreams(
                in, new ByteArrayOutputStream(), new ConsoleSettings(List.of("you"), true), play.memory);
        adapter.run(play.bot, by -> order.add("skip " + by), () -> order.add("settle"));
        assertThat(order).containsExactly("settle", "skip PT26H", "settle", "settle");
    }

    @Test
    void goesOnWhenTheClockOrTheWaitingFails() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        InputStream in = new ByteArrayInputStream(":skip 1d\nhello\n".getBytes(StandardCharsets.UTF_8));
        ConsoleAdapter adapter =
                ConsoleAdapter.ofStreams(in, out, new ConsoleSettings(List.of("you"), true), play.memory);
        adapter.run(
                play.bot,
                by -> {
                    throw new IllegalStateException("no clock");
                },
                () -> {
                    throw new IllegalStateException("too long");
                });
        assertThat(play.bot.said()).containsExactly(new Said.Text("hello"));
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("later");
    }

    @Test
    void saysHowFarTheClockWasMoved() {
        assertThat(play.type(":skip 90m", ":skip soon"))
                .startsWith("— 1h30m later —\n\n")
                .contains("I could not read that time.");
        assertThat(play.skipped).containsExactly(Duration.ofMinutes(90));
        assertThat(play.bot.heard).isEmpty();
    }

    @Test
    void explainsItselfAndEnds() {
        assertThat(play.type(":help", ":dance", ":quit", "never said"))
                .startsWith(Phrases.load().help(true))
                .contains("I don't know :dance.");
        assertThat(play.bot.heard).isEmpty();
    }

    @Test
    void showsANoticeAfterTheMessages() {
        play.bot.notice("1", "That was an earlier question.").when("1", Bot.message(2, "Hm?"));
        assertThat(play.type("1")).isEqualTo("Hm?\n\nThat was an earlier question.\n\n");
    }

    @Test
    void saysSoWhenALineCouldNotBeKept() {
        play.bot.refuse("fail");
        assertThat(play.type("fail", "throw", "hello"))
                .isEqualTo("I could not keep that; please say it again.\n\n".repeat(2));
        assertThat(play.bot.heard).hasSize(3);
    }

    @Test
    void logsAFailureWithoutAWord() {
        Play group = Play.firstTime("anna", "ben");
        group.bot.refuse("Added").refuse("fail");
        InputStream in = new ByteArrayInputStream("anna@ throw\nanna@ fail\n".getBytes(StandardCharsets.UTF_8));
        ConsoleAdapter adapter = ConsoleAdapter.ofStreams(
                in, new ByteArrayOutputStream(), new ConsoleSettings(List.of("anna", "ben"), true), group.memory);
        PrintStream before = System.err;
        ByteArrayOutputStream logged = new ByteArrayOutputStream();
        System.setErr(new PrintStream(logged, true, StandardCharsets.UTF_8));
        try {
            adapter.run(group.bot, by -> {}, () -> {
                throw new IllegalStateException("the disk is full");
            });
        } finally {
            System.setErr(before);
        }
        assertThat(logged.toString(StandardCharsets.UTF_8))
                .contains("the group could not be made known", "a line could not be stored", "waiting for what is due")
                .contains("java.lang.IllegalStateException", "Talk.java", "Opening.java")
                .doesNotContain("the disk is full");
    }

    @Test
    void neverShowsControlCharacters() {
        play.bot.when("/x", Bot.message(2, "a\u001B[2Jb\u0007\u202Ec", Bot.button("t", "d\u001B]0;x\u0007e\u009B")));
        String shown = play.type("/x\u001B[31m\u0000", "h\u0000e\u001B[1Ay\u202E");
        assertThat(shown).isEqualTo("abc\n  1  d]0;xe\n\n");
        assertThat(play.bot.said()).containsExactly(Said.Command.typed("x", ""), new Said.Text("hey"));
    }

    @Test
    void readsEveryLanguageAndWhatIsNone() {
        play.type("שלום 👩‍❤️‍👩 日本\r");
        play.bytes(new byte[] {'o', (byte) 0xFF, 'k', (byte) 0xC3});
        play.bytes("\uFEFFhello".getBytes(StandardCharsets.UTF_8));
        assertThat(play.bot.said())
                .containsExactly(
                        new Said.Text("שלום 👩‍❤️‍👩 日本"), new Said.Text("o\uFFFDk\uFFFD"), new Said.Text("hello"));
    }

    @Test
    void cutsAMegabyteInOneLine() {
        play.type("x".repeat(1 << 20), "hello");
        assertThat(play.bot.said()).containsExactly(new Said.Text("x".repeat(4096)), new Said.Text("hello"));
    }

    @Test
    void endsWithItsInput() {
        assertThat(play.bytes(new byte[0])).isEmpty();
        play.bytes("no line end".getBytes(StandardCharsets.UTF_8));
        assertThat(play.bot.said()).containsExactly(new Said.Text("no line end"));
    }
}
