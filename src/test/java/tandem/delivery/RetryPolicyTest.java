package tandem.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

    @Test
    void endsAfterTenTries() {
        assertThat(RetryPolicy.isLast(8)).isFalse();
        assertThat(RetryPolicy.isLast(9)).isTrue();
        assertThat(RetryPolicy.isLast(Integer.MAX_VALUE)).isTrue();
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToFiveMinutes() {
        assertThat(RetryPolicy.after(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(RetryPolicy.after(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(RetryPolicy.after(8)).isEqualTo(Duration.ofSeconds(256));
        assertThat(RetryPolicy.after(9)).isEqualTo(Duration.ofMinutes(5));
        assertThat(RetryPolicy.after(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
    }
}
