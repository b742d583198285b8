package tandem.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    @Test
    void tenTriesThatSaySomethingAreEnough() {
        assertThat(RetryPolicy.isEnough(new Tries(1_000, 9, 5))).isFalse();
        assertThat(RetryPolicy.isEnough(new Tries(10, 10, 5))).isTrue();
        assertThat(RetryPolicy.isEnough(new Tries(10, 10, 5).failed())).isTrue();
    }

    @Test
    void aTrySaysSomethingWhenSomebodyWasAnsweredSinceTheOneBefore() {
        Tries first = Tries.NONE.uncertain(5);
        assertThat(first).isEqualTo(new Tries(1, 1, 5));
        assertThat(first.uncertain(5)).isEqualTo(new Tries(2, 1, 5));
        assertThat(first.uncertain(5).uncertain(6)).isEqualTo(new Tries(3, 2, 6));
        assertThat(first.failed()).isEqualTo(new Tries(2, 2, 5));
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToFiveMinutes() {
        assertThat(RetryPolicy.after(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(RetryPolicy.after(new Tries(1, 0, 5))).isEqualTo(Duration.ofSeconds(1));
        assertThat(RetryPolicy.after(new Tries(2, 0, 5))).isEqualTo(Duration.ofSeconds(2));
        assertThat(RetryPolicy.after(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(RetryPolicy.after(8)).isEqualTo(Duration.ofSeconds(256));
        assertThat(RetryPolicy.after(9)).isEqualTo(Duration.ofMinutes(5));
        assertThat(RetryPolicy.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
    }
}
