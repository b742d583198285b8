package tandem.runtime;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.chat.ChatAddress;

/**
 * Events that their platforms were told we have, and whose turns could not be stored yet: for each chat those that are
 * to be played before anything else, in order. They stand in the store as well, from where the next start takes them.
 * Thread-safe; the events of one chat are for one thread at a time, that of its lane.
 */
final class Owed<E> {

    private final Map<ChatAddress, Deque<E>> events = new HashMap<>();

    /** Adds an event behind those that are owed already; true when it is the only one of its chat. */
    synchronized boolean add(ChatAddress chat, E event) {
        Deque<E> waiting = events.computeIfAbsent(chat, key -> new ArrayDeque<>());
        waiting.add(event);
        return waiting.size() == 1;
    }

    /** The event to be played next, or null when none is owed. */
    synchronized @Nullable E first(ChatAddress chat) {
        Deque<E> waiting = events.get(chat);
        return waiting == null ? null : waiting.peek();
    }

    /** The first is played. */
    synchronized void played(ChatAddress chat) {
        Deque<E> waiting = events.get(chat);
        if (waiting != null) {
            waiting.remove();
            if (waiting.isEmpty()) {
                events.remove(chat);
            }
        }
    }
}
