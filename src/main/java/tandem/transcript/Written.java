package tandem.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tandem.chat.Choice;
import tandem.chat.Outgoing;
import tandem.chat.Picture;

/**
 * What was said, as lines of a transcript.
 *
 * @param home the chat that needs no name: the group, or the private chat of the one person there
 */
record Written(String home) {

    static Written of(Script script) {
        return new Written(script.group() ? Stage.GROUP : script.people().get(0));
    }

    /** A message with what is to be seen on its picture and what can be tapped. */
    List<String> whole(Stage.Message message) {
        Outgoing outgoing = message.outgoing();
        List<String> lines = new ArrayList<>(List.of(words(message)));
        if (outgoing.picture() != null) {
            lines.add(picture(outgoing.picture()));
        }
        if (!outgoing.choices().isEmpty()) {
            lines.add(choices(labels(outgoing)));
        }
        return lines;
    }

    /** Its words alone. */
    String words(Stage.Message message) {
        String who = message.chat().equals(home) ? "bot" : "bot@" + message.chat();
        boolean edits = message.outgoing().mode() == Outgoing.Mode.REPLACE;
        return who
                + (edits ? " edits: " : ": ")
                + Escapes.write(message.outgoing().plainText());
    }

    /** Whether a message is the one that a line expects. */
    boolean matches(Line.Says says, Stage.Message message) {
        String chat = says.person().isEmpty() ? home : says.person();
        boolean edits = message.outgoing().mode() == Outgoing.Mode.REPLACE;
        return message.chat().equals(chat)
                && edits == says.edits()
                && Glob.matches(says.pattern(), message.outgoing().plainText());
    }

    static List<String> labels(Outgoing outgoing) {
        return outgoing.choices().stream().map(Choice::label).toList();
    }

    static String choices(List<String> labels) {
        return "choices: "
                + labels.stream()
                        .map(label -> Escapes.write(label).replace("|", "\\u007c"))
                        .collect(Collectors.joining(" | "));
    }

    static String picture(Picture picture) {
        return "picture: " + Escapes.write(picture.alt());
    }

    static String hidden(String text) {
        return "bot hides: " + Escapes.write(text);
    }

    static String only(String person, String notice) {
        return "only " + person + ": " + Escapes.write(notice);
    }
}
