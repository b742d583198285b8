package tandem.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.Set;
import java.util.regex.Pattern;

/** The list of commands that people see in the menu, by scope and language. */
final class CommandMethods {

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]{1,32}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2}");
    private static final int MOST_COMMANDS = 100;
    private static final int LONGEST_DESCRIPTION = 256;
    private static final Set<String> SCOPES =
            Set.of("default", "all_private_chats", "all_group_chats", "all_chat_administrators");
    private static final Set<String> SCOPES_OF_A_CHAT = Set.of("chat", "chat_administrators", "chat_member");

    private final World world;

    CommandMethods(World world) {
        this.world = world;
    }

    void addTo(ApiMethods methods) {
        methods.add("setMyCommands", this::set, "commands", "scope", "language_code");
        methods.add("getMyCommands", this::get, "scope", "language_code");
        methods.add("deleteMyCommands", this::delete, "scope", "language_code");
    }

    private JsonNode set(Parameters parameters) {
        JsonNode commands = parameters.json("commands", "bot commands");
        if (commands == null || !commands.isArray()) {
            throw Refusal.badRequest("can't parse commands JSON object");
        }
        if (commands.size() > MOST_COMMANDS) {
            throw Refusal.badRequest("BOT_COMMANDS_TOO_MUCH");
        }
        for (JsonNode command : commands) {
            String description = command.path("description").asText("");
            if (!NAME.matcher(command.path("command").asText("")).matches()) {
                throw Refusal.badRequest("BOT_COMMAND_INVALID");
            }
            if (description.isBlank() || description.length() > LONGEST_DESCRIPTION) {
                throw Refusal.badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
            }
        }
        world.commands().put(list(parameters), commands);
        return BooleanNode.TRUE;
    }

    private JsonNode get(Parameters parameters) {
        return world.commands().getOrDefault(list(parameters), Json.array());
    }

    private JsonNode delete(Parameters parameters) {
        world.commands().remove(list(parameters));
        return BooleanNode.TRUE;
    }

    /** Which of the lists is meant. */
    private CommandList list(Parameters parameters) {
        String language = parameters.text("language_code", "");
        if (!language.isEmpty() && !LANGUAGE.matcher(language).matches()) {
            throw Refusal.badRequest("invalid language code specified");
        }
        JsonNode scope = parameters.json("scope", "BotCommandScope");
        String type = scope == null ? "default" : scope.path("type").asText("");
        if (SCOPES.contains(type)) {
            return new CommandList(type, 0, 0, language);
        }
        if (scope == null || !SCOPES_OF_A_CHAT.contains(type)) {
            throw Refusal.badRequest("can't parse BotCommandScope: unsupported type specified");
        }
        long chat = scope.path("chat_id").asLong();
        if (world.room(chat) == null) {
            throw Refusal.badRequest("chat not found");
        }
        return new CommandList(type, chat, scope.path("user_id").asLong(), language);
    }
}
