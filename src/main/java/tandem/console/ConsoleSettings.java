package tandem.console;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the terminal is played.
 *
 * @param people who sits at it, at least one, in lower case; two or more share a group and have a private chat each
 * @param colour whether formatting may be shown where the terminal has it
 */
public record ConsoleSettings(List<String> people, boolean colour) {

    /** The one person of a terminal that was started without names. */
    public static final String YOU = "you";

    /** More voices than this from one keyboard are a slip of the hand. */
    private static final int MOST_PEOPLE = 16;

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}_-]{0,31}");

    /** @throws IllegalArgumentException when a name cannot be one, stands twice, or there are none or too many */
    public ConsoleSettings {
        people = people.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        if (people.isEmpty() || people.size() > MOST_PEOPLE) {
            throw new IllegalArgumentException("between 1 and " + MOST_PEOPLE + " people can sit at a terminal");
        }
        Set<String> known = new HashSet<>();
        for (String name : people) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("a name has 1 to 32 letters or digits: \"" + name + "\"");
            }
            if (!known.add(name)) {
                throw new IllegalArgumentException("two people cannot have the same name: \"" + name + "\"");
            }
        }
    }

    /**
     * The settings for these people in this environment; {@code NO_COLOR} with any value takes colours away (see
     * no-color.org).
     *
     * @param people nobody means one person, {@link #YOU}
     */
    public static ConsoleSettings of(List<String> people, Map<String, String> environment) {
        boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new ConsoleSettings(people.isEmpty() ? List.of(YOU) : people, colour);
    }
}
