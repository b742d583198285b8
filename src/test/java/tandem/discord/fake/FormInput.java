package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Discord sends when somebody fills a form; refuses what people cannot enter. */
final class FormInput {

    private FormInput() {}

    static ObjectNode data(JsonNode form, Map<String, String> values) {
        ObjectNode data = Json.object().put("custom_id", form.path("custom_id").asText());
        ArrayNode components = data.putArray("components");
        Set<String> left = new HashSet<>(values.keySet());
        int id = 1;
        for (JsonNode part : form.path("components")) {
            int type = part.path("type").asInt();
            ObjectNode json = components.addObject().put("type", type).put("id", id);
            if (type == Controls.LABEL) {
                String label = part.path("label").asText();
                json.set("component", field(part.path("component"), label, id + 1, values, left));
            } else if (type == Controls.ROW) {
                JsonNode input = part.path("components").path(0);
                json.putArray("components").add(field(input, input.path("label").asText(), id + 1, values, left));
            }
            id += 2;
        }
        if (!left.isEmpty()) {
            throw new AssertionError("the form has no " + left + ": " + form);
        }
        return data;
    }

    private static ObjectNode field(
            JsonNode input, String label, int id, Map<String, String> values, Set<String> left) {
        String customId = input.path("custom_id").asText();
        left.remove(customId);
        left.remove(label);
        String value = values.getOrDefault(customId, values.get(label));
        int type = input.path("type").asInt();
        ObjectNode json = Json.object().put("type", type).put("id", id).put("custom_id", customId);
        if (type == Controls.STRING_SELECT) {
            ArrayNode chosen = json.putArray("values");
            if (value != null) {
                chosen.add(value);
            }
            return json;
        }
        return json.put("value", typed(input, label, value));
    }

    private static String typed(JsonNode input, String label, @Nullable String given) {
        String value = given == null ? input.path("value").asText("") : given;
        int length = Texts.length(value);
        boolean isRequired = input.path("required").asBoolean(true);
        int least = Math.max(input.path("min_length").asInt(0), isRequired ? 1 : 0);
        if (length > input.path("max_length").asInt(4000) || (length < least && (isRequired || length > 0))) {
            throw new AssertionError("nobody can enter \"" + value + "\" as \"" + label + "\"");
        }
        return value;
    }
}
