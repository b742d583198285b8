package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tandem.chat.Said;

/** What the bot does when it was put out of a chat, and when somebody sends more than it can follow: hardly anything. */
class LeavingTest {

    private static final String FLOOD = "That's faster than I can follow. Give me a moment, and I'll listen again.";

    private static final String TALK =
            TestFlows.with("\"tried\": { \"type\": \"number\", \"scope\": \"person\", \"default\": 0 }", "talk", """
            { "id": "count", "type": "set", "var": "tried", "add": 1 },
            { "id": "pick", "type": "ask", "answeredBy": "anyone", "text": "At {tried}.", "choices": [
              { "id": "on", "label": "On", "next": "count" }, { "id": "later", "label": "Later", "next": "sleep" } ],
              "timeout": { "after": "1h", "next": "late" } },
            { "id": "sleep", "type": "wait", "for": "1d" },
            { "id": "late", "type": "end", "text": "Late." }""");

    private final Conversing ana = new Conversing(TestDialogs.of(TALK));

    @Test
    void aPrivateChatThatIsClosedIsLeftInSilenceAndNothingComesLater() {
        ana.types("/talk");
        ana.taps("Later");
        ana.types("/talk");
        assertThat(ana.due()).isEqualTo(2);
        assertThat(ana.says(new Said.Removed(), true)).isEmpty();
        assertThat(ana.due()).isZero();
        assertThat(ana.waits("P7D")).isEmpty();
    }

    @Test
    void whoComesBackIsStillKnownAndBeginsAnew() {
        ana.types("/talk");
        ana.says(new Said.Removed(), true);
        assertThat(ana.taps("On")).isEmpty();
        assertThat(ana.notice()).startsWith("That was an earlier question");
        assertThat(ana.types("/talk")).containsExactly("At 2.");
    }

    @Test
    void aGroupIsForgottenInSilence() {
        Conversing group = ana.inGroup();
        group.types("/talk");
        assertThat(group.says(new Said.Removed(), true)).isEmpty();
        assertThat(group.waits("P7D")).isEmpty();
        assertThat(group.types("/talk")).containsExactly("At 1.");
    }

    @Test
    void aFloodIsToldOnceAndChangesNothing() {
        for (Conversing chat : List.of(ana, ana.inGroup())) {
            chat.types("/talk");
            assertThat(chat.says(new Said.Flood(false), true)).containsExactly(FLOOD);
            assertThat(chat.says(new Said.Flood(true), true)).isEmpty();
            assertThat(chat.notice()).isEqualTo(FLOOD);
            assertThat(chat.as("Ben").says(new Said.Flood(false), false)).containsExactly(FLOOD);
            assertThat(chat.taps("On")).hasSize(1);
        }
    }
}
