package tandem.violator.runtime;

import java.time.Duration;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Each class in here waits where nobody may. */
final class Lazy {
    private Lazy() {}

    static final class JdkTimer {
        CompletableFuture<String> run(CompletableFuture<String> stage) {
            return stage.orTimeout(1, TimeUnit.SECONDS);
        }
    }

    record OwnTimer(Timer timer) {}

    static final class Sleeper {
        void rest() throws InterruptedException {
            Thread.sleep(1000);
        }
    }

    static final class UnitSleeper {
        void rest() throws InterruptedException {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    static final class Parked {
        void rest(Duration time) {
            LockSupport.parkNanos(time.toNanos());
        }
    }
}
