package tandem.console;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tandem.chat.ChatAddress;

/** Reads a typed line: a word to the terminal itself, or who says what where. Pure. */
final class LineReading {

    /** What a person says at most, as on the platforms with the shortest messages. */
    static final int LONGEST = 4096;

    private static final int LONGEST_WORD = 32;

    /** A colon and a letter; a smiling face is something one says. */
    private static final Pattern OWN = Pattern.compile(":(\\p{Alpha}\\S*)\\s*(.*)", Pattern.DOTALL);

    private static final Pattern IN_GROUP = Pattern.compile("([^\\s:@]{1,64}):\\s*(.*)", Pattern.DOTALL);
    private static final Pattern IN_PRIVATE = Pattern.compile("([^\\s:@]{1,64})@(?:(?=/)|\\s+|$)(.*)", Pattern.DOTALL);

    private final People people;

    LineReading(People people) {
        this.people = people;
    }

    Line read(String raw) {
        String line = CleanText.of(raw).strip();
        if (line.isEmpty()) {
            return new Line.Blank();
        }
        Matcher own = OWN.matcher(line);
        if (own.matches()) {
            return own(own.group(1).toLowerCase(Locale.ROOT), own.group(2));
        }
        return people.alone() ? said(people.first(), people.home(), line) : among(line);
    }

    private static Line own(String word, String rest) {
        return switch (word) {
            case "quit" -> new Line.Quit();
            case "help" -> new Line.Help();
            case "skip" -> Skips.read(rest).<Line>map(Line.Skip::new).orElseGet(Line.UnclearSkip::new);
            default -> new Line.Unknown(CleanText.cut(word, LONGEST_WORD));
        };
    }

    private Line among(String line) {
        Matcher inPrivate = IN_PRIVATE.matcher(line);
        Optional<String> alone = inPrivate.matches() ? people.named(inPrivate.group(1)) : Optional.empty();
        if (alone.isPresent()) {
            return said(alone.get(), People.privateChat(alone.get()), inPrivate.group(2));
        }
        Matcher inGroup = IN_GROUP.matcher(line);
        Optional<String> speaker = inGroup.matches() ? people.named(inGroup.group(1)) : Optional.empty();
        if (speaker.isPresent()) {
            return said(speaker.get(), people.home(), inGroup.group(2));
        }
        return said(people.first(), people.home(), line);
    }

    private static Line said(String person, ChatAddress chat, String words) {
        String kept = CleanText.cut(words.strip(), LONGEST).strip();
        return kept.isEmpty() ? new Line.Blank() : new Line.Spoken(person, chat, kept);
    }
}
