package tandem.telegram.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Somebody who has an account: a person or a bot. */
record User(
        long id,
        boolean isBot,
        String firstName,
        @Nullable String userName,
        @Nullable String language) {

    /** Who writes for an administrator that stays anonymous. */
    static final User GROUP_ANONYMOUS_BOT = new User(1_087_968_824L, true, "Group", "GroupAnonymousBot", null);

    /** Who forwards the posts of a channel to its group. */
    static final User TELEGRAM = new User(777_000L, false, "Telegram", null, null);

    ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("is_bot", isBot).put("first_name", firstName);
        if (userName != null) {
            json.put("username", userName);
        }
        if (language != null) {
            json.put("language_code", language);
        }
        return json;
    }
}
