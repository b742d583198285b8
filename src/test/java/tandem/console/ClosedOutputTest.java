package tandem.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import tandem.chat.Parcel;
import tandem.chat.SendResult;

/** The reader of the pipe has gone, or never came. */
final class ClosedOutputTest {

    private final Play play = Play.alone();

    @Test
    void endsAndKeepsWhatCouldNotBeShown() {
        play.bot.when("/tonight", Bot.message(1, "Tonight.", Bot.button("1.a", "Yes")));
        play.run(lines("/tonight\nnever read\n"), new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        assertThat(play.bot.results).singleElement().isInstanceOf(SendResult.Later.class);
        assertThat(play.bot.heard).hasSize(1);
        assertThat(play.type("1")).isEmpty();
    }

    @Test
    void showsNothingMoreOnceSomethingIsMissing() {
        play.bot.when("/tonight", Bot.message(1, "Tonight."), Bot.message(2, "Enjoy."));
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        OutputStream stumbling = new FilterOutputStream(shown) {
            private boolean stumbled;

            @Override
            public void write(byte[] bytes) throws IOException {
                if (!stumbled) {
                    stumbled = true;
                    throw new IOException("no space left");
                }
                super.write(bytes);
            }
        };
        play.run(lines("/tonight\n"), stumbling);
        assertThat(play.bot.results).hasSize(2).allMatch(SendResult.Later.class::isInstance);
        assertThat(shown.size()).isZero();
    }

    @Test
    void endsWhenTheInputBreaks() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        play.run(new PipedInputStream(), out);
        assertThat(out.size()).isZero();
    }

    @Test
    void deliversNothingBeforeItShowsWherePeopleWere() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ConsoleAdapter adapter =
                ConsoleAdapter.ofStreams(lines("\n"), out, new ConsoleSettings(List.of("you"), true), play.memory);
        CompletableFuture<SendResult> early = adapter.send(
                        new Parcel(People.privateChat("you"), null, Bot.message(1, "Good morning."), null))
                .toCompletableFuture();
        assertThat(early).isNotDone();
        play.run(adapter);
        assertThat(early).isCompletedWithValueMatching(SendResult.Sent.class::isInstance);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("Good morning.\n\n");
    }

    private static InputStream lines(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
