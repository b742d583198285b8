package tandem.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tandem.chat.ChatAddress;
import tandem.chat.Memory;

/** A memory that lasts as long as the test. */
record MapMemory(Map<String, String> entries) implements Memory {

    MapMemory() {
        this(new ConcurrentHashMap<>());
    }

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    @Override
    public List<ChatAddress> chats() {
        return List.of();
    }

    @Override
    public void put(String key, String value) {
        entries.put(key, value);
    }
}
