package tandem.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something the bot said, as people on a platform see it.
 *
 * @param person whose private chat it stands in, or who alone sees it; empty for what everybody in the group sees
 * @param text without marks
 * @param picture what is to be seen on the picture; null for none
 * @param labels what can be tapped, in the order in which it is shown
 * @param copies texts that can be copied, by their labels
 */
public record Seen(
        Kind kind,
        String person,
        String text,
        @Nullable String picture,
        List<String> labels,
        Map<String, String> copies) {

    /** How it was said. */
    public enum Kind {
        /** As a new message. */
        SAYS,
        /** In place of an earlier message. */
        EDITS,
        /** As a new message in the group that nobody else sees. */
        WHISPERS,
        /** As a line about their tap that nobody else sees and that is not kept. */
        TELLS,
        /** It does not stand there any more. */
        HIDES
    }

    public Seen {
        labels = List.copyOf(labels);
        copies = Map.copyOf(copies);
    }

    /** A line that only this person sees. */
    public static Seen told(String person, String text) {
        return new Seen(Kind.TELLS, person, text, null, List.of(), Map.of());
    }

    /** A message that was taken away from where it stood. */
    public static Seen hidden(String person, String text) {
        return new Seen(Kind.HIDES, person, text, null, List.of(), Map.of());
    }

    /** Whether the choices are these; a platform without buttons for copying shows those texts beside the others. */
    boolean offers(List<String> expected) {
        if (labels.stream().anyMatch(copies::containsKey)) {
            return labels.equals(expected);
        }
        return buttons().equals(without(copies, expected)) && expected.containsAll(copies.keySet());
    }

    /** What it says on every platform alike; where a text to copy stands is each platform's own. */
    String alike() {
        return (kind == Kind.EDITS ? "edits: " : kind == Kind.TELLS ? "only: " : "says: ")
                + text
                + (picture == null ? "" : "\n  picture: " + picture)
                + (buttons().isEmpty() ? "" : "\n  " + buttons())
                + (copies.isEmpty() ? "" : "\n  copies: " + copies);
    }

    private List<String> buttons() {
        return without(copies, labels);
    }

    private static List<String> without(Map<String, String> copies, List<String> labels) {
        List<String> rest = new ArrayList<>(labels);
        rest.removeAll(copies.keySet());
        return rest;
    }
}
