package tandem.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An inline keyboard that Telegram accepts.
 *
 * @param json as it was sent, and never changed
 */
record Keyboard(JsonNode json, List<List<SeenButton>> rows) {

    private static final int MOST_BUTTONS = 100;
    private static final int MOST_IN_A_ROW = 8;
    private static final int MOST_BYTES_OF_DATA = 64;
    private static final int MOST_COPIED = 256;
    private static final Set<String> UNDERSTOOD = Set.of("text", "callback_data", "url", "copy_text", "style");

    /** Null when there is no keyboard, or one without buttons. Throws a refusal for one that breaks a rule. */
    static @Nullable Keyboard read(@Nullable JsonNode markup) {
        if (markup == null) {
            return null;
        }
        JsonNode rows = markup.path("inline_keyboard");
        if (!rows.isArray() || markup.size() != 1) {
            throw Refusal.badRequest("can't parse reply keyboard markup JSON object");
        }
        List<List<SeenButton>> read = new ArrayList<>();
        int count = 0;
        for (JsonNode row : rows) {
            if (!row.isArray()) {
                throw Refusal.badRequest(
                        "can't parse inline keyboard: field \"inline_keyboard\" must be an Array of Arrays");
            }
            count += row.size();
            if (row.size() > MOST_IN_A_ROW || count > MOST_BUTTONS) {
                throw Refusal.badRequest("reply markup is too long");
            }
            List<SeenButton> buttons = new ArrayList<>();
            row.forEach(button -> buttons.add(button(button)));
            if (!buttons.isEmpty()) {
                read.add(List.copyOf(buttons));
            }
        }
        return read.isEmpty() ? null : new Keyboard(markup, List.copyOf(read));
    }

    private static SeenButton button(JsonNode button) {
        if (!button.isObject()) {
            throw unreadable("expected an Object");
        }
        for (Map.Entry<String, JsonNode> member : button.properties()) {
            if (!UNDERSTOOD.contains(member.getKey())) {
                throw unreadable("the fake takes no button with \"" + member.getKey() + '"');
            }
        }
        String label = button.path("text").asText("");
        if (label.isBlank()) {
            throw unreadable("Can't find field \"text\"");
        }
        String data = member(button, "callback_data");
        String url = member(button, "url");
        String copies = button.hasNonNull("copy_text")
                ? button.path("copy_text").path("text").asText("")
                : null;
        check(data, url, copies);
        return new SeenButton(label, data, url, copies);
    }

    private static @Nullable String member(JsonNode button, String name) {
        return button.hasNonNull(name) ? button.get(name).asText() : null;
    }

    private static void check(@Nullable String data, @Nullable String url, @Nullable String copies) {
        int kinds = (data == null ? 0 : 1) + (url == null ? 0 : 1) + (copies == null ? 0 : 1);
        if (kinds == 0) {
            throw unreadable("Text buttons are unallowed in the inline keyboard");
        }
        if (kinds > 1) {
            throw unreadable("exactly one of the optional fields must be used");
        }
        if (data != null && (data.isEmpty() || data.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES_OF_DATA)) {
            throw Refusal.badRequest("BUTTON_DATA_INVALID");
        }
        if (url != null && !url.matches("(https?|tg)://\\S+")) {
            throw Refusal.badRequest("BUTTON_URL_INVALID");
        }
        if (copies != null && (copies.isEmpty() || copies.length() > MOST_COPIED)) {
            throw Refusal.badRequest("BUTTON_COPY_TEXT_INVALID");
        }
    }

    private static Refusal unreadable(String what) {
        return Refusal.badRequest("can't parse inline keyboard button: " + what);
    }
}
