package tandem.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.store.TestStores;

class WatchdogTest {

    /** Less than a pump rests when nobody signals. */
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    @Test
    void whatEndsBeforeAllOthersIsNoticedInTime() throws InterruptedException {
        InstantSource clock = InstantSource.system();
        try (Store store = TestStores.onDisk(folder);
                Watchdog watchdog = new Watchdog(store, clock, clock)) {
            Thread thread = new Thread(watchdog, "watchdog");
            thread.start();
            watchdog.later(Duration.ofHours(1), () -> {});
            assertThat(watchdog.awaitIdle(SOON)).isTrue();
            CountDownLatch later = new CountDownLatch(1);
            CountDownLatch first = new CountDownLatch(1);
            watchdog.later(Duration.ofMillis(200), later::countDown);
            watchdog.later(Duration.ofMillis(100), first::countDown);
            assertThat(first.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(later.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
    }
}
