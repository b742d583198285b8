package tandem.whole;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import tandem.chat.ChatAddress;
import tandem.chat.Memory;

/** What an adapter remembers, for as long as a test lasts. Thread-safe. */
public final class Remembered implements Memory {

    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final Set<ChatAddress> chats = ConcurrentHashMap.newKeySet();

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** As if it had never been put. */
    public void forget(String key) {
        values.remove(key);
    }

    /** Somebody has talked with the bot there. */
    public void talked(ChatAddress chat) {
        chats.add(chat);
    }

    /** Nothing is known of this chat any more. */
    public void forgetChat(String chat) {
        chats.removeIf(each -> each.chat().equals(chat));
    }

    @Override
    public List<ChatAddress> chats() {
        return List.copyOf(chats);
    }

    @Override
    public void put(String key, String value) {
        values.put(key, value);
    }
}
