package tandem.chat;

/**
 * A picture in a message. Its bytes are the same for everybody and stay where they are: {@link Pictures} has them.
 *
 * @param name by which {@link Pictures} knows it
 * @param alt what is to be seen on it, for whoever cannot see it
 */
public record Picture(String name, String alt) {}
