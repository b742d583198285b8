package tandem.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the texts, captions and keyboards of calls, and refuses those that are too long or broken. */
final class Texts {

    private static final int MOST_IN_A_TEXT = 4096;
    private static final int MOST_IN_A_CAPTION = 1024;

    private Texts() {}

    static MarkedText text(Parameters parameters) {
        MarkedText text = read(parameters, "text", "entities");
        if (text.text().isEmpty()) {
            throw Refusal.badRequest("message text is empty");
        }
        if (text.text().length() > MOST_IN_A_TEXT) {
            throw Refusal.badRequest("message is too long");
        }
        return text;
    }

    static MarkedText caption(Parameters parameters) {
        MarkedText caption = read(parameters, "caption", "caption_entities");
        if (caption.text().length() > MOST_IN_A_CAPTION) {
            throw Refusal.badRequest("message caption is too long");
        }
        return caption;
    }

    static boolean wantsPreview(Parameters parameters) {
        JsonNode options = parameters.json("link_preview_options", "link preview options");
        if (options != null && !options.isObject()) {
            throw Refusal.badRequest("can't parse link preview options JSON object");
        }
        return options == null || !options.path("is_disabled").asBoolean(false);
    }

    private static MarkedText read(Parameters parameters, String name, String entities) {
        String source = parameters.text(name, "");
        JsonNode given = parameters.json(entities, "entities");
        if (given != null && !given.isEmpty()) {
            throw Refusal.badRequest("can't parse entities: the fake takes only HTML");
        }
        String mode = parameters.text("parse_mode", "");
        if (mode.isEmpty()) {
            return HtmlText.plain(source);
        }
        if (mode.equalsIgnoreCase("HTML")) {
            return HtmlText.parse(source);
        }
        throw Refusal.badRequest("unsupported parse_mode");
    }
}
