package tandem.telegram.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came with a call, whichever way it was sent. As with Telegram, an empty text counts as nothing. */
final class Parameters {

    private final Map<String, JsonNode> values = new LinkedHashMap<>();
    private final Map<String, Upload> uploads = new LinkedHashMap<>();

    void put(String name, JsonNode value) {
        if (!value.isNull()) {
            values.put(name, value);
        }
    }

    void put(String name, Upload upload) {
        uploads.put(name, upload);
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(values.keySet());
        names.addAll(uploads.keySet());
        return names;
    }

    boolean has(String name) {
        return text(name) != null;
    }

    @Nullable
    Upload upload(String name) {
        return uploads.get(name);
    }

    /** The value as text; null when there is none. What is JSON comes as its source. */
    @Nullable
    String text(String name) {
        JsonNode value = values.get(name);
        if (value == null) {
            return null;
        }
        String text = value.isValueNode() ? value.asText() : Json.text(value);
        return text.isEmpty() ? null : text;
    }

    String text(String name, String otherwise) {
        String text = text(name);
        return text == null ? otherwise : text;
    }

    long integer(String name, long otherwise) {
        String text = text(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw Refusal.badRequest("invalid " + name + " specified");
        }
    }

    boolean flag(String name) {
        String text = text(name);
        if (text == null || text.equalsIgnoreCase("false") || text.equals("0")) {
            return false;
        }
        if (text.equalsIgnoreCase("true") || text.equals("1")) {
            return true;
        }
        throw Refusal.badRequest("invalid " + name + " specified");
    }

    /**
     * The value as JSON, also when it was sent as a text.
     *
     * @return null when there is none
     */
    @Nullable
    JsonNode json(String name, String whatItIs) {
        JsonNode value = values.get(name);
        if (value == null || !value.isTextual()) {
            return value;
        }
        if (value.asText().isEmpty()) {
            return null;
        }
        try {
            return Json.read(value.asText());
        } catch (JsonProcessingException e) {
            throw Refusal.badRequest("can't parse " + whatItIs + " JSON object");
        }
    }
}
