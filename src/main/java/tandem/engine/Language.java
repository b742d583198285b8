package tandem.engine;

/**
 * The language of a conversation, where it is not the dialogs' own by itself.
 *
 * @param tag that of a set there was when it was noted
 * @param chosen whether somebody has said so; otherwise it follows what the platform says of the person
 */
public record Language(String tag, boolean chosen) {}
