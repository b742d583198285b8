package tandem.telegram.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message of a chat, with everything the server remembers of it. Guarded by the lock of its {@link World}. */
final class Message {

    private final long id;
    private final Room room;
    private final Sender sender;
    private final long date;
    /** What no other field says, such as a sticker or what happened in the chat. */
    private final ObjectNode extra = Json.object();

    private @Nullable Topic topic;
    private @Nullable Message repliesTo;
    private MarkedText text = MarkedText.EMPTY;
    private @Nullable Upload photo;
    private @Nullable String photoId;
    private @Nullable Upload document;
    private @Nullable Keyboard keyboard;
    private boolean isProtected;
    private boolean isSilent;
    private boolean hasPreview = true;
    private boolean isTooOld;
    private boolean isTooOldToDelete;
    private boolean isService;
    private int edits;
    private long editDate;

    Message(long id, Room room, Sender sender, long date) {
        this.id = id;
        this.room = room;
        this.sender = sender;
        this.date = date;
    }

    long id() {
        return id;
    }

    Room room() {
        return room;
    }

    Sender sender() {
        return sender;
    }

    ObjectNode extra() {
        return extra;
    }

    @Nullable
    Topic topic() {
        return topic;
    }

    @Nullable
    Message repliesTo() {
        return repliesTo;
    }

    MarkedText text() {
        return text;
    }

    boolean isPhoto() {
        return photoId != null;
    }

    @Nullable
    Keyboard keyboard() {
        return keyboard;
    }

    boolean isTooOldToDelete() {
        return isTooOld || isTooOldToDelete;
    }

    void growsTooOldToDelete() {
        isTooOldToDelete = true;
    }

    boolean isTooOld() {
        return isTooOld;
    }

    Message in(@Nullable Topic where) {
        topic = where;
        return this;
    }

    Message replyingTo(@Nullable Message other) {
        repliesTo = other;
        return this;
    }

    Message saying(MarkedText what) {
        text = what;
        return this;
    }

    Message withPhoto(@Nullable Upload bytes, String fileId) {
        photo = bytes;
        photoId = fileId;
        return this;
    }

    Message withDocument(Upload file) {
        document = file;
        return this;
    }

    Message offering(@Nullable Keyboard buttons) {
        keyboard = buttons;
        return this;
    }

    Message sent(boolean protectedContent, boolean silent, boolean preview) {
        isProtected = protectedContent;
        isSilent = silent;
        hasPreview = preview;
        return this;
    }

    void edited(long when) {
        edits++;
        editDate = when;
    }

    /** It says what happened in the chat. */
    Message ofService() {
        isService = true;
        return this;
    }

    boolean isService() {
        return isService;
    }

    void growsOld() {
        isTooOld = true;
    }

    ObjectNode json() {
        ObjectNode json = alone();
        Message other = repliesTo != null ? repliesTo : topic != null ? topic.created() : null;
        if (other != null) {
            json.set("reply_to_message", other.alone());
        }
        return json;
    }

    /** Without what it replies to. */
    private ObjectNode alone() {
        ObjectNode json = Json.object().put("message_id", id);
        sender.addTo(json);
        json.put("date", date);
        json.set("chat", room.json());
        addThread(json);
        if (editDate > 0) {
            json.put("edit_date", editDate);
        }
        if (isProtected) {
            json.put("has_protected_content", true);
        }
        addContent(json);
        if (keyboard != null) {
            json.set("reply_markup", keyboard.json());
        }
        json.setAll(extra);
        return json;
    }

    /** In an ordinary supergroup a reply has a thread as well, which is that of no topic. */
    private void addThread(ObjectNode json) {
        if (topic != null) {
            json.put("message_thread_id", topic.id()).put("is_topic_message", true);
        } else if (repliesTo != null && room.kind() == Kind.SUPERGROUP && !room.isForum()) {
            Message root = repliesTo;
            while (root.repliesTo != null) {
                root = root.repliesTo;
            }
            json.put("message_thread_id", root.id);
        }
    }

    private void addContent(ObjectNode json) {
        if (photoId != null) {
            json.putArray("photo")
                    .addObject()
                    .put("file_id", photoId)
                    .put("file_unique_id", "unique-" + photoId)
                    .put("width", 90)
                    .put("height", 90)
                    .put("file_size", photo == null ? 1000 : photo.bytes().length);
        }
        if (document != null) {
            json.putObject("document")
                    .put("file_id", "document-of-the-bot")
                    .put("file_unique_id", "unique-document-of-the-bot")
                    .put("file_name", document.fileName())
                    .put("file_size", document.bytes().length);
        }
        if (!text.text().isEmpty()) {
            boolean isCaption = photoId != null || document != null || extra.has("voice");
            json.put(isCaption ? "caption" : "text", text.text());
            if (!text.entities().isEmpty()) {
                json.set(isCaption ? "caption_entities" : "entities", text.entities());
            }
        }
    }

    SeenMessage seen() {
        return new SeenMessage(
                room.id(),
                id,
                topic == null ? null : topic.id(),
                sender.isTheBot(),
                sender.name(),
                text.text(),
                text.source(),
                keyboard == null ? List.of() : keyboard.rows(),
                photo == null ? null : photo.bytes(),
                document == null ? null : new SeenDocument(document.fileName(), document.bytes()),
                isProtected,
                isSilent,
                hasPreview,
                edits,
                repliesTo == null ? null : repliesTo.id,
                extra.isEmpty() ? null : extra.fieldNames().next());
    }
}
