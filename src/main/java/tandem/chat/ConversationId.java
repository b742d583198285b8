package tandem.chat;

/** Our own random name for one conversation; says nothing about the platform or the people. */
public record ConversationId(String value) {}
