package tandem.chat;

/** Who may read a message. There is no default: whoever makes a message says it. */
public sealed interface Audience {

    /** Everybody in the chat. */
    record EveryoneHere() implements Audience {}

    /** One person alone; an adapter never falls back to showing it in public. */
    record Only(PersonId person) implements Audience {}
}
