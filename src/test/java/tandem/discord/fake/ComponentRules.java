package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** What Discord demands of the components of a message. */
final class ComponentRules {

    private static final int MAX_ROWS = 5;
    private static final int MAX_IN_ROW = 5;
    private static final int MAX_ID = 100;
    private static final int MAX_LABEL = 80;
    private static final int MAX_OPTIONS = 25;
    private static final int MAX_OPTION_TEXT = 100;
    private static final int MAX_PLACEHOLDER = 150;
    private static final int LINK = 5;

    private final FormErrors errors;
    private final Set<String> ids = new HashSet<>();

    private ComponentRules(FormErrors errors) {
        this.errors = errors;
    }

    static void check(JsonNode components, FormErrors errors) {
        new ComponentRules(errors).rows(components);
    }

    private void rows(JsonNode components) {
        if (components.size() > MAX_ROWS) {
            errors.tooLong("components", MAX_ROWS);
        }
        for (int i = 0; i < components.size(); i++) {
            String path = "components." + i;
            JsonNode row = components.path(i);
            if (row.path("type").asInt() != Controls.ROW) {
                errors.add(path + ".type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1,).");
                continue;
            }
            row(row.path("components"), path + ".components");
        }
    }

    private void row(JsonNode components, String path) {
        if (components.isEmpty() || components.size() > MAX_IN_ROW) {
            errors.badLength(path, 1, MAX_IN_ROW);
        }
        for (int i = 0; i < components.size(); i++) {
            JsonNode component = components.path(i);
            String place = path + "." + i;
            switch (component.path("type").asInt()) {
                case Controls.BUTTON -> button(component, place);
                case Controls.STRING_SELECT -> {
                    if (components.size() > 1) {
                        errors.add(
                                path,
                                "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
                                "The component layout has too many components in a row.");
                    }
                    select(component, place);
                }
                case 5, 6, 7, 8 -> customId(component, place);
                default ->
                    errors.add(
                            place + ".type",
                            "UNION_TYPE_CHOICES",
                            "Value of field \"type\" must be one of (2, 3, 5, 6, 7, 8).");
            }
        }
    }

    private void button(JsonNode button, String path) {
        int style = button.path("style").asInt();
        if (style < 1 || style > LINK) {
            errors.choices(path + ".style", "{1, 2, 3, 4, 5}");
        }
        errors.optionalText(button, "label", path, 0, MAX_LABEL);
        if (button.path("label").asText("").isEmpty() && button.path("emoji").isEmpty()) {
            errors.required(path + ".label");
        }
        if (style == LINK) {
            errors.text(button, "url", path, 1, 512);
            if (!button.path("url").asText("https:").matches("(https?|discord):.*")) {
                errors.add(
                        path + ".url",
                        "URL_TYPE_INVALID_SCHEME",
                        "Scheme must be one of ('http', 'https', 'discord').");
            }
            if (button.has("custom_id")) {
                errors.add(path, "COMPONENT_CUSTOM_ID_URL_EXCLUSIVE", "A custom id and url cannot both be specified");
            }
        } else {
            customId(button, path);
        }
    }

    private void select(JsonNode select, String path) {
        customId(select, path);
        options(select, path, errors);
        errors.optionalText(select, "placeholder", path, 0, MAX_PLACEHOLDER);
    }

    private void customId(JsonNode component, String path) {
        customId(component, path, errors, ids);
    }

    static void customId(JsonNode component, String path, FormErrors errors, Set<String> ids) {
        errors.text(component, "custom_id", path, 1, MAX_ID);
        if (component.has("custom_id") && !ids.add(component.path("custom_id").asText())) {
            errors.add(
                    path + ".custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
        }
    }

    static void options(JsonNode select, String path, FormErrors errors) {
        JsonNode options = select.path("options");
        if (options.isEmpty() || options.size() > MAX_OPTIONS) {
            errors.badLength(path + ".options", 1, MAX_OPTIONS);
        }
        errors.optionalNumber(select, "min_values", path, 0, MAX_OPTIONS);
        errors.optionalNumber(select, "max_values", path, 1, MAX_OPTIONS);
        if (select.path("max_values").asInt(1) > Math.max(1, options.size())) {
            errors.add(
                    path + ".max_values",
                    "SELECT_COMPONENT_MAX_VALUES_EXCEEDED",
                    "There are fewer options than values to choose");
        }
        Set<String> values = new HashSet<>();
        for (int i = 0; i < options.size(); i++) {
            JsonNode option = options.path(i);
            String place = path + ".options." + i;
            errors.text(option, "label", place, 1, MAX_OPTION_TEXT);
            errors.text(option, "value", place, 1, MAX_OPTION_TEXT);
            errors.optionalText(option, "description", place, 0, MAX_OPTION_TEXT);
            if (!values.add(option.path("value").asText())) {
                errors.add(
                        place + ".value",
                        "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED",
                        "The specified option value is already used");
            }
        }
    }
}
