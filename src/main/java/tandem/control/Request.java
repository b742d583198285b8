package tandem.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is asked. The protocol is one of lines in UTF-8, each at most 32 KiB long, over one connection for one request:
 *
 * <pre>
 * asked     COMMAND [TAB ARGUMENT]...
 * answered  out TEXT      any number of these two, in the order in which they are said
 *           err TEXT
 *           exit CODE     the last line
 * </pre>
 *
 * <p>In arguments and texts a backslash, a tab, a line feed and a carriage return are written as {@code \\}, {@code \t},
 * {@code \n} and {@code \r}. A connection that ends without an exit code was cut: the bot has ended.
 *
 * @param command such as {@code stats}
 * @param arguments files among them are absolute: the bot works in another folder than whoever asks
 */
public record Request(String command, List<String> arguments) {

    public Request {
        arguments = List.copyOf(arguments);
    }

    String line() {
        List<String> parts = new ArrayList<>();
        parts.add(escape(command));
        arguments.forEach(argument -> parts.add(escape(argument)));
        return String.join("\t", parts);
    }

    static Request of(String line) {
        List<String> parts =
                Arrays.stream(line.split("\t", -1)).map(Request::plain).toList();
        return new Request(parts.get(0), parts.subList(1, parts.size()));
    }

    static String escape(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    static String plain(String escaped) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            boolean special = c == '\\' && i + 1 < escaped.length();
            text.append(special ? meant(escaped.charAt(++i)) : c);
        }
        return text.toString();
    }

    private static char meant(char escaped) {
        return switch (escaped) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            default -> escaped;
        };
    }
}
