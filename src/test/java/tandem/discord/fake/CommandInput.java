package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What Discord sends when somebody gives a command; refuses what people cannot type. */
final class CommandInput {

    private static final int STRING = 3;
    private static final int INTEGER = 4;
    private static final int USER = 6;

    /** The largest whole number that an option takes. */
    private static final long LARGEST = 1L << 53;

    private CommandInput() {}

    static ObjectNode data(Room room, String line, Map<String, ?> values) {
        String[] names = line.split(" ", -1);
        JsonNode command = room.world().command(room.guild(), names[0]);
        if (command == null || !isOffered(command, room)) {
            throw new AssertionError("there is no command \"" + names[0] + "\" here; registered: "
                    + room.world().commands());
        }
        ObjectNode data = Json.object()
                .put("id", command.path("id").asText())
                .put("name", names[0])
                .put("type", 1);
        JsonNode place = command;
        ObjectNode target = data;
        for (int i = 1; i < names.length; i++) {
            place = named(place, names[i]);
            ObjectNode inner = target.putArray("options").addObject();
            inner.put("name", names[i]).put("type", place.path("type").asInt());
            target = inner;
        }
        fill(room, place, target, data, values);
        return data;
    }

    private static boolean isOffered(JsonNode command, Room room) {
        int context = Interactions.context(room);
        Guild guild = room.guild();
        boolean isInstalledForUser = guild == null ? !room.hasBot() : !guild.hasBotInside();
        JsonNode contexts = command.path("contexts");
        JsonNode types = command.path("integration_types");
        return (!contexts.isArray() || has(contexts, context))
                && (!isInstalledForUser || has(types, 1))
                && (isInstalledForUser || !types.isArray() || room.guild() == null || has(types, 0));
    }

    private static boolean has(JsonNode numbers, int number) {
        for (JsonNode entry : numbers) {
            if (entry.asInt(-1) == number) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode named(JsonNode parent, String name) {
        for (JsonNode option : parent.path("options")) {
            if (option.path("name").asText().equals(name)) {
                return option;
            }
        }
        throw new AssertionError("\"" + parent.path("name").asText() + "\" has no \"" + name + "\"");
    }

    private static void fill(
            Room room, JsonNode definition, ObjectNode target, ObjectNode data, Map<String, ?> values) {
        ArrayNode options = target.putArray("options");
        Set<String> left = new HashSet<>(values.keySet());
        for (JsonNode option : definition.path("options")) {
            String name = option.path("name").asText();
            Object value = values.get(name);
            left.remove(name);
            if (value == null) {
                if (option.path("required").asBoolean()) {
                    throw new AssertionError("the option \"" + name + "\" must be given");
                }
                continue;
            }
            int type = option.path("type").asInt();
            ObjectNode json = options.addObject().put("name", name).put("type", type);
            if (value instanceof Person person) {
                json.put("value", person.id());
                resolve(room, data, person);
            } else if (type == USER) {
                throw new AssertionError("the option \"" + name + "\" takes a person");
            } else {
                checkType(name, type, value);
                json.putPOJO("value", value);
                checkChoice(option, value);
            }
        }
        if (!left.isEmpty()) {
            throw new AssertionError("no such options: " + left);
        }
    }

    /** The app lets nobody send anything else. */
    private static void checkType(String name, int type, Object value) {
        boolean fits = switch (type) {
            case STRING -> value instanceof String;
            case INTEGER ->
                (value instanceof Integer || value instanceof Long)
                        && Math.abs(((Number) value).longValue()) <= LARGEST;
            default -> true;
        };
        if (!fits) {
            throw new AssertionError("the option \"" + name + "\" does not take " + value);
        }
    }

    private static void checkChoice(JsonNode option, Object value) {
        JsonNode choices = option.path("choices");
        if (choices.isEmpty()) {
            return;
        }
        for (JsonNode choice : choices) {
            if (choice.path("value").asText().equals(value.toString())) {
                return;
            }
        }
        throw new AssertionError("\"" + value + "\" is not offered: " + choices);
    }

    private static void resolve(Room room, ObjectNode data, Person person) {
        ObjectNode resolved = data.get("resolved") instanceof ObjectNode known ? known : data.putObject("resolved");
        resolved.withObject("/users").set(person.id(), person.account().json());
        if (room.guild() != null && room.people().contains(person.account())) {
            ObjectNode member = person.account().memberJson();
            member.remove("user");
            member.put("permissions", Long.toString(Permissions.ALL_OF_A_MEMBER));
            resolved.withObject("/members").set(person.id(), member);
        }
    }
}
