package tandem.telegram.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Makes the bot something else in a chat, and tells it. */
final class Changes {

    private Changes() {}

    static void ofTheBot(Room room, User by, Standing now) {
        World world = room.world();
        ObjectNode json = Json.object();
        json.set("chat", room.json());
        json.set("from", by.json());
        json.put("date", world.seconds());
        json.set("old_chat_member", room.bot().json(world.bot()));
        json.set("new_chat_member", now.json(world.bot()));
        room.bot(now);
        world.updates().add("my_chat_member", json, room.id());
    }
}
