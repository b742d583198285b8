package tandem.author;

/**
 * A file that was read as JSON.
 *
 * @param name below {@code dialogs/}
 */
record Tree(String name, FileKind kind, Node root) {}
