package tandem.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tandem.chat.ChatAddress;
import tandem.chat.Memory;

/** Is gone with the process. Thread-safe. */
final class FleetingMemory implements Memory {

    private final Map<String, String> values = new ConcurrentHashMap<>();

    @Override
    public Optional<String> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public void put(String key, String value) {
        values.put(key, value);
    }

    @Override
    public List<ChatAddress> chats() {
        return List.of();
    }
}
