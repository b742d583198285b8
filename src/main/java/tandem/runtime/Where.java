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

    /**
     * To see whether something is kept for too long.
     *
     * @param conversation null for a person without a private chat: the turn then has one that begins and that nobody reads
     * @param person null for a group: the turn then is nobody's
     */
    record Kept(
            @Nullable ConversationId conversation, @Nullable PersonId person) implements Where {}
}
