package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Collects what is wrong with a body, as Discord writes it. Paths have points between their members. */
final class FormErrors {

    private static final String LIST = "_errors";

    private final ObjectNode errors = Json.object();

    void add(String path, String code, String message) {
        ObjectNode place = errors;
        for (String member : path.split("\\.", -1)) {
            place = place.get(member) instanceof ObjectNode inner ? inner : place.putObject(member);
        }
        ArrayNode list = place.get(LIST) instanceof ArrayNode known ? known : place.putArray(LIST);
        list.addObject().put("code", code).put("message", message);
    }

    void required(String path) {
        add(path, "BASE_TYPE_REQUIRED", "This field is required");
    }

    void tooLong(String path, int most) {
        add(path, "BASE_TYPE_MAX_LENGTH", "Must be " + most + " or fewer in length.");
    }

    void badLength(String path, int least, int most) {
        add(path, "BASE_TYPE_BAD_LENGTH", "Must be between " + least + " and " + most + " in length.");
    }

    void choices(String path, String choices) {
        add(path, "BASE_TYPE_CHOICES", "Value must be one of " + choices + ".");
    }

    /** The text must be there, and no longer and no shorter. */
    void text(JsonNode parent, String member, String path, int least, int most) {
        JsonNode value = parent.path(member);
        if (value.isMissingNode() || value.isNull()) {
            required(path + "." + member);
        } else {
            optionalText(parent, member, path, least, most);
        }
    }

    /** If the text is there, it must be no longer and no shorter. */
    void optionalText(JsonNode parent, String member, String path, int least, int most) {
        JsonNode value = parent.path(member);
        String where = path.isEmpty() ? member : path + "." + member;
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        if (!value.isTextual()) {
            add(where, "STRING_TYPE_CONVERT", "Could not interpret \"" + value.asText() + "\" as string.");
            return;
        }
        int length = Texts.length(value.asText());
        if (length < least || length > most) {
            if (least > 0) {
                badLength(where, least, most);
            } else {
                tooLong(where, most);
            }
        }
    }

    /** A number that may be missing. */
    void optionalNumber(JsonNode parent, String member, String path, int least, int most) {
        JsonNode value = parent.path(member);
        if (value.isMissingNode() || value.isNull()) {
            return;
        }
        if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
            add(path + "." + member, "NUMBER_TYPE_RANGE", "Value must be between " + least + " and " + most + ".");
        }
    }

    Refusal refusal() {
        return Refusal.form(errors);
    }

    /** Throws when there is anything. */
    void refuse() {
        if (!errors.isEmpty()) {
            throw refusal();
        }
    }
}
