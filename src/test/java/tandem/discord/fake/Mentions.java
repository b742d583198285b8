package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who is called by a message. */
final class Mentions {

    private static final Pattern USER = Pattern.compile("<@!?(\\d+)>");
    private static final Pattern EVERYONE = Pattern.compile("@(everyone|here)\\b");
    private static final String USERS = "users";

    private Mentions() {}

    /** Those who are in the channel and stand in the text. */
    static Set<String> inText(String text, Room room) {
        Set<String> ids = new LinkedHashSet<>();
        Matcher user = USER.matcher(text);
        while (user.find()) {
            Account account = room.world().accounts().get(user.group(1));
            if (account != null && (account.isBot() || room.people().contains(account))) {
                ids.add(account.id());
            }
        }
        return ids;
    }

    /** The same for a message of the bot, which says who may be called. */
    static Set<String> ofBot(String text, Room room, JsonNode allowed, @Nullable Message reply) {
        Set<String> ids = new LinkedHashSet<>();
        for (String id : inText(text, room)) {
            if (allowed.isMissingNode() || has(allowed.path("parse"), USERS) || has(allowed.path(USERS), id)) {
                ids.add(id);
            }
        }
        if (EVERYONE.matcher(text).find() && (allowed.isMissingNode() || has(allowed.path("parse"), "everyone"))) {
            ids.add("everyone");
        }
        if (reply != null && allowed.path("replied_user").asBoolean(allowed.isMissingNode())) {
            ids.add(reply.author().id());
        }
        return ids;
    }

    /** Notes what is wrong with {@code allowed_mentions}. */
    static void check(JsonNode allowed, FormErrors errors) {
        String path = "allowed_mentions";
        for (JsonNode word : allowed.path("parse")) {
            if (!Set.of(USERS, "roles", "everyone").contains(word.asText())) {
                errors.add(
                        path + ".parse", "BASE_TYPE_CHOICES", "Value must be one of ('users', 'roles', 'everyone').");
            }
        }
        for (String kind : new String[] {USERS, "roles"}) {
            if (has(allowed.path("parse"), kind) && !allowed.path(kind).isEmpty()) {
                errors.add(
                        path,
                        "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
                        "parse:[\"" + kind + "\"] and " + kind + ": [ids...] are mutually exclusive.");
            }
            if (allowed.path(kind).size() > 100) {
                errors.tooLong(path + "." + kind, 100);
            }
        }
    }

    private static boolean has(JsonNode list, String what) {
        for (JsonNode entry : list) {
            if (entry.asText().equals(what)) {
                return true;
            }
        }
        return false;
    }
}
