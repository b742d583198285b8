package tandem.discord.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something the bot may ask for.
 *
 * @param template the path, with names in braces where ids stand
 * @param known the members that the body may have
 * @param isOpen whether no token of the bot is needed
 */
record Route(
        String method,
        String template,
        Pattern pattern,
        Set<String> known,
        boolean isOpen,
        Function<Request, Answer> handler) {

    static Route of(String method, String template, Set<String> known, Function<Request, Answer> handler) {
        Pattern pattern = Pattern.compile(template.replaceAll("\\{[a-z]+}", "([^/]+)"));
        boolean isOpen =
                template.startsWith("/webhooks") || template.contains("callback") || template.equals("/gateway");
        return new Route(method, template, pattern, known, isOpen, handler);
    }

    /** What stands in the place of the names; null when the path is another one. */
    @Nullable
    List<String> match(String path) {
        Matcher matcher = pattern.matcher(path);
        if (!matcher.matches()) {
            return null;
        }
        List<String> values = new ArrayList<>();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            values.add(matcher.group(i));
        }
        return values;
    }
}
