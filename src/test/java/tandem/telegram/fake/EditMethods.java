package tandem.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes of messages. As with Telegram, a keyboard that is not sent again is gone. */
final class EditMethods {

    private final World world;

    EditMethods(World world) {
        this.world = world;
    }

    void addTo(ApiMethods methods) {
        methods.add(
                "editMessageText",
                this::editText,
                "business_connection_id",
                "chat_id",
                "message_id",
                "inline_message_id",
                "text",
                "parse_mode",
                "entities",
                "link_preview_options",
                "rich_message",
                "reply_markup");
        methods.add(
                "editMessageCaption",
                this::editCaption,
                "business_connection_id",
                "chat_id",
                "message_id",
                "inline_message_id",
                "caption",
                "parse_mode",
                "caption_entities",
                "show_caption_above_media",
                "reply_markup");
        methods.add(
                "editMessageReplyMarkup",
                this::editKeyboard,
                "business_connection_id",
                "chat_id",
                "message_id",
                "inline_message_id",
                "reply_markup");
        methods.add("deleteMessage", this::delete, "chat_id", "message_id");
    }

    private JsonNode editText(Parameters parameters) {
        MarkedText text = Texts.text(parameters);
        Message message = requireOwn(parameters);
        if (message.isPhoto()) {
            throw Refusal.badRequest("there is no text in the message to edit");
        }
        return change(message, text, keyboard(parameters));
    }

    private JsonNode editCaption(Parameters parameters) {
        MarkedText caption = Texts.caption(parameters);
        Message message = requireOwn(parameters);
        if (!message.isPhoto()) {
            throw Refusal.badRequest("there is no caption in the message to edit");
        }
        return change(message, caption, keyboard(parameters));
    }

    private JsonNode editKeyboard(Parameters parameters) {
        Message message = requireOwn(parameters);
        return change(message, message.text(), keyboard(parameters));
    }

    private JsonNode change(Message message, MarkedText text, @Nullable Keyboard keyboard) {
        if (message.text().looksLike(text) && Objects.equals(rows(message.keyboard()), rows(keyboard))) {
            throw Refusal.badRequest("message is not modified: specified new message content and reply markup are"
                    + " exactly the same as a current content and reply markup of the message");
        }
        message.saying(text).offering(keyboard).edited(world.seconds());
        return message.json();
    }

    private JsonNode delete(Parameters parameters) {
        Room room = world.requireRoom(parameters);
        room.requireOpen();
        Message message = room.messages().get(parameters.integer("message_id", 0));
        if (message == null) {
            throw Refusal.badRequest("message to delete not found");
        }
        boolean isAllowed =
                message.sender().isTheBot() || room.kind() == Kind.PRIVATE || room.bot() == Standing.ADMINISTRATOR;
        if (!isAllowed || message.isTooOldToDelete()) {
            throw Refusal.badRequest("message can't be deleted");
        }
        room.messages().remove(message.id());
        return BooleanNode.TRUE;
    }

    private Message requireOwn(Parameters parameters) {
        Room room = world.requireRoom(parameters);
        room.requireOpen();
        Message message = room.messages().get(parameters.integer("message_id", 0));
        if (message == null) {
            throw Refusal.badRequest("message to edit not found");
        }
        if (!message.sender().isTheBot() || message.isTooOld()) {
            throw Refusal.badRequest("message can't be edited");
        }
        return message;
    }

    private static @Nullable Keyboard keyboard(Parameters parameters) {
        return Keyboard.read(parameters.json("reply_markup", "reply keyboard markup"));
    }

    private static @Nullable Object rows(@Nullable Keyboard keyboard) {
        return keyboard == null ? null : keyboard.rows();
    }
}
