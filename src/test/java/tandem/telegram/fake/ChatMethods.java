package tandem.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the bot learns about chats, and how it leaves one. */
final class ChatMethods {

    private final World world;

    ChatMethods(World world) {
        this.world = world;
    }

    void addTo(ApiMethods methods) {
        methods.add("getChat", this::getChat, "chat_id");
        methods.add("getChatMember", this::getChatMember, "chat_id", "user_id");
        methods.add("leaveChat", this::leaveChat, "chat_id");
    }

    private JsonNode getChat(Parameters parameters) {
        Room room = world.requireRoom(parameters);
        requireKnown(room);
        ObjectNode json = room.json().put("accent_color_id", 0).put("max_reaction_count", 11);
        json.putObject("accepted_gift_types")
                .put("unlimited_gifts", false)
                .put("limited_gifts", false)
                .put("unique_gifts", false)
                .put("premium_subscription", false)
                .put("gifts_from_channels", false);
        return json;
    }

    private JsonNode getChatMember(Parameters parameters) {
        Room room = world.requireRoom(parameters);
        requireKnown(room);
        User user = world.user(parameters.integer("user_id", 0));
        if (user == null) {
            throw Refusal.badRequest("PARTICIPANT_ID_INVALID");
        }
        if (user.equals(world.bot())) {
            return room.bot().json(user);
        }
        boolean isTheirs = room.kind() == Kind.PRIVATE && room.id() == user.id();
        return room.members()
                .getOrDefault(user.id(), isTheirs ? Standing.MEMBER : Standing.LEFT)
                .json(user);
    }

    private JsonNode leaveChat(Parameters parameters) {
        Room room = world.requireRoom(parameters);
        if (room.kind() == Kind.PRIVATE) {
            throw Refusal.badRequest("chat member status can't be changed in private chats");
        }
        room.requireOpen();
        Changes.ofTheBot(room, world.bot(), Standing.LEFT);
        return BooleanNode.TRUE;
    }

    /** A person can be looked up when the bot has met them, also when they have blocked it. */
    private static void requireKnown(Room room) {
        if (room.kind() != Kind.PRIVATE) {
            room.requireOpen();
        } else if (room.bot() == Standing.STRANGER) {
            throw Refusal.badRequest("chat not found");
        }
    }
}
