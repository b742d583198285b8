package tandem.telegram.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What somebody, such as the bot, is in a chat. */
enum Standing {
    /** Has never been there: a private chat that was never started. */
    STRANGER("left"),
    MEMBER("member"),
    ADMINISTRATOR("administrator"),
    CREATOR("creator"),
    LEFT("left"),
    /** Was removed; in a private chat: is blocked. */
    KICKED("kicked");

    private static final List<String> RIGHTS = List.of(
            "can_manage_chat",
            "can_delete_messages",
            "can_manage_video_chats",
            "can_restrict_members",
            "can_change_info",
            "can_invite_users",
            "can_pin_messages");
    private static final List<String> NO_RIGHTS = List.of(
            "can_be_edited",
            "is_anonymous",
            "can_promote_members",
            "can_post_stories",
            "can_edit_stories",
            "can_delete_stories");

    private final String word;

    Standing(String word) {
        this.word = word;
    }

    boolean isInside() {
        return this == MEMBER || this == ADMINISTRATOR || this == CREATOR;
    }

    ObjectNode json(User user) {
        ObjectNode json = Json.object();
        json.set("user", user.json());
        json.put("status", word);
        if (this == KICKED) {
            json.put("until_date", 0);
        } else if (this == CREATOR) {
            json.put("is_anonymous", false);
        } else if (this == ADMINISTRATOR) {
            RIGHTS.forEach(right -> json.put(right, true));
            NO_RIGHTS.forEach(right -> json.put(right, false));
        }
        return json;
    }
}
