package tandem.chat;

import java.util.Optional;

/** The pictures that messages show, as PNG or JPEG. Thread-safe. */
public interface Pictures {

    /** The whole picture; empty when it is not there any more or cannot be drawn, and then its alternative text stands for it. */
    Optional<byte[]> bytes(Picture picture);
}
