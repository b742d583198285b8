package tandem.chat;

/** A platform's own id of a message it has shown; needed to change that message later. */
public record MessageRef(String value) {}
