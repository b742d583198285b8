package tandem.chat;

import java.util.List;
import java.util.Optional;

/** What an adapter finds again after a restart: a small durable map of its own, and where it has talked. Thread-safe. */
public interface Memory {

    /** The value kept under this key. */
    Optional<String> get(String key);

    /** Keeps a value; returns when it is durable. */
    void put(String key, String value);

    /**
     * Where somebody has talked with the bot on this platform and it was not forgotten since, private chats and groups with
     * each of their topics.
     */
    List<ChatAddress> chats();
}
