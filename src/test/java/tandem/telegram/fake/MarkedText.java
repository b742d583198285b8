package tandem.telegram.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;

/**
 * A text as a person sees it.
 *
 * @param source what was sent
 * @param text without marks, what is blank at both ends cut off
 * @param entities offsets and lengths in UTF-16 units
 */
record MarkedText(String source, String text, ArrayNode entities) {

    static final MarkedText EMPTY = new MarkedText("", "", Json.array());

    boolean looksLike(MarkedText other) {
        return text.equals(other.text) && entities.equals(other.entities);
    }
}
