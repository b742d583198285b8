package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What Discord demands of the list of commands. */
final class CommandRules {

    private static final Pattern NAME = Pattern.compile("[-_a-z0-9]{1,32}");
    private static final Pattern LOCALIZED_NAME = Pattern.compile("[-_'\\p{L}\\p{N}\\p{M}]{1,32}");
    private static final Set<String> LOCALES = Set.of(
            "ar", "he", "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no",
            "pl", "pt-BR", "ro", "fi", "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja",
            "zh-TW", "ko");
    private static final int MAX_COMMANDS = 100;
    private static final int MAX_OPTIONS = 25;
    private static final int MAX_TEXT = 100;

    /** Of names, descriptions and values together; of a text in several languages the longest counts. */
    private static final int MAX_TOGETHER = 4_000;

    private static final int STRING = 3;
    private static final int INTEGER = 4;
    private static final int NUMBER = 10;
    private static final int GROUP = 2;
    private static final int LAST_TYPE = 11;

    private final FormErrors errors = new FormErrors();

    private CommandRules() {}

    /** Throws when anything is wrong. */
    static void check(JsonNode commands) {
        CommandRules rules = new CommandRules();
        if (!commands.isArray()) {
            throw Refusal.of(400, 50035, "Invalid Form Body");
        }
        if (commands.size() > MAX_COMMANDS) {
            throw Refusal.of(400, 30032, "Maximum number of application commands reached (100).");
        }
        rules.commands(commands);
        rules.errors.refuse();
    }

    private void commands(JsonNode commands) {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < commands.size(); i++) {
            JsonNode command = commands.path(i);
            String path = Integer.toString(i);
            named(command, path);
            if (!names.add(command.path("name").asText())) {
                errors.add(
                        path + ".name",
                        "APPLICATION_COMMANDS_DUPLICATE_NAME",
                        "Application command names must be unique");
            }
            for (JsonNode context : command.path("contexts")) {
                if (context.asInt(-1) < 0 || context.asInt() > 2) {
                    errors.choices(path + ".contexts", "{0, 1, 2}");
                }
            }
            for (JsonNode type : command.path("integration_types")) {
                if (type.asInt(-1) < 0 || type.asInt() > 1) {
                    errors.choices(path + ".integration_types", "{0, 1}");
                }
            }
            options(command.path("options"), path + ".options");
            if (together(command) > MAX_TOGETHER) {
                errors.add(path, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (4000)");
            }
        }
    }

    private static int together(JsonNode entry) {
        int length = longest(entry, "name") + longest(entry, "description");
        if (entry.path("value").isTextual()) {
            length += Texts.length(entry.path("value").asText());
        }
        for (String inner : new String[] {"options", "choices"}) {
            for (JsonNode each : entry.path(inner)) {
                length += together(each);
            }
        }
        return length;
    }

    private static int longest(JsonNode entry, String member) {
        int longest = Texts.length(entry.path(member).asText());
        for (JsonNode text : entry.path(member + "_localizations")) {
            longest = Math.max(longest, Texts.length(text.asText()));
        }
        return longest;
    }

    private void named(JsonNode entry, String path) {
        errors.text(entry, "name", path, 1, 32);
        if (!NAME.matcher(entry.path("name").asText()).matches()) {
            errors.add(path + ".name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
        }
        errors.text(entry, "description", path, 1, MAX_TEXT);
        for (Map.Entry<String, JsonNode> name : entry.path("name_localizations").properties()) {
            locale(name.getKey(), path + ".name_localizations");
            String text = name.getValue().asText();
            if (!LOCALIZED_NAME.matcher(text).matches() || text.codePoints().anyMatch(Character::isUpperCase)) {
                errors.add(
                        path + ".name_localizations." + name.getKey(),
                        "APPLICATION_COMMAND_INVALID_NAME",
                        "Command name is invalid");
            }
        }
        localized(entry, "description", path);
    }

    private void locale(String tag, String path) {
        if (!LOCALES.contains(tag)) {
            errors.choices(path, LOCALES.toString());
        }
    }

    private void options(JsonNode options, String path) {
        if (options.size() > MAX_OPTIONS) {
            errors.tooLong(path, MAX_OPTIONS);
        }
        Set<String> names = new HashSet<>();
        boolean wasOptional = false;
        for (int i = 0; i < options.size(); i++) {
            JsonNode option = options.path(i);
            String place = path + "." + i;
            named(option, place);
            int type = option.path("type").asInt();
            if (type < 1 || type > LAST_TYPE) {
                errors.choices(place + ".type", "{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}");
            }
            if (!names.add(option.path("name").asText())) {
                errors.add(place + ".name", "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option name is already used");
            }
            boolean isRequired = option.path("required").asBoolean();
            if (isRequired && wasOptional) {
                errors.add(
                        place,
                        "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                        "Required options must be placed before non-required options");
            }
            wasOptional |= !isRequired && type > GROUP;
            choices(option.path("choices"), type, place + ".choices");
            options(option.path("options"), place + ".options");
        }
    }

    private void choices(JsonNode choices, int type, String path) {
        if (choices.size() > MAX_OPTIONS) {
            errors.tooLong(path, MAX_OPTIONS);
        }
        if (!choices.isEmpty() && type != STRING && type != INTEGER && type != NUMBER) {
            errors.add(path, "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID", "Options of this type have no choices");
        }
        Set<String> names = new HashSet<>();
        for (int i = 0; i < choices.size(); i++) {
            JsonNode choice = choices.path(i);
            String place = path + "." + i;
            errors.text(choice, "name", place, 1, MAX_TEXT);
            if (!names.add(choice.path("name").asText())) {
                errors.add(place + ".name", "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Choice name is already used");
            }
            localized(choice, "name", place);
            value(choice, type, place);
        }
    }

    private void value(JsonNode choice, int type, String place) {
        JsonNode value = choice.path("value");
        if (type == STRING) {
            errors.text(choice, "value", place, 1, MAX_TEXT);
        } else if (type == INTEGER ? !value.isIntegralNumber() : !value.isNumber()) {
            errors.add(place + ".value", "NUMBER_TYPE_COERCE", "Value is not a number.");
        }
    }

    private void localized(JsonNode entry, String member, String path) {
        JsonNode texts = entry.path(member + "_localizations");
        for (Map.Entry<String, JsonNode> text : texts.properties()) {
            locale(text.getKey(), path + "." + member + "_localizations");
            errors.text(texts, text.getKey(), path + "." + member + "_localizations", 1, MAX_TEXT);
        }
    }
}
