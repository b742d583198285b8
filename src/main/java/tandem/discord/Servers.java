package tandem.discord;

import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The servers that have put the bot out. That the library does not know a server proves nothing: it forgets all of them with
 * a session, and finds them one after another in the next. Thread-safe.
 */
final class Servers {

    private final InstantSource clock;
    private final Set<String> left = ConcurrentHashMap.newKeySet();

    Servers(InstantSource clock) {
        this.clock = clock;
    }

    /** It has put the bot out; answers with a name for that. */
    String left(String server) {
        left.add(server);
        return "left-" + clock.instant().getEpochSecond() + "-" + server;
    }

    /** It has let the bot in. */
    void joined(String server) {
        left.remove(server);
    }

    boolean hasLeft(String server) {
        return left.contains(server);
    }
}
