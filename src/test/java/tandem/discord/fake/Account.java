package tandem.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A user, who may be the bot. */
record Account(String id, String name, String locale, boolean isBot) {

    /** As Discord describes a user. */
    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("username", isBot ? name : name.toLowerCase(Locale.ROOT))
                .put("discriminator", isBot ? "0001" : "0")
                .put("global_name", isBot ? null : name)
                .putNull("avatar")
                .put("public_flags", 0);
        return isBot ? json.put("bot", true) : json;
    }

    /** As Discord describes a member of a guild. */
    ObjectNode memberJson() {
        ObjectNode json = Json.object()
                .putNull("nick")
                .putNull("avatar")
                .put("joined_at", "2024-01-01T00:00:00.000000+00:00")
                .put("deaf", false)
                .put("mute", false)
                .put("flags", 0)
                .put("pending", false);
        json.putArray("roles");
        json.set("user", json());
        return json;
    }
}
