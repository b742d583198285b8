package tandem.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tandem.chat.FloodGuard;
import tandem.chat.Incoming;
import tandem.chat.Said;

/** Keeps a person who says too much at once from slowing everybody else: one is told once. For one thread. */
final class Floods {

    /** Older than this, in seconds, a message has waited for us; clocks of two machines may differ by less. */
    private static final long WAITED = 60;

    private final FloodGuard guard = new FloodGuard();

    /** Of updates that are not confirmed, by their number: one that is delivered again is not sent twice. */
    private final Map<Long, FloodGuard.Verdict> verdicts = new HashMap<>();

    private final InstantSource clock;
    private final InstantSource steady;

    Floods(InstantSource clock, InstantSource steady) {
        this.clock = clock;
        this.steady = steady;
    }

    /** What is to be made of something that was said: itself, a flood to be told of, or nothing. */
    Optional<Incoming> admit(long id, Incoming incoming, JsonNode update) {
        if (!isAPersonsOwn(incoming.said())) {
            return Optional.of(incoming);
        }
        return switch (verdicts.computeIfAbsent(id, any -> guard.judge(incoming.person(), said(update)))) {
            case TAKE -> Optional.of(incoming);
            case TELL -> Optional.of(incoming.asFlood());
            case DROP -> Optional.empty();
        };
    }

    /** Those before this update are stored. */
    void confirm(long first) {
        verdicts.keySet().removeIf(id -> id < first);
    }

    /** What else happens, such as that the bot is put out of a group, is said once and never again. */
    private static boolean isAPersonsOwn(Said said) {
        return said instanceof Said.Text || said instanceof Said.Command || said instanceof Said.Tap;
    }

    /** When something was said: what waited for us while nothing ran comes at once, and is no flood for that. */
    private Instant said(JsonNode update) {
        long now = clock.instant().getEpochSecond();
        long date = update.path("message").path("date").asLong();
        boolean waited = date > 0 && date < now - WAITED;
        return waited ? steady.instant().minusSeconds(now - date) : steady.instant();
    }
}
