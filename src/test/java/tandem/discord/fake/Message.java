package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A message in a channel. Guarded by the lock of the world. */
final class Message {

    static final int SUPPRESS_EMBEDS = 1 << 2;
    static final int EPHEMERAL = 1 << 6;
    static final int LOADING = 1 << 7;
    static final int SUPPRESS_NOTIFICATIONS = 1 << 12;

    private final Room room;
    private final String id;
    private final Account author;
    private final Instant time;
    private final Set<String> pings = new LinkedHashSet<>();
    private final List<SeenFile> files = new ArrayList<>();
    private String content = "";
    private ArrayNode components = Json.array();
    private ArrayNode embeds = Json.array();
    private int flags;
    private int edits;
    private @Nullable Instant edited;
    private @Nullable String nonce;
    private @Nullable String ephemeralFor;
    private @Nullable Message reply;
    private @Nullable Interaction origin;

    Message(Room room, String id, Account author) {
        this.room = room;
        this.id = id;
        this.author = author;
        this.time = room.world().now();
    }

    Room room() {
        return room;
    }

    String id() {
        return id;
    }

    long number() {
        return Long.parseLong(id);
    }

    Account author() {
        return author;
    }

    Set<String> pings() {
        return pings;
    }

    List<SeenFile> files() {
        return files;
    }

    String content() {
        return content;
    }

    void content(String text) {
        content = text;
    }

    ArrayNode components() {
        return components;
    }

    void components(ArrayNode rows) {
        components = rows;
    }

    ArrayNode embeds() {
        return embeds;
    }

    void embeds(ArrayNode all) {
        embeds = all;
    }

    int flags() {
        return flags;
    }

    void flags(int bits) {
        flags = bits;
    }

    @Nullable
    String nonce() {
        return nonce;
    }

    void nonce(@Nullable String mark) {
        nonce = mark;
    }

    Instant time() {
        return time;
    }

    @Nullable
    String ephemeralFor() {
        return ephemeralFor;
    }

    void ephemeralFor(String user) {
        ephemeralFor = user;
        flags |= EPHEMERAL;
    }

    void replyTo(@Nullable Message other) {
        reply = other;
    }

    @Nullable
    Interaction origin() {
        return origin;
    }

    void origin(Interaction interaction) {
        origin = interaction;
    }

    boolean isLoading() {
        return (flags & LOADING) != 0;
    }

    void edited() {
        edits++;
        edited = room.world().now();
    }

    /** Whether its author sees it changed by the bot's answer, so that nothing of it is kept from it. */
    boolean isVisibleToBot() {
        return room.guild() == null
                || author.isBot()
                || pings.contains(room.world().bot().id())
                || room.world().sessions().readsContent();
    }

    boolean isSeenBy(String user) {
        return ephemeralFor == null || ephemeralFor.equals(user);
    }

    /** As Discord describes it; without what is kept from bots when it is not visible. */
    ObjectNode json(boolean isVisible) {
        ObjectNode json = Json.object()
                .put("id", id)
                .put("channel_id", room.id())
                .put("type", type())
                .put("content", isVisible ? content : "")
                .put("timestamp", Texts.timestamp(time))
                .put("edited_timestamp", edited == null ? null : Texts.timestamp(edited))
                .put("tts", false)
                .put("mention_everyone", pings.contains("everyone"))
                .put("pinned", false)
                .put("flags", flags);
        json.set("author", author.json());
        json.putArray("mention_roles");
        ArrayNode mentions = json.putArray("mentions");
        pings.stream()
                .map(room.world().accounts()::get)
                .filter(account -> account != null)
                .forEach(account -> mentions.add(account.json()));
        json.set("embeds", isVisible ? embeds.deepCopy() : Json.array());
        json.set("components", isVisible ? components.deepCopy() : Json.array());
        ArrayNode attachments = json.putArray("attachments");
        if (isVisible) {
            files.forEach(file -> attachments.add(fileJson(file)));
        }
        if (nonce != null) {
            json.put("nonce", nonce);
        }
        if (origin != null) {
            json.put("application_id", room.world().bot().id())
                    .put("webhook_id", room.world().bot().id());
            json.set("interaction_metadata", origin.metadata());
        }
        if (reply != null) {
            ObjectNode reference = json.putObject("message_reference")
                    .put("type", 0)
                    .put("message_id", reply.id)
                    .put("channel_id", room.id());
            if (room.guild() != null) {
                reference.put("guild_id", room.guild().id());
            }
            Message original = reply;
            json.set(
                    "referenced_message",
                    room.messages().containsValue(original)
                            ? original.withoutReference().json(original.isVisibleToBot())
                            : null);
        }
        return json;
    }

    private int type() {
        if (origin != null) {
            return origin.isCommand() ? 20 : 19;
        }
        return reply == null ? 0 : 19;
    }

    /** A copy for the place where replies are shown only one level deep. */
    private Message withoutReference() {
        if (reply == null) {
            return this;
        }
        Message copy = new Message(room, id, author);
        copy.content = content;
        copy.components = components;
        copy.embeds = embeds;
        copy.flags = flags;
        copy.origin = origin;
        copy.pings.addAll(pings);
        copy.files.addAll(files);
        return copy;
    }

    private ObjectNode fileJson(SeenFile file) {
        String url = "http://127.0.0.1/attachments/" + room.id() + "/" + file.id() + "/" + file.name();
        return Json.object()
                .put("id", file.id())
                .put("filename", file.name())
                .put("size", file.bytes().length)
                .put("url", url)
                .put("proxy_url", url)
                .put("content_type", file.name().endsWith(".png") ? "image/png" : "application/octet-stream")
                .put("description", file.description());
    }

    SeenMessage seen() {
        return new SeenMessage(
                room.id(),
                id,
                author.isBot(),
                author.name(),
                content,
                controls(),
                ephemeralFor,
                Set.copyOf(pings),
                List.copyOf(files),
                edits,
                isLoading(),
                (flags & SUPPRESS_EMBEDS) != 0,
                (flags & SUPPRESS_NOTIFICATIONS) != 0,
                nonce,
                reply == null ? null : reply.id);
    }

    private List<List<SeenButton>> controls() {
        List<List<SeenButton>> rows = new ArrayList<>();
        for (JsonNode row : components) {
            List<SeenButton> controls = new ArrayList<>();
            for (JsonNode component : row.path("components")) {
                Controls.read(component, controls);
            }
            if (!controls.isEmpty()) {
                rows.add(List.copyOf(controls));
            }
        }
        return List.copyOf(rows);
    }
}
