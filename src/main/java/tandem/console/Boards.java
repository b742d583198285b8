package tandem.console;

import java.util.HashMap;
import java.util.Map;
import tandem.chat.ChatAddress;
import tandem.chat.Memory;

/** The boards of all chats at this terminal. What people can tap is kept across restarts. Thread-safe. */
final class Boards {

    private final Memory memory;
    private final People people;
    private final Map<ChatAddress, Board> boards = new HashMap<>();

    Boards(Memory memory, People people) {
        this.memory = memory;
        this.people = people;
    }

    synchronized Board of(ChatAddress chat) {
        return boards.computeIfAbsent(
                chat, key -> memory.get(key(key)).map(BoardText::read).orElse(Board.EMPTY));
    }

    synchronized void show(ChatAddress chat, Shown shown) {
        change(chat, of(chat).with(shown));
    }

    synchronized void removeChoices(ChatAddress chat, long slot) {
        change(chat, of(chat).withoutChoices(slot));
    }

    /** A message has been taken away: the newest with this button. */
    synchronized void hide(ChatAddress chat, String token) {
        change(chat, of(chat).without(token));
    }

    /** Durable is only the newest message of each person, so that no more of a talk lies about than is needed. */
    private void change(ChatAddress chat, Board changed) {
        Board before = of(chat);
        boards.put(chat, changed);
        String text = BoardText.write(changed.front(people.readers(chat)));
        if (!text.equals(BoardText.write(before.front(people.readers(chat))))) {
            memory.put(key(chat), text);
        }
    }

    private static String key(ChatAddress chat) {
        return "board:" + chat.chat();
    }
}
