package tandem.telegram.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in what a person typed what Telegram finds: commands and mentions. */
final class TypedText {

    private static final Pattern COMMAND =
            Pattern.compile("(?<![\\p{L}\\p{N}_/<>])/[A-Za-z0-9_]{1,64}(@[A-Za-z0-9_]{3,32})?(?![\\p{L}\\p{N}_/<>@])");
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\p{L}\\p{N}_])(?<!/[A-Za-z0-9_]{1,64})@[A-Za-z0-9_]{2,32}(?![\\p{L}\\p{N}_])");

    private TypedText() {}

    static MarkedText of(String typed) {
        String text = typed.strip();
        List<ObjectNode> found = new ArrayList<>();
        add(found, "bot_command", COMMAND.matcher(text));
        add(found, "mention", MENTION.matcher(text));
        found.sort(Comparator.comparingInt(entity -> entity.get("offset").asInt()));
        return new MarkedText(typed, text, Json.array().addAll(found));
    }

    /** A text that begins with the name of somebody, who need not have a user name. */
    static MarkedText mentioning(User user, String rest) {
        ObjectNode mention = Json.object()
                .put("offset", 0)
                .put("length", user.firstName().length())
                .put("type", "text_mention");
        mention.set("user", user.json());
        String text = user.firstName() + " " + rest;
        return new MarkedText(text, text, Json.array().add(mention));
    }

    private static void add(List<ObjectNode> entities, String type, Matcher matcher) {
        while (matcher.find()) {
            entities.add(Json.object()
                    .put("offset", matcher.start())
                    .put("length", matcher.end() - matcher.start())
                    .put("type", type));
        }
    }
}
