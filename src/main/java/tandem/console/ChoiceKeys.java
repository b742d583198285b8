package tandem.console;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tandem.chat.Choice;

/**
 * The number that taps each choice: its place, counted from 1. A choice whose label is a number is tapped by that number,
 * so that 7 on a scale from 0 to 10 never means 6.
 */
final class ChoiceKeys {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    private ChoiceKeys() {}

    static boolean isNumber(String typed) {
        return NUMBER.matcher(typed).matches();
    }

    /** A key for each choice, in their order; no two are the same. */
    static List<String> of(List<Choice> choices) {
        List<String> labels =
                choices.stream().map(choice -> CleanText.line(choice.label())).toList();
        Set<String> taken = new HashSet<>(labels);
        Set<String> given = new HashSet<>();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            boolean own = isNumber(labels.get(i)) && given.add(labels.get(i));
            keys.add(own ? labels.get(i) : free(i + 1, taken));
        }
        return keys;
    }

    private static String free(int wanted, Set<String> taken) {
        int number = wanted;
        while (!taken.add(Integer.toString(number))) {
            number++;
        }
        return Integer.toString(number);
    }
}
