package tandem.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tandem.answer.Listener;
import tandem.chat.Said;
import tandem.flow.Limits;
import tandem.flow.Trigger;
import tandem.flow.Value;

/** Reads the options of a command, typed in any order or given by name. What fits no option is passed over. */
final class CommandOptions {

    private static final int MOST_WORDS = 20;

    /** So many words a length of time can have, such as "an hour and a half". */
    private static final int LONGEST = 5;

    private final Listener listener;

    CommandOptions(Listener listener) {
        this.listener = listener;
    }

    /** The variables {@code option_<id>} of the command's options that were given. */
    Map<String, Value> read(Trigger.Command trigger, Said.Command command) {
        Map<String, Value> values = new HashMap<>();
        for (Trigger.Option option : trigger.options()) {
            String named = command.options().get(option.id());
            if (named != null) {
                put(values, option, named);
            }
        }
        List<String> words = List.of(command.rest().strip().split("\\s+", MOST_WORDS + 1));
        int known = Math.min(words.size(), MOST_WORDS);
        for (int i = 0; i < known; ) {
            i += Math.max(1, take(trigger, words.subList(i, known), values));
        }
        return values;
    }

    /** Reads the first words for an option that has none yet; says how many they were. */
    private int take(Trigger.Command trigger, List<String> words, Map<String, Value> values) {
        for (Trigger.Option option : trigger.options()) {
            int length = values.containsKey(variable(option)) ? 0 : length(option, words);
            if (length > 0 && put(values, option, joined(words, 0, length))) {
                return length;
            }
        }
        return 0;
    }

    /** How many of the first words the option can take; 0 when the first is none of them. */
    private int length(Trigger.Option option, List<String> words) {
        if (option.taken() == Trigger.Option.Taken.TEXT) {
            return words.size();
        }
        if (option.taken() != Trigger.Option.Taken.MINUTES) {
            return 1;
        }
        for (int length = Math.min(words.size(), LONGEST); length > 0; length--) {
            OptionalLong minutes = listener.minutes(joined(words, 0, length));
            if (minutes.isPresent()) {
                // In "hug 10" and in "10 hug" the time is found too, but "hug" is no part of it.
                boolean begins = !listener.minutes(joined(words, 1, length)).equals(minutes);
                boolean ends = !listener.minutes(joined(words, 0, length - 1)).equals(minutes);
                if (begins && ends) {
                    return length;
                }
            }
        }
        return 0;
    }

    private static String joined(List<String> words, int from, int to) {
        return String.join(" ", words.subList(Math.min(from, to), to)).toLowerCase(Locale.ROOT);
    }

    private boolean put(Map<String, Value> values, Trigger.Option option, String word) {
        Value value = value(option, word);
        if (value != null) {
            values.put(variable(option), value);
        }
        return value != null;
    }

    private @Nullable Value value(Trigger.Option option, String given) {
        if (option.taken() == Trigger.Option.Taken.TEXT) {
            boolean fits = !given.isBlank() && given.codePointCount(0, given.length()) <= Limits.SAVED_TEXT;
            return fits ? new Value.Text(Answering.whole(given.strip())) : null;
        }
        String word = given.toLowerCase(Locale.ROOT);
        if (option.number()) {
            OptionalLong number =
                    option.taken() == Trigger.Option.Taken.MINUTES ? listener.minutes(word) : listener.number(word);
            return number.isPresent() ? new Value.Whole(number.getAsLong()) : null;
        }
        if (option.values().contains(given)) {
            // As a menu gives it, capitals and all.
            return new Value.Text(given);
        }
        if (option.values().contains(word)) {
            return new Value.Text(word);
        }
        for (Map.Entry<String, List<String>> entry : option.match().entrySet()) {
            if (entry.getValue().contains(word)) {
                return new Value.Text(entry.getKey());
            }
        }
        return null;
    }

    private static String variable(Trigger.Option option) {
        return "option_" + option.id().replace('-', '_');
    }
}
