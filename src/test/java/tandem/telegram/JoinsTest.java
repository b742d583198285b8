package tandem.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.PersonAddress;
import tandem.chat.Said;

/** What of a batch may be taken at once, in simulated time. */
class JoinsTest {

    private static final String TEXT = "{'message':{'chat':{'id':7,'type':'private'},'text':'hi'}}";

    private Instant now = Instant.parse("2026-01-05T20:00:00Z");
    private final Joins joins = new Joins(() -> now);

    @Test
    void whatStandsBeforeAJoinIsNotHeldUp() {
        assertThat(look(TEXT, TEXT, joins(-1), TEXT)).isEqualTo(2);
        now = now.plusSeconds(1);
        assertThat(look(joins(-1), TEXT, TEXT)).isEqualTo(3);
    }

    @Test
    void joinsHoldUpOthersOnceInTenSeconds() {
        assertThat(look(joins(-1))).isZero();
        assertThat(look(joins(-1), joins(-2), TEXT)).isEqualTo(3);
        now = now.plus(Duration.ofMillis(9_999));
        assertThat(look(TEXT, joins(-3), TEXT)).isEqualTo(3);
        now = now.plusMillis(1);
        assertThat(look(TEXT, joins(-4), TEXT)).isEqualTo(1);
        assertThat(look(joins(-4), TEXT)).isEqualTo(2);
    }

    @Test
    void whatCannotBeConfirmedHoldsUpAJoinOnce() {
        String withoutNumber = "{}";
        assertThat(look(withoutNumber, joins(-1))).isEqualTo(1);
        assertThat(look(withoutNumber, joins(-1))).isEqualTo(2);
    }

    @Test
    void nothingIsWaitedForThatIsThereAlready() {
        assertThat(look(joins(-1), moves(-1))).isEqualTo(2);
        String moved = "{'message':{'chat':{'id':-2,'type':'supergroup'},'migrate_from_chat_id':-5}}";
        assertThat(look(joins(-2), moved)).isEqualTo(2);
        assertThat(look(joins(-3))).isZero();
    }

    @Test
    void aJoinAfterAMoveIsNoNewsForTenSeconds() {
        look(moves(-1));
        now = now.plus(Duration.ofMillis(9_999));
        assertThat(look(joins(-1))).isEqualTo(1);
        assertThat(joins.isOnlyAnotherId(added(-1))).isTrue();
        assertThat(joins.isOnlyAnotherId(added(-2))).isFalse();
        now = now.plusMillis(1);
        look(TEXT);
        assertThat(joins.isOnlyAnotherId(added(-1))).isFalse();
    }

    @Test
    void aGroupThatHasPutTheBotOutSinceItMovedLetsItInAnew() {
        look(moves(-1), changes(-1, "supergroup", "member", "kicked"), joins(-1));
        assertThat(joins.isOnlyAnotherId(added(-1))).isFalse();
    }

    private static Incoming added(long group) {
        return new Incoming(
                new EventId("telegram", 0, "1"),
                ChatAddress.of("telegram", Long.toString(group)),
                true,
                new PersonAddress("telegram", "7"),
                "",
                true,
                new Said.Added());
    }

    private static String moves(long to) {
        return "{'message':{'chat':{'id':-5,'type':'group'},'migrate_to_chat_id':" + to + "}}";
    }

    @ParameterizedTest
    @CsvSource({
        "supergroup, member, administrator",
        "supergroup, administrator, restricted",
        "supergroup, member, kicked",
        "supergroup, left, kicked",
        "group, left, member",
        "private, kicked, member",
        "channel, left, administrator"
    })
    void onlyAJoinToASupergroupIsWaitedFor(String type, String before, String after) {
        assertThat(look(changes(-1, type, before, after), TEXT)).isEqualTo(2);
    }

    private int look(String... updates) {
        try {
            return joins.look(new ObjectMapper().readTree(("[" + String.join(",", updates) + "]").replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String joins(long id) {
        return changes(id, "supergroup", "left", "member");
    }

    private static String changes(long id, String type, String before, String after) {
        return ("{'my_chat_member':{'chat':{'id':%d,'type':'%s'},'old_chat_member':{'status':'%s'},"
                        + "'new_chat_member':{'status':'%s','is_member':true}}}")
                .formatted(id, type, before, after);
    }
}
