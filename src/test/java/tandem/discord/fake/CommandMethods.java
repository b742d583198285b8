package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Calls about the list of commands. */
final class CommandMethods {

    private final World world;

    CommandMethods(World world) {
        this.world = world;
    }

    Answer put(Request request) {
        String place = place(request);
        CommandRules.check(request.body());
        ArrayNode stored = Json.array();
        for (JsonNode command : request.body()) {
            JsonNode before = named(place, command.path("name").asText());
            ObjectNode json = stored.addObject();
            json.setAll((ObjectNode) command);
            if (!json.has("type")) {
                json.put("type", 1);
            }
            json.put("id", before == null ? world.nextId() : before.path("id").asText())
                    .put("application_id", world.bot().id())
                    .put("version", world.nextId());
            if (!json.has("default_member_permissions")) {
                json.putNull("default_member_permissions");
            }
            if (!place.isEmpty()) {
                json.put("guild_id", place);
            }
        }
        world.commands().put(place, stored);
        return Answer.ok(stored);
    }

    Answer get(Request request) {
        return Answer.ok(world.commands().getOrDefault(place(request), Json.array()));
    }

    private @Nullable JsonNode named(String place, String name) {
        for (JsonNode command : world.commands().getOrDefault(place, Json.array())) {
            if (command.path("name").asText().equals(name)) {
                return command;
            }
        }
        return null;
    }

    private String place(Request request) {
        if (!request.at(0).equals(world.bot().id())) {
            throw Refusal.of(403, 20012, "You are not authorized to perform this action on this application");
        }
        if (request.at().size() == 1) {
            return "";
        }
        Guild guild = world.guilds().get(request.at(1));
        if (guild == null || !guild.hasBotInside()) {
            throw Refusal.missingAccess();
        }
        return guild.id();
    }
}
