package tandem.console;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whole sessions in a pipe: lines in, text out. What the terminal remembers lasts from one session to the next. */
final class Play {

    final Bot bot = new Bot();
    final MapMemory memory = new MapMemory();
    final List<Duration> skipped = new ArrayList<>();
    private final ConsoleSettings settings;

    private Play(String... people) {
        this.settings = new ConsoleSettings(List.of(people), true);
    }

    /** Somebody alone who has been here before. */
    static Play alone() {
        return new Play("you").begun("you");
    }

    /** Anna and Ben, who have been here before. */
    static Play group() {
        return new Play("anna", "ben").begun("group:anna,ben");
    }

    static Play firstTime(String... people) {
        return new Play(people);
    }

    /** What is shown when these lines are typed. */
    String type(String... lines) {
        return bytes((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    String bytes(byte[] input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        run(new ByteArrayInputStream(input), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    void run(InputStream in, OutputStream out) {
        run(ConsoleAdapter.ofStreams(in, out, settings, memory));
    }

    void run(ConsoleAdapter adapter) {
        bot.at(adapter);
        adapter.run(bot, skipped::add, bot::settle);
    }

    private Play begun(String chat) {
        memory.put("begun:" + chat, "yes");
        return this;
    }
}
