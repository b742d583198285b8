package tandem.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.Serializable;

/** What a call brought back: the tree, for the library's own classes refuse an answer for any field they do not like. */
final class Answer implements Serializable {
    private static final long serialVersionUID = 1L;

    private final transient JsonNode result;

    Answer(JsonNode result) {
        this.result = result;
    }

    /** The answer's {@code result}. */
    JsonNode result() {
        // Only null after a serialization, which the library asks for and nobody does.
        return result == null ? MissingNode.getInstance() : result;
    }
}
