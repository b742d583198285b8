package tandem.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tandem.chat.Audience;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.Said;
import tandem.chat.SendResult;
import tandem.chat.Span;
import tandem.chat.Style;

/** A person at a terminal, with a keyboard that is a pipe. */
@Timeout(60)
final class TerminalScreenTest {

    private final Bot bot = new Bot();
    private final MapMemory memory = new MapMemory();
    private final PipedOutputStream keyboard = new PipedOutputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private @Nullable Thread session;

    @AfterEach
    void leave() throws IOException, InterruptedException {
        keyboard.close();
        if (session != null) {
            session.join();
        }
    }

    @Test
    void showsFormattingChoicesAndAPrompt() throws IOException {
        bot.when("/tonight", bold(1, "Tonight:"));
        sitDown("ansi", true, "you");
        type("/tonight\r");
        await().until(() -> shown().contains("\u001B[1mTonight:\u001B[0m"));
        assertThat(shown()).contains("> ").contains("\u001B[2m");
        assertThat(bot.said()).containsExactly(Said.Command.typed("tonight", ""));
    }

    @Test
    void showsNoFormattingWhereItIsNotWanted() throws IOException {
        bot.when("/tonight", bold(1, "Tonight:"));
        sitDown("ansi", false, "you");
        type("/tonight\r");
        await().until(() -> shown().contains("Tonight:"));
        assertThat(shown()).doesNotContain("\u001B[1m", "\u001B[2m");
    }

    @Test
    void worksOnADumbTerminal() throws IOException {
        bot.when("/tonight", bold(1, "Tonight:"));
        sitDown("dumb", true, "you");
        type("/tonight\r");
        await().until(() -> shown().contains("Tonight:"));
        assertThat(shown()).doesNotContain("\u001B[1m", "\u001B[2m");
    }

    @Test
    void guessesTheSizeOfATerminalThatDoesNotKnowIt() throws IOException {
        sitDown("ansi", new Size(0, 0), true, "you");
        type("half a line");
        await().until(() -> shown().contains("half a line"));
    }

    @Test
    void wrapsAtTheTerminalsWidth() throws IOException {
        bot.when("/tonight", Bot.message(1, "One talks and the other only listens."));
        sitDown("ansi", new Size(24, 10), false, "you");
        type("/tonight\r");
        await().until(() -> shown().contains("One talks and the other\r\nonly listens.\r\n"));
    }

    @Test
    void showsAMessageAboveALineThatIsBeingTyped() throws IOException {
        sitDown("ansi", true, "you");
        type("half a li");
        await().until(() -> shown().contains("half a li"));
        bot.send(new Parcel(People.privateChat("you"), null, Bot.message(1, "How did it go?"), null));
        await().until(() -> shown().indexOf("half a li", shown().indexOf("How did it go?")) > 0);
        type("ne\r");
        await().until(() -> bot.said().contains(new Said.Text("half a line")));
        assertThat(bot.results).allMatch(SendResult.Sent.class::isInstance);
    }

    @Test
    void hintsOnceThatNobodyHeard() throws IOException {
        sitDown("ansi", true, "anna", "ben");
        type("what shall we eat\rsoup\r/tonight\r");
        await().until(() -> bot.said().contains(Said.Command.typed("tonight", "")));
        assertThat(shown()).contains("anna> ").containsOnlyOnce("In a group the bot hears");
    }

    @Test
    void takesExclamationMarksAndQuotesAsTheyAre() throws IOException {
        sitDown("ansi", true, "you");
        type("don't! \"so\\\r");
        await().until(() -> bot.said().contains(new Said.Text("don't! \"so\\")));
    }

    @Test
    void endsAtControlC() throws Exception {
        sitDown("ansi", true, "you");
        type("half\u0003");
        await().until(() -> !running());
        assertThat(bot.heard).isEmpty();
    }

    @Test
    void controlCIsTheReadersWhileItReadsAndOursOtherwise() throws Exception {
        Terminal terminal = terminal("ansi", new Size(80, 24));
        TerminalScreen screen = new TerminalScreen(terminal);
        AtomicInteger interrupts = new AtomicInteger();
        screen.atInterrupt(interrupts::incrementAndGet);
        terminal.raise(Terminal.Signal.INT);
        assertThat(interrupts).hasValue(1);

        CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> screen.read("> ") == null);
        await().until(() -> shown().contains("> "));
        type("half\u0003");
        assertThat(ended.get(30, TimeUnit.SECONDS)).isTrue();
        assertThat(interrupts).hasValue(1);

        terminal.raise(Terminal.Signal.INT);
        assertThat(interrupts).as("it is ours again").hasValue(2);
        screen.close();
    }

    @Test
    void endsAtControlD() throws Exception {
        sitDown("ansi", true, "you");
        type("\u0004");
        await().until(() -> !running());
        assertThat(bot.heard).isEmpty();
    }

    @Test
    void endsWhenTheKeyboardGoes() throws Exception {
        sitDown("ansi", true, "you");
        type("/start\r");
        await().until(() -> !bot.heard.isEmpty());
        keyboard.close();
        await().until(() -> !running());
    }

    @Test
    void doesNotChokeOnAMegabyte() throws IOException {
        sitDown("ansi", true, "you");
        type("x".repeat(1 << 20) + "\r/start\r");
        await().atMost(Duration.ofSeconds(50)).until(() -> bot.said().contains(Said.Command.typed("start", "")));
        assertThat(bot.said()).first().isEqualTo(new Said.Text("x".repeat(4096)));
    }

    @Test
    void cutsAPastedMegabyte() throws IOException {
        sitDown("ansi", true, "you");
        type("\u001B[200~" + "x".repeat(1 << 20) + "\u001B[201~\r/start\r");
        await().atMost(Duration.ofSeconds(50)).until(() -> bot.said().contains(Said.Command.typed("start", "")));
        assertThat(bot.said()).first().isEqualTo(new Said.Text("x".repeat(4096)));
    }

    @Test
    void keepsNoMoreOfAPasteThanIsUsed() throws IOException {
        TerminalScreen screen = new TerminalScreen(terminal("ansi", new Size(80, 24)));
        type("\u001B[200~" + "x".repeat(20_000) + "\u001B[201~\r");
        assertThat(screen.read("> ")).hasSize(4096 + 128);
        screen.close();
    }

    private void sitDown(String type, boolean colour, String... people) throws IOException {
        sitDown(type, new Size(80, 24), colour, people);
    }

    private void sitDown(String type, Size size, boolean colour, String... people) throws IOException {
        memory.put("begun:you", "yes");
        memory.put("begun:group:anna,ben", "yes");
        memory.put("board:you", "1\u001E1\u001F\u001FEarlier.\u001Fbutton\u001D1.a\u001DYes");
        ConsoleAdapter console = new ConsoleAdapter(
                new TerminalScreen(terminal(type, size)),
                new ConsoleSettings(List.of(people), colour),
                memory,
                tandem.chat.Attachments.NONE);
        bot.at(console);
        Thread thread = new Thread(() -> console.run(bot, by -> {}, bot::settle), "session");
        thread.setDaemon(true);
        thread.start();
        session = thread;
        await().until(() -> shown().contains("> "));
    }

    private Terminal terminal(String type, Size size) throws IOException {
        PipedInputStream keys = new PipedInputStream(keyboard, 1 << 16);
        Terminal terminal = new ExternalTerminal("keyboard", type, keys, out, StandardCharsets.UTF_8);
        terminal.setSize(size);
        return terminal;
    }

    private void type(String keys) throws IOException {
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
    }

    private String shown() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private boolean running() {
        return session != null && session.isAlive();
    }

    private static Outgoing bold(long slot, String text) {
        return new Outgoing(
                slot,
                Outgoing.Mode.NEW,
                new Audience.EveryoneHere(),
                List.of(new Span(text, Style.BOLD)),
                List.of(Bot.button("t", "Yes")),
                false);
    }
}
