package tandem.reminder;

import org.jspecify.annotations.Nullable;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;

/**
 * Whom something is kept about: a person with their private chat, a person who has none, or a group's conversation.
 *
 * @param conversation null for a person without a private chat
 * @param person null for a group
 */
public record Subject(
        @Nullable ConversationId conversation, @Nullable PersonId person) {}
