package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The members that bodies may have. */
final class Known {

    static final Set<String> NONE = Set.of();
    static final Set<String> NEW_MESSAGE = Set.of(
            "allowed_mentions",
            "attachments",
            "components",
            "content",
            "embeds",
            "enforce_nonce",
            "flags",
            "message_reference",
            "nonce",
            "poll",
            "sticker_ids",
            "tts");
    static final Set<String> MESSAGE =
            Set.of("allowed_mentions", "attachments", "components", "content", "embeds", "flags", "poll", "tts");
    static final Set<String> CALLBACK = Set.of("type", "data");
    static final Set<String> COMMAND = Set.of(
            "contexts",
            "default_member_permissions",
            "description",
            "description_localizations",
            "dm_permission",
            "handler",
            "id",
            "integration_types",
            "name",
            "name_localizations",
            "nsfw",
            "options",
            "type");

    private static final Set<String> COMMAND_OPTION = Set.of(
            "autocomplete",
            "channel_types",
            "choices",
            "description",
            "description_localizations",
            "max_length",
            "max_value",
            "min_length",
            "min_value",
            "name",
            "name_localizations",
            "options",
            "required",
            "type");
    private static final Set<String> COMMAND_CHOICE = Set.of("name", "name_localizations", "value");
    private static final Set<String> MODAL = Set.of("custom_id", "title", "components");
    private static final Map<Integer, Set<String>> COMPONENTS = Map.of(
            Controls.ROW,
            Set.of("type", "id", "components"),
            Controls.BUTTON,
            Set.of("type", "id", "custom_id", "disabled", "emoji", "label", "sku_id", "style", "url"),
            Controls.STRING_SELECT,
            Set.of(
                    "type",
                    "id",
                    "custom_id",
                    "disabled",
                    "max_values",
                    "min_values",
                    "options",
                    "placeholder",
                    "required"),
            Controls.TEXT_INPUT,
            Set.of(
                    "type",
                    "id",
                    "custom_id",
                    "label",
                    "max_length",
                    "min_length",
                    "placeholder",
                    "required",
                    "style",
                    "value"),
            Controls.TEXT_DISPLAY,
            Set.of("type", "id", "content"),
            Controls.LABEL,
            Set.of("type", "id", "component", "description", "label"));
    private static final Set<String> OPTION = Set.of("default", "description", "emoji", "label", "value");
    private static final Set<String> MENTIONS = Set.of("parse", "replied_user", "roles", "users");

    /** Without the type in Discord's description; the Java library sends it all the same. */
    private static final Set<String> ATTACHMENT =
            Set.of("content_type", "description", "duration_secs", "filename", "id", "is_spoiler", "title", "waveform");

    private final String route;
    private final Set<String> found = new LinkedHashSet<>();

    private Known(String route) {
        this.route = route;
    }

    /** What stands in the body and is not known. */
    static Set<String> unknown(Route route, JsonNode body) {
        Known known = new Known(route.method() + " " + route.template());
        if (body.isArray()) {
            body.forEach(entry -> known.members("", entry, route.known()));
            if (route.known().equals(COMMAND)) {
                body.forEach(known::commandOptions);
            }
            return known.found;
        }
        known.members("", body, route.known());
        JsonNode message = route.known().equals(CALLBACK) ? body.path("data") : body;
        if (route.known().equals(CALLBACK)) {
            known.members("data.", message, message.has("title") ? MODAL : MESSAGE);
        }
        known.members("allowed_mentions.", message.path("allowed_mentions"), MENTIONS);
        message.path("attachments").forEach(entry -> known.members("attachments.", entry, ATTACHMENT));
        message.path("components").forEach(known::component);
        return known.found;
    }

    private void commandOptions(JsonNode command) {
        for (JsonNode option : command.path("options")) {
            members("options.", option, COMMAND_OPTION);
            option.path("choices").forEach(choice -> members("options.choices.", choice, COMMAND_CHOICE));
            commandOptions(option);
        }
    }

    private void component(JsonNode component) {
        Set<String> members = COMPONENTS.get(component.path("type").asInt());
        if (members != null) {
            members("components.", component, members);
        }
        component.path("options").forEach(option -> members("components.options.", option, OPTION));
        component.path("components").forEach(this::component);
        if (component.has("component")) {
            component(component.path("component"));
        }
    }

    private void members(String path, JsonNode object, Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                found.add(route + ": " + path + name);
            }
        });
    }
}
