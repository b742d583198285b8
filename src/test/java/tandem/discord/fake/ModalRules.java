package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** What Discord demands of a form. */
final class ModalRules {

    private static final int MAX_TEXT = 4000;

    private final FormErrors errors = new FormErrors();
    private final Set<String> ids = new HashSet<>();
    private int inputs;

    private ModalRules() {}

    /** Throws when anything is wrong. */
    static void check(JsonNode modal) {
        new ModalRules().all(modal);
    }

    private void all(JsonNode modal) {
        errors.text(modal, "custom_id", "data", 1, 100);
        errors.text(modal, "title", "data", 1, 45);
        JsonNode parts = modal.path("components");
        for (int i = 0; i < parts.size(); i++) {
            part(parts.path(i), "data.components." + i);
        }
        if (inputs == 0 || parts.size() > 5) {
            errors.badLength("data.components", 1, 5);
        }
        errors.refuse();
    }

    private void part(JsonNode part, String path) {
        switch (part.path("type").asInt()) {
            case Controls.ROW -> {
                JsonNode inner = part.path("components");
                if (inner.size() != 1) {
                    errors.badLength(path + ".components", 1, 1);
                }
                errors.text(inner.path(0), "label", path + ".components.0", 1, 45);
                textInput(inner.path(0), path + ".components.0");
            }
            case Controls.LABEL -> {
                errors.text(part, "label", path, 1, 45);
                errors.optionalText(part, "description", path, 0, 100);
                JsonNode inner = part.path("component");
                if (inner.path("type").asInt() == Controls.STRING_SELECT) {
                    inputs++;
                    ComponentRules.customId(inner, path + ".component", errors, ids);
                    ComponentRules.options(inner, path + ".component", errors);
                } else {
                    textInput(inner, path + ".component");
                }
            }
            case Controls.TEXT_DISPLAY -> errors.text(part, "content", path, 1, MAX_TEXT);
            default ->
                errors.add(path + ".type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1, 10, 18).");
        }
    }

    private void textInput(JsonNode input, String path) {
        inputs++;
        if (input.path("type").asInt() != Controls.TEXT_INPUT) {
            errors.add(path + ".type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (4,).");
            return;
        }
        ComponentRules.customId(input, path, errors, ids);
        int style = input.path("style").asInt();
        if (style != 1 && style != 2) {
            errors.choices(path + ".style", "{1, 2}");
        }
        errors.optionalNumber(input, "min_length", path, 0, MAX_TEXT);
        errors.optionalNumber(input, "max_length", path, 1, MAX_TEXT);
        errors.optionalText(input, "placeholder", path, 0, 100);
        errors.optionalText(input, "value", path, 0, MAX_TEXT);
    }
}
