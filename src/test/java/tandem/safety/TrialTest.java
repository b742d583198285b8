package tandem.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How it is counted what is heard. */
class TrialTest {

    private static Verdict heard(String line) {
        return line.startsWith("x") ? new Verdict(Strength.STRONG, Concern.DANGER) : Verdict.NONE;
    }

    private static List<String> lines(int heard, int silent) {
        return IntStream.range(0, heard + silent)
                .mapToObj(i -> (i < heard ? "x" : "y") + i)
                .toList();
    }

    private static Trial.Result of(List<String> told, List<String> benign) {
        return of(false, told, benign);
    }

    private static Trial.Result of(boolean blind, List<String> told, List<String> benign) {
        return new Trial("t", "en", blind, Map.of(Concern.PAST, told), benign).of(TrialTest::heard);
    }

    @Test
    void linesThatNobodyLearnedHaveBoundsOfTheirOwn() {
        assertThat(of(true, lines(170, 30), lines(32, 368)).passes()).isTrue();
        assertThat(of(true, lines(169, 31), lines(32, 368)).passes()).isFalse();
        assertThat(of(true, lines(170, 30), lines(33, 367)).passes()).isFalse();
    }

    @Test
    void whatIsHeardMissedAndHeardWronglyIsCounted() {
        Trial.Result result = of(lines(9, 1), lines(1, 99));
        assertThat(result.counts()).containsExactly(Map.entry(Concern.PAST, new Trial.Count(10, 9, 0, 9)));
        assertThat(result.missed()).containsExactly("y9");
        assertThat(result.falseAlarms()).containsExactly("x0");
        assertThat(result.passes()).as("too few lines to measure anything").isFalse();
    }

    @Test
    void oneLineTooFewOrTooManyIsNotGoodEnough() {
        assertThat(of(lines(180, 20), lines(4, 396)).passes()).isTrue();
        assertThat(of(lines(179, 21), lines(4, 396)).passes()).isFalse();
        assertThat(of(lines(180, 20), lines(5, 395)).passes()).isFalse();
        assertThat(of(lines(149, 0), lines(0, 300)).passes()).isFalse();
        assertThat(of(lines(150, 0), lines(0, 299)).passes()).isFalse();
        assertThat(of(lines(150, 0), lines(0, 300)).passes()).isTrue();
    }
}
