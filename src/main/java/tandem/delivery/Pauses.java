package tandem.delivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import tandem.chat.ChatAddress;

/** Until when the chats of one platform are to be left alone, each with all its topics. Thread-safe. */
final class Pauses {

    private record Pause(String chat, Instant until) {}

    private final Map<String, Instant> chats = new HashMap<>();

    /** All that began, so that those that are over are found and forgotten. */
    private final PriorityQueue<Pause> ends = new PriorityQueue<>(Comparator.comparing(Pause::until));

    /** Says that nothing is to be sent to this chat before that time; a longer pause of it stays. */
    synchronized void begin(ChatAddress chat, Instant until, Instant now) {
        forget(now);
        Instant before = chats.get(chat.chat());
        if (before == null || before.isBefore(until)) {
            chats.put(chat.chat(), until);
            ends.add(new Pause(chat.chat(), until));
        }
    }

    /** The earliest time, not before {@code now}, at which something may be sent to this chat. */
    synchronized Instant earliest(ChatAddress chat, Instant now) {
        forget(now);
        return chats.getOrDefault(chat.chat(), now);
    }

    /** Chats that are remembered; those whose pause is over are not. */
    synchronized int remembered() {
        return chats.size();
    }

    private void forget(Instant now) {
        for (Pause first = ends.peek(); first != null && !first.until().isAfter(now); first = ends.peek()) {
            ends.remove();
            chats.remove(first.chat(), first.until());
        }
    }
}
