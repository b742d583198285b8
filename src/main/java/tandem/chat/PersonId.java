package tandem.chat;

/** Our own random name for one person; says nothing about the platform or the person. */
public record PersonId(String value) {}
