package tandem.author;

import org.jspecify.annotations.Nullable;

/**
 * A place in a file.
 *
 * @param path the file as the author knows it
 * @param line counted from 1
 * @param column counted from 1
 * @param parent the object or array around it, or null
 * @param key its field or index there
 */
record Spot(
        String path,
        FileKind kind,
        int line,
        int column,
        @Nullable Spot parent,
        String key) {

    /** The beginning of a file. */
    static Spot start(String path, FileKind kind) {
        return new Spot(path, kind, 1, 1, null, "");
    }

    /** The same place in the tree at another place of the text. */
    Spot at(int otherLine, int otherColumn) {
        return new Spot(path, kind, otherLine, otherColumn, parent, key);
    }

    /** A place inside this one. */
    Spot inside(String childKey, int childLine, int childColumn) {
        return new Spot(path, kind, childLine, childColumn, this, childKey);
    }

    /** The JSON pointer (RFC 6901). */
    String pointer() {
        StringBuilder pointer = new StringBuilder();
        for (Spot spot = this; spot.parent != null; spot = spot.parent) {
            pointer.insert(0, "/" + spot.key.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
