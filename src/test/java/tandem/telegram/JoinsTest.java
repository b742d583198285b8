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

/** What of a batch may be taken at once, in simulated time. */
class JoinsTest {

    private static final String TEXT = "{'message':{'chat':{'id':7,'type':'private'},'text':'hi'}}";

    private Instant now = Instant.parse("2026-01-05T20:00:00Z");
    private final Joins joins = new Joins(() -> now);

    @Test
    void whatStandsBeforeAJoinIsNotHeldUp() {
        assertThat(look(TEXT, TEXT, joins(-1), TEXT)).isEqualTo(2);
        assertThat(look(joins(-1), TEXT)).isZero();
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
        assertThat(look(joins(-4), TEXT)).isZero();
    }

    @Test
    void nothingIsWaitedForThatIsThereAlready() {
        String moves = "{'message':{'chat':{'id':-5,'type':'group'},'migrate_to_chat_id':-1}}";
        assertThat(look(joins(-1), moves)).isEqualTo(2);
        String moved = "{'message':{'chat':{'id':-2,'type':'supergroup'},'migrate_from_chat_id':-5}}";
        assertThat(look(joins(-2), moved)).isEqualTo(2);
        assertThat(look(joins(-2))).isZero();
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
