package tandem.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** New messages of the bot. */
final class SendMethods {

    private static final Set<String> ACTIONS = Set.of(
            "typing",
            "upload_photo",
            "record_video",
            "upload_video",
            "record_voice",
            "upload_voice",
            "upload_document",
            "choose_sticker",
            "find_location",
            "record_video_note",
            "upload_video_note");
    private static final int MOST_BYTES = 10 * 1024 * 1024;
    private static final String ATTACHED = "attach://";
    private static final String FILE_ID = "photo-of-the-bot-";

    private final World world;

    /** By the ids they were given. */
    private final Map<String, Upload> photos = new HashMap<>();

    SendMethods(World world) {
        this.world = world;
    }

    void addTo(ApiMethods methods) {
        methods.add(
                "sendMessage",
                this::sendMessage,
                "business_connection_id",
                "chat_id",
                "message_thread_id",
                "direct_messages_topic_id",
                "text",
                "parse_mode",
                "entities",
                "link_preview_options",
                "disable_notification",
                "protect_content",
                "allow_paid_broadcast",
                "message_effect_id",
                "suggested_post_parameters",
                "reply_parameters",
                "reply_markup");
        methods.add(
                "sendPhoto",
                this::sendPhoto,
                "business_connection_id",
                "chat_id",
                "message_thread_id",
                "direct_messages_topic_id",
                "photo",
                "caption",
                "parse_mode",
                "caption_entities",
                "show_caption_above_media",
                "has_spoiler",
                "disable_notification",
                "protect_content",
                "allow_paid_broadcast",
                "message_effect_id",
                "suggested_post_parameters",
                "reply_parameters",
                "reply_markup");
        methods.add(
                "sendDocument",
                this::sendDocument,
                "business_connection_id",
                "chat_id",
                "message_thread_id",
                "direct_messages_topic_id",
                "document",
                "thumbnail",
                "caption",
                "parse_mode",
                "caption_entities",
                "disable_content_type_detection",
                "disable_notification",
                "protect_content",
                "allow_paid_broadcast",
                "message_effect_id",
                "suggested_post_parameters",
                "reply_parameters",
                "reply_markup");
        methods.add(
                "sendChatAction",
                this::sendChatAction,
                "business_connection_id",
                "chat_id",
                "message_thread_id",
                "action");
    }

    private JsonNode sendMessage(Parameters parameters) {
        Room room = world.requireRoom(parameters);
        MarkedText text = Texts.text(parameters);
        return send(room, parameters, message -> message.saying(text));
    }

    private JsonNode sendPhoto(Parameters parameters) {
        Room room = world.requireRoom(parameters);
        MarkedText caption = Texts.caption(parameters);
        String fileId = parameters.text("photo", "");
        Upload known = photos.get(fileId);
        Upload photo = known == null ? photo(parameters, fileId) : known;
        String id = known == null ? FILE_ID + (photos.size() + 1) : fileId;
        photos.put(id, photo);
        return send(room, parameters, message -> message.saying(caption).withPhoto(photo, id));
    }

    private JsonNode sendDocument(Parameters parameters) {
        Room room = world.requireRoom(parameters);
        MarkedText caption = Texts.caption(parameters);
        String given = parameters.text("document", "");
        Upload upload = parameters.upload("document");
        if (upload == null && given.startsWith(ATTACHED)) {
            upload = parameters.upload(given.substring(ATTACHED.length()));
        }
        if (upload == null) {
            throw Refusal.badRequest("there is no document in the request");
        }
        if (upload.bytes().length == 0) {
            throw Refusal.badRequest("file must be non-empty");
        }
        Upload document = upload;
        return send(room, parameters, message -> message.saying(caption).withDocument(document));
    }

    private interface Content {
        Message fill(Message message);
    }

    private JsonNode send(Room room, Parameters parameters, Content content) {
        Keyboard keyboard = Keyboard.read(parameters.json("reply_markup", "reply keyboard markup"));
        boolean isProtected = parameters.flag("protect_content");
        boolean isSilent = parameters.flag("disable_notification");
        boolean hasPreview = Texts.wantsPreview(parameters);
        room.requireOpen();
        Topic topic = room.requireTopic(parameters.integer("message_thread_id", 0));
        Message replied = replied(room, parameters);
        world.rates().sending(room);
        Message message = content.fill(room.write(world.botAsSender()))
                .in(topic == null && replied != null ? replied.topic() : topic)
                .replyingTo(replied)
                .offering(keyboard)
                .sent(isProtected, isSilent, hasPreview);
        world.observers().sent(room.id());
        return message.json();
    }

    private static @Nullable Message replied(Room room, Parameters parameters) {
        JsonNode reply = parameters.json("reply_parameters", "reply parameters");
        if (reply == null) {
            return null;
        }
        Message message = room.messages().get(reply.path("message_id").asLong());
        if (message == null && !reply.path("allow_sending_without_reply").asBoolean(false)) {
            throw Refusal.badRequest("message to be replied not found");
        }
        return message;
    }

    private static Upload photo(Parameters parameters, String fileId) {
        Upload upload = parameters.upload("photo");
        if (upload == null && fileId.startsWith(ATTACHED)) {
            upload = parameters.upload(fileId.substring(ATTACHED.length()));
        }
        if (upload == null) {
            throw Refusal.badRequest(
                    fileId.isEmpty() ? "there is no photo in the request" : "wrong file identifier/HTTP URL specified");
        }
        if (upload.bytes().length == 0) {
            throw Refusal.badRequest("file must be non-empty");
        }
        if (upload.bytes().length > MOST_BYTES) {
            throw Refusal.tooLarge();
        }
        if (!upload.isPicture()) {
            throw Refusal.badRequest("IMAGE_PROCESS_FAILED");
        }
        return upload;
    }

    private JsonNode sendChatAction(Parameters parameters) {
        Room room = world.requireRoom(parameters);
        if (!ACTIONS.contains(parameters.text("action", ""))) {
            throw Refusal.badRequest("wrong parameter action in request");
        }
        room.requireOpen();
        long thread = parameters.integer("message_thread_id", 0);
        if (thread != Topic.GENERAL || !room.isForum()) {
            room.requireTopic(thread);
        }
        room.showAction();
        return BooleanNode.TRUE;
    }
}
