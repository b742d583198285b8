package tandem.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.regex.Pattern;

/** Answers to taps. */
final class CallbackMethods {

    private static final int MOST_IN_AN_ANSWER = 200;

    private final World world;
    private final Pattern link;

    CallbackMethods(World world) {
        this.world = world;
        this.link = Pattern.compile("(https?://)?t\\.me/" + world.bot().userName() + "\\?start=[A-Za-z0-9_-]{1,64}");
    }

    void addTo(ApiMethods methods) {
        methods.add(
                "answerCallbackQuery", this::answer, "callback_query_id", "text", "show_alert", "url", "cache_time");
    }

    private JsonNode answer(Parameters parameters) {
        String text = parameters.text("text", "");
        String url = parameters.text("url");
        boolean isAlert = parameters.flag("show_alert");
        if (text.length() > MOST_IN_AN_ANSWER) {
            throw Refusal.badRequest("MESSAGE_TOO_LONG");
        }
        if (url != null && !link.matcher(url).matches()) {
            throw Refusal.badRequest("URL_INVALID");
        }
        world.callbacks().answer(parameters.text("callback_query_id", ""), text, isAlert, url);
        return BooleanNode.TRUE;
    }
}
