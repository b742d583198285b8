package tandem.engine;

/** Everything a turn may read and change. */
public record State(Conversation conversation, Person person) {}
