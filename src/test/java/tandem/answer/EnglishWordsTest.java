package tandem.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The shipped lists do what they say, word by word. */
class EnglishWordsTest {
    private static final Words WORDS = EnglishWords.read();
    private static final Listener LISTENER = new Listener(WORDS);
    private static final List<Option> YES_NO = ChooseTest.options("Yes / No / Tell me more");

    @Test
    void everyYesIsYes() {
        assertThat(WORDS.yes())
                .hasSizeGreaterThan(60)
                .allSatisfy(word -> assertThat(choice(word)).isEqualTo("Yes"));
    }

    @Test
    void everyNoIsNo() {
        assertThat(WORDS.no())
                .hasSizeGreaterThan(60)
                .allSatisfy(word -> assertThat(choice(word)).isEqualTo("No"));
    }

    @Test
    void noOtherListSaysYes() {
        for (Set<String> list : List.of(
                WORDS.fillers(),
                WORDS.stops(),
                WORDS.negations(),
                WORDS.both(),
                WORDS.reservations(),
                WORDS.markers())) {
            assertThat(list).allSatisfy(word -> {
                boolean elsewhere =
                        WORDS.yes().contains(word) || WORDS.numbers().containsKey(word);
                assertThat(elsewhere || !choice(word).equals("Yes")).isTrue();
            });
        }
    }

    @Test
    void noRefusalOrReservationBeforeAYesIsAYes() {
        List<String> before = new ArrayList<>(WORDS.negations());
        before.addAll(WORDS.reservations());
        before.addAll(WORDS.no());
        assertThat(before).allSatisfy(word -> {
            assertThat(choice(word + " yes")).isNotEqualTo("Yes");
            assertThat(choice("yes " + word)).isNotEqualTo("Yes");
        });
    }

    @Test
    void everyPositionIsOne() {
        List<Option> twenty = new ArrayList<>();
        for (char each = 'a'; each < 'a' + 20; each++) {
            twenty.add(new Option("Choice" + each, List.of()));
        }
        assertThat(WORDS.ordinals())
                .allSatisfy((word, position) -> assertThat(LISTENER.choose("the " + word, twenty))
                        .isEqualTo(Heard.of(position - 1, Why.ORDINAL)));
        assertThat(WORDS.last())
                .allSatisfy(word -> assertThat(LISTENER.choose(word, twenty)).isEqualTo(Heard.of(19, Why.ORDINAL)));
    }

    @Test
    void everyNumberIsRead() {
        assertThat(WORDS.numbers())
                .allSatisfy((word, value) -> assertThat(LISTENER.number(word)).hasValue(value));
    }

    @Test
    void everyHourAndOffsetIsRead() {
        assertThat(WORDS.clock().hours().keySet())
                .allSatisfy(word -> assertThat(LISTENER.time(word)).isPresent());
        assertThat(WORDS.clock().offsets().keySet())
                .allSatisfy(word -> assertThat(LISTENER.time(word + " nine")).isPresent());
    }

    @Test
    void listsAreSorted() throws IOException {
        JsonNode root = JsonMapper.builder().build().readTree(EnglishWords.FILE.toFile());
        for (JsonNode list : root) {
            if (list.isArray()) {
                List<String> words = new ArrayList<>();
                list.forEach(word -> words.add(word.asText()));
                assertThat(words).isSorted().doesNotHaveDuplicates();
            }
        }
    }

    private static String choice(String text) {
        Heard heard = LISTENER.choose(text, YES_NO);
        return heard.choice().isPresent()
                ? YES_NO.get(heard.choice().getAsInt()).label()
                : "";
    }
}
