package tandem.chat;

/**
 * A command as a platform's menu shows it.
 *
 * @param name without slash, in lower case
 * @param description what it does, in a few words
 * @param inPrivate whether it is offered in private chats
 * @param inGroups whether it is offered in groups
 */
public record MenuCommand(String name, String description, boolean inPrivate, boolean inGroups) {}
