package tandem.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a pattern hears, and what has a say in that. */
class DetectorTest {

    private static final Set<String> LISTS = Set.of("partner", "hits");

    private final Detector detector = new Detector(new Patterns(
            Map.of(
                    "partner",
                    List.of("he", "my husband", "my ex"),
                    "hits",
                    List.of("hit", "hits", "hitting", "throttles")),
            List.of("never", "doesn't"),
            patterns("hit me up", "hits ..2 gym"),
            patterns("in the movie"),
            patterns("my ex"),
            patterns("my husband"),
            Map.of(
                    Concern.VIOLENCE, patterns("{partner} ..3 {hits} ..1 me|us"),
                    Concern.DANGER, patterns("has a knife"),
                    Concern.SELF_HARM, patterns("want to be gone")),
            Map.of(Concern.VIOLENCE, patterns("afraid of {partner}"))));

    private static List<Pattern> patterns(String... texts) {
        return Stream.of(texts).map(text -> Pattern.of(text, LISTS)).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "he hits me, STRONG, VIOLENCE",
        "HE HITS ME!, STRONG, VIOLENCE",
        "'so, my husband really often hits even me', STRONG, VIOLENCE",
        "my husband may now and again hit me, NONE,",
        "he hits everybody but me, NONE,",
        "he. hits me, NONE,",
        "he ... hits me, STRONG, VIOLENCE",
        "he hiiiits me, STRONG, VIOLENCE",
        "he hitting us, STRONG, VIOLENCE",
        "he hititng us, STRONG, VIOLENCE",
        "he hiting us, STRONG, VIOLENCE",
        "he htis me, STRONG, VIOLENCE",
        "hé hîts mé, STRONG, VIOLENCE",
        "he never hits me, WEAK, VIOLENCE",
        "he doesn’t hit me, WEAK, VIOLENCE",
        "I'm never afraid of him. he hits me, STRONG, VIOLENCE",
        "afraid of my husband, WEAK, VIOLENCE",
        "never afraid of my husband, WEAK, VIOLENCE",
        "he said hit me up, NONE,",
        "he hits the old gym and then me, NONE,",
        "he said hit me up and then he hit me, STRONG, VIOLENCE",
        "in the movie he hits me, NONE,",
        "he hits me in the movie, NONE,",
        "in the movie it rains. he hits me, STRONG, VIOLENCE",
        "my ex hits me, STRONG, PAST",
        "my ex was kind. he hits me, STRONG, PAST",
        "my ex was kind. my husband hits me, STRONG, VIOLENCE",
        "my ex has a knife, STRONG, DANGER",
        "he hits me and he has a knife, STRONG, DANGER",
        "i want to be gone when he hits me, STRONG, SELF_HARM",
        "'', NONE,",
        "hits, NONE,"
    })
    void isHeardOrNot(String text, Strength strength, Concern concern) {
        assertThat(detector.detect(text)).isEqualTo(new Verdict(strength, concern));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{nobody} hits me",
                "{partner ..2",
                "he ..0 hits",
                "he ..9 hits",
                "he ..x hits",
                "he ..",
                "..2 he",
                "he ..2",
                "he ..2 ..2 hits",
                "a|b-c",
                "!",
                "",
                "a b c d e f g h i j k l m"
            })
    void whatIsNoPatternIsRefused(String text) {
        assertThatThrownBy(() -> Pattern.of(text, LISTS)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPatternHasItsPartsInOrder() {
        assertThat(Pattern.of(" {partner}  ..3 hits|kicks me ", LISTS).parts())
                .containsExactly(
                        new Pattern.Part(0, "partner", List.of()),
                        new Pattern.Part(3, "", List.of("hits", "kicks")),
                        new Pattern.Part(0, "", List.of("me")));
    }
}
