package tandem.chat;

import java.util.Optional;

/** What is in the files that go with messages. Thread-safe. */
@FunctionalInterface
public interface Attachments {

    /** There are none. */
    Attachments NONE = file -> Optional.empty();

    /** The whole file, in UTF-8; empty when there is nothing to put into it any more, and then only the message is sent. */
    Optional<byte[]> bytes(Attachment file);
}
