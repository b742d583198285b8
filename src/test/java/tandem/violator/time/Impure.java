package tandem.violator.time;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Each class in here does one thing that a pure package must not do. */
final class Impure {
    private Impure() {}

    static final class Now {
        Instant time() {
            return Instant.now();
        }
    }

    static final class NowByReference {
        Supplier<Instant> time() {
            return Instant::now;
        }
    }

    static final class Today {
        LocalDate date(ZoneId zone) {
            return LocalDate.now(zone);
        }
    }

    record OwnClock(Clock clock) {}

    static final class Machine {
        long ticks() {
            return System.nanoTime();
        }
    }

    static final class OwnThread {
        String name() {
            return Thread.currentThread().getName();
        }
    }

    record OwnChance(Random random) {}

    static final class SecureChance {
        Random random() {
            return new SecureRandom();
        }
    }

    static final class AnyName {
        String name() {
            return UUID.randomUUID().toString();
        }
    }

    static final class AnyNumber {
        double number() {
            return Math.random();
        }
    }

    static final class AnyOrder {
        void mix(List<String> list) {
            Collections.shuffle(list);
        }
    }

    static final class Reader {
        boolean exists(Path path) {
            return Files.exists(path);
        }
    }

    static final class LocalWords {
        Locale locale() {
            return Locale.getDefault();
        }
    }

    static final class LocalZone {
        ZoneId zone() {
            return ZoneId.systemDefault();
        }
    }

    record HiddenCount(AtomicInteger count) {}
}
