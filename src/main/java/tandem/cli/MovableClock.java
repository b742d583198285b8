package tandem.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import tandem.chat.Memory;

/** The terminal's own clock: the real one, moved forward by as much as was skipped, also in earlier sessions. Thread-safe. */
final class MovableClock implements InstantSource {

    private static final String SKIPPED = "skipped-seconds";

    private final InstantSource real;
    private final Memory memory;
    private volatile Duration skipped;

    MovableClock(InstantSource real, Memory memory) {
        this.real = real;
        this.memory = memory;
        this.skipped =
                Duration.ofSeconds(memory.get(SKIPPED).map(Long::parseLong).orElse(0L));
    }

    @Override
    public Instant instant() {
        return real.instant().plus(skipped);
    }

    /** Another clock, moved on by whatever is skipped from now on. */
    InstantSource moving(InstantSource other) {
        Duration before = skipped;
        return () -> other.instant().plus(skipped).minus(before);
    }

    synchronized void skip(Duration span) {
        Duration further = skipped.plus(span);
        memory.put(SKIPPED, Long.toString(further.toSeconds()));
        skipped = further;
    }
}
