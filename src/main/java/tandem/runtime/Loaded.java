package tandem.runtime;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.chat.ChatAddress;
import tandem.chat.ConversationId;
import tandem.engine.State;

/**
 * The state for a turn, and what a commit needs to know to see whether it is still true.
 *
 * @param chat where the conversation takes place
 * @param group whether others can read it
 * @param privately the conversation of the person's private chat; null while none is open
 * @param revisions of every row that was read, by its key; 0 for one that was not there
 */
public record Loaded(
        State state,
        Where where,
        ChatAddress chat,
        boolean group,
        @Nullable ConversationId privately,
        Map<String, Long> revisions) {
    public Loaded {
        revisions = Map.copyOf(revisions);
    }
}
