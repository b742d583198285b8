package tandem.chat;

/**
 * A file that goes with a message. Its bytes stay out of the message: {@link Attachments} makes them when it is sent, so
 * that no copy of what is in it is stored, and it is as things are then.
 *
 * @param name what the file is called
 * @param about whose data is in it
 */
public record Attachment(String name, PersonId about) {}
