package tandem.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import tandem.chat.ChatAddress;
import tandem.chat.SendLimits;

/**
 * How long a message has to wait so that a platform's {@link SendLimits} hold: arithmetic over what was sent and the
 * time it is told, without a clock. In no second or minute, wherever it begins, are there more messages than the limit
 * says. Not thread-safe.
 */
final class RateLimits {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SendLimits limits;
    private final Window overall;

    /** By chat; those that were used longest ago first. */
    private final Map<String, Window> chats = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<String, Window> groups = new LinkedHashMap<>(16, 0.75f, true);

    RateLimits(SendLimits limits) {
        this.limits = limits;
        this.overall = new Window(limits.perSecond(), SECOND);
    }

    /** How many messages there may be now over all chats. */
    int room(Instant now) {
        return limits.perSecond() == 0 ? Integer.MAX_VALUE : overall.room(now);
    }

    /** The earliest time, not before {@code now}, at which the limit over all chats allows one more. */
    Instant earliest(Instant now) {
        return limits.perSecond() == 0 ? now : overall.earliest(now);
    }

    /** The earliest time, not before {@code now}, at which the limits of this chat allow one more. */
    Instant earliest(ChatAddress chat, Instant now) {
        Window second = chats.get(chat.chat());
        Window minute = groups.get(chat.chat());
        Instant bySecond = second == null ? now : second.earliest(now);
        Instant byMinute = minute == null ? now : minute.earliest(now);
        return bySecond.isAfter(byMinute) ? bySecond : byMinute;
    }

    /** Says that a message for this chat is handed over now. */
    void note(ChatAddress chat, Instant now) {
        if (limits.perSecond() > 0) {
            overall.note(now);
        }
        if (limits.perChatSecond() > 0) {
            note(chats, chat, limits.perChatSecond(), SECOND, now);
        }
        if (limits.perGroupMinute() > 0 && limits.groups().test(chat)) {
            note(groups, chat, limits.perGroupMinute(), MINUTE, now);
        }
    }

    /** Chats that are remembered; those without a message in their window are not. */
    int remembered() {
        return chats.size() + groups.size();
    }

    private static void note(Map<String, Window> windows, ChatAddress chat, int most, Duration span, Instant now) {
        windows.computeIfAbsent(chat.chat(), key -> new Window(most, span)).note(now);
        Iterator<Window> oldest = windows.values().iterator();
        while (oldest.hasNext() && oldest.next().isEmpty(now)) {
            oldest.remove();
        }
    }
}
