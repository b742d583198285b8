package tandem.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold for every text: nothing fails, nothing takes long, order and locale do not matter. */
class AnyTextTest {
    private static final int TEXTS = 20_000;
    private static final Listener LISTENER = EnglishWords.listener();
    private static final List<List<Option>> QUESTIONS = List.of(
            ChooseTest.options("Heart / Touch / Both / Tell me more"),
            ChooseTest.options("We'll do it {yes, ok*} / Another / Shorter / Copy invitation"),
            ChooseTest.options("Yes / Not yet / No more questions"),
            ChooseTest.options("1 week / 2 weeks / Ten minutes"),
            ChooseTest.options("More heart {talk} / More touch {hug*, cuddl*}"),
            ChooseTest.options("Ask me / No need"),
            ChooseTest.options("👍 / 👎 / שלום / ❤️ Heart"),
            List.of(
                    new Option("", List.of("", "*", " ")),
                    new Option("\uD83D", List.of()),
                    new Option("!", List.of())));

    @Test
    void neverFailsAndDoesNotDependOnTheOrderOfOptions() {
        RandomText texts = new RandomText(new Random(20260105));
        for (int i = 0; i < TEXTS; i++) {
            List<Option> options = QUESTIONS.get(i % QUESTIONS.size());
            String text = texts.next(options);
            List<Option> shuffled = new ArrayList<>(options);
            Collections.shuffle(shuffled, new Random(i));

            Heard heard = LISTENER.choose(text, options);
            Heard again = LISTENER.choose(text, shuffled);

            if (heard.why() != Why.ORDINAL && again.why() != Why.ORDINAL) {
                assertThat(label(again, shuffled))
                        .as(() -> RandomText.show(text))
                        .isEqualTo(label(heard, options));
            }
        }
    }

    @Test
    void otherQuestionsNeverFailEither() {
        RandomText texts = new RandomText(new Random(42));
        List<List<String>> phrases = List.of(List.of("an idea for tonight", "", "\uD83D"), List.of("stop"), List.of());
        for (int i = 0; i < TEXTS; i++) {
            String text = texts.next(QUESTIONS.get(i % QUESTIONS.size()));
            assertThatCode(() -> {
                        LISTENER.phrase(text, phrases);
                        LISTENER.number(text);
                        LISTENER.minutes(text);
                        LISTENER.time(text);
                    })
                    .as(() -> RandomText.show(text))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "9", " ", "not ", "yes ", "\u0301", "ﷺ", "😀", "\uD83D", "1,", "\u202E"})
    void aMegabyteOfAnythingIsNothing(String unit) {
        String text = unit.repeat(1_000_000 / unit.length());
        assertTimeoutPreemptively(Duration.ofMillis(200), () -> {
            assertThat(LISTENER.choose(text, QUESTIONS.get(0))).isEqualTo(Heard.NOTHING);
            assertThat(LISTENER.phrase(text, List.of(List.of("stop")))).isEqualTo(Heard.NOTHING);
            assertThat(LISTENER.number(text)).isEmpty();
            assertThat(LISTENER.minutes(text)).isEmpty();
            assertThat(LISTENER.time(text)).isEmpty();
        });
    }

    @Test
    void theLimitIsExact() {
        String longest = "heart" + " ".repeat(Listener.LIMIT - 5);
        assertThat(LISTENER.choose(longest, QUESTIONS.get(0)).why()).isEqualTo(Why.EXACT);
        assertThat(LISTENER.choose(longest + " ", QUESTIONS.get(0))).isEqualTo(Heard.NOTHING);
        assertThat(LISTENER.number(" ".repeat(Listener.LIMIT - 1) + "7")).hasValue(7);
        assertThat(LISTENER.number(" ".repeat(Listener.LIMIT) + "7")).isEmpty();
    }

    @Test
    void nothingIsChosenFromNothing() {
        assertThat(LISTENER.choose("yes", List.of())).isEqualTo(Heard.NOTHING);
        assertThat(LISTENER.phrase("yes", List.of())).isEqualTo(Heard.NOTHING);
    }

    @Test
    void theLocaleDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(
                    new Locale.Builder().setLanguage("tr").setRegion("TR").build());
            Listener turkish = EnglishWords.listener();
            List<Option> options = ChooseTest.options("Idea / INVITE {MINI*} / Invite later");
            assertThat(turkish.choose("IDEA", options).why()).isEqualTo(Why.EXACT);
            assertThat(turkish.choose("idea", options).why()).isEqualTo(Why.EXACT);
            assertThat(turkish.choose("invite", options).why()).isEqualTo(Why.EXACT);
            assertThat(turkish.choose("miniature", options).why()).isEqualTo(Why.AUTHOR);
            assertThat(turkish.choose("I THINK FIFTH", options)).isEqualTo(Heard.NOTHING);
            assertThat(turkish.choose("THIRD", options).why()).isEqualTo(Why.ORDINAL);
            assertThat(turkish.number("FIFTY MINUTES")).hasValue(50);
            assertThat(turkish.time("MIDNIGHT")).isPresent();
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String label(Heard heard, List<Option> options) {
        return heard.choice().isPresent()
                ? options.get(heard.choice().getAsInt()).label()
                : heard.why().toString();
    }
}
