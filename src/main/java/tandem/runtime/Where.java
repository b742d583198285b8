package tandem.runtime;

import org.jspecify.annotations.Nullable;
import tandem.chat.ChatAddress;
import tandem.chat.ConversationId;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;

/** Whose state a turn needs. */
public sealed interface Where {

    /**
     * As a platform says it; who is new here gets ids.
     *
     * @param code the code to join that is said, or null
     */
    record Arrived(
            ChatAddress chat,
            boolean group,
            PersonAddress person,
            @Nullable String code) implements Where {

        /** Where no code is said. */
        public Arrived(ChatAddress chat, boolean group, PersonAddress person) {
            this(chat, group, person, null);
        }
    }

    /** As we know it. */
    record Known(ConversationId conversation, PersonId person) implements Where {}
}
