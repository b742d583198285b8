package tandem.console;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tandem.chat.Choice;
import tandem.chat.Said;

/** Hears what a platform would hear: in private everything, in a group what is meant for the bot. Pure. */
final class Hearing {

    /** The name the bot answers to here. */
    private static final String BOT = "tandem";

    private static final Pattern COMMAND = Pattern.compile("/([^\\s@]+)(?:@(\\S*))?(?:\\s+(.*))?", Pattern.DOTALL);
    private static final Pattern MENTION =
            Pattern.compile("(?<![\\p{L}\\p{N}@])@" + BOT + "(?![\\p{L}\\p{N}_])[,:]?\\s*", Pattern.CASE_INSENSITIVE);
    private static final Pattern REPLY = Pattern.compile(">\\s*(.*)", Pattern.DOTALL);
    private static final Pattern LABEL = Pattern.compile("\\[(.+)]", Pattern.DOTALL);

    private Hearing() {}

    /**
     * @param words what was said, clean and not empty
     * @param person who said it; they tap only what they can see
     * @param board what the chat shows
     */
    static Heard of(String words, String person, Board board, boolean group) {
        Matcher command = COMMAND.matcher(words);
        if (command.matches()) {
            return command(command, words, group);
        }
        Optional<Choice> choice = choice(words, person, board);
        if (choice.isPresent()) {
            return tap(choice.get());
        }
        return group ? addressed(words) : told(new Said.Text(words));
    }

    private static Heard command(Matcher command, String words, boolean group) {
        String bot = command.group(2);
        if (bot != null && !bot.equalsIgnoreCase(BOT)) {
            return group ? new Heard.Unheard() : told(new Said.Text(words));
        }
        String rest = command.group(3) == null ? "" : command.group(3).strip();
        return told(Said.Command.typed(command.group(1).toLowerCase(Locale.ROOT), rest));
    }

    private static Optional<Choice> choice(String words, String person, Board board) {
        if (ChoiceKeys.isNumber(words)) {
            return board.newestFor(person).flatMap(shown -> numbered(words, shown.choices()));
        }
        Matcher label = LABEL.matcher(words);
        if (!label.matches()) {
            return Optional.empty();
        }
        String wanted = CleanText.line(label.group(1));
        return board.visibleTo(person)
                .flatMap(shown -> shown.choices().stream())
                .filter(choice -> CleanText.line(choice.label()).equalsIgnoreCase(wanted))
                .findFirst();
    }

    private static Optional<Choice> numbered(String number, List<Choice> choices) {
        int at = ChoiceKeys.of(choices).indexOf(number);
        return at < 0 ? Optional.empty() : Optional.of(choices.get(at));
    }

    private static Heard tap(Choice choice) {
        if (choice instanceof Choice.Button button) {
            return told(new Said.Tap(button.token()));
        }
        return new Heard.Copied((Choice.Copy) choice);
    }

    private static Heard addressed(String words) {
        Matcher mention = MENTION.matcher(words);
        if (mention.find()) {
            return told(words, mention.replaceAll("").strip());
        }
        Matcher reply = REPLY.matcher(words);
        return reply.matches() ? told(words, reply.group(1).strip()) : new Heard.Unheard();
    }

    /** What was said to the bot without its name; the name alone where nothing else was said. */
    private static Heard told(String words, String rest) {
        Matcher command = COMMAND.matcher(rest);
        if (command.matches()) {
            return command(command, rest, true);
        }
        return told(new Said.Text(rest.isEmpty() ? words : rest));
    }

    private static Heard told(Said said) {
        return new Heard.Told(said);
    }
}
