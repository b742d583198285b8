package tandem.chat;

import java.util.Optional;

/** A small durable map for what an adapter must remember across restarts. Thread-safe. */
public interface Memory {

    /** The value kept under this key. */
    Optional<String> get(String key);

    /** Keeps a value; returns when it is durable. */
    void put(String key, String value);
}
