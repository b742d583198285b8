package tandem.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.chat.ChatAdapter;
import tandem.chat.MessageRef;
import tandem.chat.Parcel;
import tandem.chat.SendResult;
import tandem.engine.Dialogs;
import tandem.engine.TestDialogs;

/** The real store and the real pumps over ten days in which nothing ran: one message, not ten, and none twice. */
final class CatchUpTest {

    private static final Instant START = Instant.parse("2026-01-05T20:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PEOPLE = 20;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final AtomicLong events = new AtomicLong();
    private final List<String> said = Collections.synchronizedList(new ArrayList<>());

    @TempDir
    private Path folder;

    private static String waiting(String id, String wait) {
        return """
            { "flow": "ID", "language": "en", "title": "T", "triggers": [ { "command": "ID" } ], "steps": [
              { "id": "wait", "type": "wait", WAIT },
              { "id": "how", "type": "ask", "text": "How was ID?", "choices": [ { "id": "fine", "label": "Fine" } ],
                "timeout": { "after": "1d", "next": "bye" } },
              { "id": "bye", "type": "end" } ] }
            """.replace("ID", id).replace("WAIT", wait);
    }

    private static Dialogs dialogs() {
        return TestDialogs.of(
                waiting("follow", "\"for\": \"1d\""),
                waiting("path", "\"for\": \"3d\""),
                waiting("weekly", "\"for\": \"7d\""),
                """
                { "flow": "nudges", "language": "en", "title": "T", "triggers": [ { "command": "nudges" } ], "standing": true,
                  "steps": [
                    { "id": "wait", "type": "wait", "for": "84h", "at": "their-hour", "nudge": true },
                    { "id": "say", "type": "call", "flow": "nudge", "apart": true, "next": "wait" } ] }
                """,
                """
                { "flow": "nudge", "language": "en", "title": "T", "steps": [
                    { "id": "ask", "type": "ask", "text": "A small idea?", "choices": [ { "id": "yes", "label": "Yes" } ],
                      "timeout": { "after": "12h", "next": "bye" } },
                    { "id": "bye", "type": "end" } ] }
                """);
    }

    private final class Chats implements ChatAdapter {
        private long delivered;

        @Override
        public String platform() {
            return Happening.PLATFORM;
        }

        @Override
        public synchronized CompletionStage<SendResult> send(Parcel parcel) {
            said.add(parcel.chat().chat() + " " + parcel.outgoing().plainText());
            return CompletableFuture.completedStage(new SendResult.Sent(new MessageRef(Long.toString(++delivered))));
        }
    }

    /** What was said until this moment, once everything that is due has been. */
    private List<String> until(WholeBot bot, Instant moment) throws InterruptedException {
        now.set(moment);
        assertThat(bot.settle(PATIENCE)).isTrue();
        List<String> heard = List.copyOf(said);
        said.clear();
        return heard;
    }

    private static List<String> each(String text) {
        List<String> all = new ArrayList<>();
        for (int person = 0; person < PEOPLE; person++) {
            all.add("private" + person + " " + text);
        }
        return all;
    }

    @Test
    void oneMessageComesAndTheOthersOnTheNextDays() throws Exception {
        try (WholeStore whole = WholeStore.encrypted(folder)) {
            try (WholeBot bot = new WholeBot(whole.store(), dialogs(), now::get, 8, new Chats())) {
                for (int person = 0; person < PEOPLE; person++) {
                    for (String command : List.of("/nudges", "/weekly", "/path", "/follow")) {
                        Happening happening = new Happening(events.incrementAndGet(), "private" + person, 0, command);
                        bot.submit(happening.incoming()).toCompletableFuture().join();
                    }
                }
                assertThat(until(bot, START)).isEmpty();
            }
            // Ten days in which nothing runs.
            Instant back = START.plus(Duration.ofDays(10)).plusSeconds(3 * 3600);
            now.set(back);
            try (WholeBot bot = new WholeBot(whole.store(), dialogs(), now::get, 8, new Chats())) {
                assertThat(until(bot, back)).containsExactlyInAnyOrderElementsOf(each("How was follow?"));
                // The clock is set back and forward again: nothing is said once more.
                assertThat(until(bot, back.minus(Duration.ofDays(9)))).isEmpty();
                assertThat(until(bot, back.plusSeconds(3600))).isEmpty();
                assertThat(until(bot, START.plus(Duration.ofDays(11)).minusSeconds(1)))
                        .isEmpty();
                assertThat(until(bot, START.plus(Duration.ofDays(11))))
                        .containsExactlyInAnyOrderElementsOf(each("A small idea?"));
                assertThat(until(bot, back.plus(Duration.ofDays(1)).minusSeconds(1)))
                        .isEmpty();
                assertThat(until(bot, back.plus(Duration.ofDays(1))))
                        .containsExactlyInAnyOrderElementsOf(each("How was path?"));
                assertThat(until(bot, back.plus(Duration.ofDays(2))))
                        .containsExactlyInAnyOrderElementsOf(each("How was weekly?"));
                assertThat(until(bot, back.plus(Duration.ofDays(2)).plusSeconds(7200)))
                        .isEmpty();
            }
        }
    }
}
