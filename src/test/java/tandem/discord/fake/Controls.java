package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads buttons and options from the components of a message. */
final class Controls {

    static final int ROW = 1;
    static final int BUTTON = 2;
    static final int STRING_SELECT = 3;
    static final int TEXT_INPUT = 4;
    static final int TEXT_DISPLAY = 10;
    static final int LABEL = 18;

    private Controls() {}

    /** Adds what a person can tap in this component. */
    static void read(JsonNode component, List<SeenButton> controls) {
        boolean isDisabled = component.path("disabled").asBoolean();
        String customId = component.path("custom_id").asText("");
        switch (component.path("type").asInt()) {
            case BUTTON ->
                controls.add(new SeenButton(
                        customId,
                        component.path("label").asText(""),
                        isDisabled,
                        component.path("style").asInt(),
                        null,
                        text(component.path("url")),
                        text(component.path("emoji").path("name"))));
            case STRING_SELECT -> {
                for (JsonNode option : component.path("options")) {
                    controls.add(new SeenButton(
                            customId,
                            option.path("label").asText(),
                            isDisabled,
                            0,
                            option.path("value").asText(),
                            null,
                            text(option.path("emoji").path("name"))));
                }
            }
            default -> {
                // Nothing to tap.
            }
        }
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() ? node.asText() : null;
    }
}
