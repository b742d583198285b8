package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a message, new or changed: what is wrong with it, and what it makes of a message. */
final class MessageForm {

    static final int MAX_CONTENT = 2000;

    private static final int MAX_FILES = 10;
    private static final int MAX_EMBEDS = 10;
    private static final int MAX_NONCE = 25;
    private static final int MAX_DESCRIPTION = 1024;
    private static final int MAX_UPLOAD = 10 << 20;
    private static final int COMPONENTS_V2 = 1 << 15;
    private static final int SETTABLE = Message.SUPPRESS_EMBEDS | Message.SUPPRESS_NOTIFICATIONS;

    private final JsonNode body;
    private final Map<String, Upload> files;

    MessageForm(JsonNode body, Map<String, Upload> files) {
        this.body = body;
        this.files = files;
    }

    /** Throws when anything is wrong that can be told from the body alone. */
    void check() {
        FormErrors errors = new FormErrors();
        errors.optionalText(body, "content", "", 0, MAX_CONTENT);
        if (body.path("nonce").isTextual()) {
            errors.optionalText(body, "nonce", "", 0, MAX_NONCE);
        }
        if (body.path("embeds").size() > MAX_EMBEDS) {
            errors.tooLong("embeds", MAX_EMBEDS);
        }
        for (int i = 0; i < body.path("embeds").size(); i++) {
            JsonNode embed = body.path("embeds").path(i);
            errors.optionalText(embed, "title", "embeds." + i, 0, 256);
            errors.optionalText(embed, "description", "embeds." + i, 0, 4096);
        }
        for (int i = 0; i < body.path("attachments").size(); i++) {
            JsonNode attachment = body.path("attachments").path(i);
            errors.optionalText(attachment, "description", "attachments." + i, 0, MAX_DESCRIPTION);
        }
        if (files.size() > MAX_FILES) {
            errors.tooLong("attachments", MAX_FILES);
        }
        Mentions.check(body.path("allowed_mentions"), errors);
        if ((body.path("flags").asInt() & COMPONENTS_V2) != 0) {
            errors.add("flags", "FAKE_KNOWS_NO_COMPONENTS_V2", "This fake knows no components of the second version.");
        }
        ComponentRules.check(body.path("components"), errors);
        errors.refuse();
        if (files.values().stream().mapToLong(file -> file.bytes().length).sum() > MAX_UPLOAD) {
            throw Refusal.of(413, 40005, "Request entity too large");
        }
    }

    /** The message that it answers; throws when there is none. */
    @Nullable
    Message replyIn(Room room) {
        JsonNode reference = body.path("message_reference");
        if (!reference.isObject()) {
            return null;
        }
        Message message = room.message(reference.path("message_id").asText());
        if (message == null && reference.path("fail_if_not_exists").asBoolean(true)) {
            FormErrors errors = new FormErrors();
            errors.add("message_reference", "REPLIES_UNKNOWN_MESSAGE", "Unknown message");
            errors.refuse();
        }
        return message;
    }

    /** Throws when a new message of this would show nothing. */
    void refuseEmpty() {
        if (content().isEmpty() && files.isEmpty() && isNothing("embeds") && isNothing("components")) {
            throw Refusal.emptyMessage();
        }
    }

    /** Makes a message say this. */
    void fill(Message message, @Nullable Message reply) {
        message.content(content());
        message.replyTo(reply);
        message.flags((message.flags() & ~Message.LOADING) | (flags() & SETTABLE));
        if (body.path("embeds") instanceof ArrayNode embeds) {
            message.embeds(embeds.deepCopy());
        }
        if (body.path("components") instanceof ArrayNode rows) {
            message.components(rows.deepCopy());
        }
        if (!body.path("nonce").isMissingNode() && !body.path("nonce").isNull()) {
            message.nonce(body.path("nonce").asText());
        }
        addFiles(message);
        call(message, reply);
    }

    /** Changes what is named, and throws when nothing would be left. */
    void change(Message message) {
        boolean wasLoading = message.isLoading();
        List<SeenFile> kept = new ArrayList<>(message.files());
        if (body.path("attachments") instanceof ArrayNode list) {
            kept.removeIf(file -> !names(list, file.id()));
        }
        String content = body.has("content") ? content() : message.content();
        boolean hasEmbeds =
                body.has("embeds") ? !isNothing("embeds") : !message.embeds().isEmpty();
        boolean hasRows = body.has("components")
                ? !isNothing("components")
                : !message.components().isEmpty();
        if (content.isEmpty() && !hasEmbeds && !hasRows && kept.isEmpty() && files.isEmpty()) {
            throw Refusal.emptyMessage();
        }
        message.content(content);
        message.files().clear();
        message.files().addAll(kept);
        addFiles(message);
        if (body.has("embeds")) {
            message.embeds(list("embeds"));
        }
        if (body.has("components")) {
            message.components(list("components"));
        }
        if (body.has("flags")) {
            message.flags((message.flags() & ~Message.SUPPRESS_EMBEDS) | (flags() & Message.SUPPRESS_EMBEDS));
        }
        message.flags(message.flags() & ~Message.LOADING);
        if (wasLoading) {
            call(message, null);
        } else {
            message.edited();
        }
    }

    private void call(Message message, @Nullable Message reply) {
        message.pings().clear();
        message.pings().addAll(Mentions.ofBot(message.content(), message.room(), body.path("allowed_mentions"), reply));
    }

    int flags() {
        return body.path("flags").asInt();
    }

    private String content() {
        return body.path("content").isTextual() ? body.path("content").asText().strip() : "";
    }

    private boolean isNothing(String member) {
        return body.path(member).isEmpty();
    }

    private ArrayNode list(String member) {
        return body.path(member) instanceof ArrayNode list ? list.deepCopy() : Json.array();
    }

    private static boolean names(JsonNode attachments, String id) {
        for (JsonNode attachment : attachments) {
            if (attachment.path("id").asText().equals(id)) {
                return true;
            }
        }
        return false;
    }

    private void addFiles(Message message) {
        files.forEach((number, file) -> {
            String name = file.name();
            String description = null;
            for (JsonNode attachment : body.path("attachments")) {
                if (attachment.path("id").asText().equals(number)) {
                    name = attachment.path("filename").asText(name);
                    description = attachment.path("description").isTextual()
                            ? attachment.path("description").asText()
                            : null;
                }
            }
            String id = message.room().world().nextId();
            message.files().add(new SeenFile(id, name, file.bytes(), description));
        });
    }
}
