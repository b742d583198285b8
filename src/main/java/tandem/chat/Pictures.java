package tandem.chat;

import java.util.Optional;

/** The pictures that messages name, as PNG or JPEG. Thread-safe. */
public interface Pictures {

    /** The whole picture; empty when there is none of this name any more, and then its alternative text stands for it. */
    Optional<byte[]> bytes(String name);
}
