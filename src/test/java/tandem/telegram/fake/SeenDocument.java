package tandem.telegram.fake;

/** A file that stands in a chat. */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares files this way.
public record SeenDocument(String name, byte[] bytes) {}
