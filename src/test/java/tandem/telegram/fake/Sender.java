package tandem.telegram.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Who a message is from: a user, a chat, or a chat with a user standing in for it.
 *
 * @param isTheBot whether it is the bot under test
 */
record Sender(@Nullable User user, @Nullable Room chat, boolean isTheBot) {

    static Sender of(User user) {
        return new Sender(user, null, false);
    }

    void addTo(ObjectNode json) {
        if (user != null) {
            json.set("from", user.json());
        }
        if (chat != null) {
            json.set("sender_chat", chat.json());
        }
    }

    String name() {
        return chat != null ? chat.title() : user != null ? user.firstName() : "";
    }
}
