package tandem.telegram.fake;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How fast Telegram lets a bot send: about 30 messages a second overall, one a second to a chat with a little burst, 20 a
 * minute to a group. Guarded by the lock of the {@link World}.
 */
final class RateWatch {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Holds so many messages, and gets one more in every interval. */
    private static final class Bucket {
        final int size;
        final long interval;
        double content;
        long lastLook;

        Bucket(int size, long interval, long now) {
            this.size = size;
            this.interval = interval;
            this.content = size;
            this.lastLook = now;
        }

        /** Nanoseconds until it holds a message. */
        long missing(long now) {
            content = Math.min(size, content + (double) (now - lastLook) / interval);
            lastLook = now;
            return content >= 1 ? 0 : (long) ((1 - content) * interval) + 1;
        }
    }

    private final Map<Long, Bucket> perChat = new HashMap<>();
    private final Map<Long, Bucket> perGroup = new HashMap<>();
    private final Bucket overall = new Bucket(30, SECOND / 30, System.nanoTime());
    private boolean isWatching;
    private boolean isEnforcing;
    private int violations;

    void watch(boolean enforce) {
        isWatching = true;
        isEnforcing = enforce;
    }

    int violations() {
        return violations;
    }

    /** Takes note of a message. Refuses it when there are too many and that is to be enforced. */
    void sending(Room room) {
        if (!isWatching) {
            return;
        }
        long now = System.nanoTime();
        Bucket chat = perChat.computeIfAbsent(room.id(), id -> new Bucket(3, SECOND, now));
        long missing = Math.max(overall.missing(now), chat.missing(now));
        Bucket group = null;
        if (room.kind().isGroup()) {
            group = perGroup.computeIfAbsent(room.id(), id -> new Bucket(20, 3 * SECOND, now));
            missing = Math.max(missing, group.missing(now));
        }
        if (missing > 0) {
            violations++;
            if (isEnforcing) {
                throw Refusal.tooManyRequests((missing + SECOND - 1) / SECOND);
            }
            return;
        }
        overall.content--;
        chat.content--;
        if (group != null) {
            group.content--;
        }
    }
}
