package tandem.reminder;

import java.time.Instant;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;

/**
 * A stored time at which a conversation goes on.
 *
 * @param person for whom
 * @param number which of the conversation's waits or questions it is about
 */
public record Due(ConversationId conversation, PersonId person, long number, Instant at) {}
