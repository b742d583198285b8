package tandem.runtime;

import tandem.chat.ChatAddress;
import tandem.chat.ConversationId;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;

/** Whose state a turn needs. */
public sealed interface Where {

    /** As a platform says it; who is new here gets ids. */
    record Arrived(ChatAddress chat, boolean group, PersonAddress person) implements Where {}

    /** As we know it. */
    record Known(ConversationId conversation, PersonId person) implements Where {}
}
