package tandem.chat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes several messages of one whose text is longer than a platform takes: cut between paragraphs where there are any,
 * else lines, else sentences, else words; inside a word only when it is longer than a message. Formatting goes on behind
 * a cut, blanks beside it go. Pure.
 */
public final class Splitting {

    /** A cut further to the front than this part of a message would leave it too empty, whatever it is between. */
    private static final int AT_LEAST = 2;

    private Splitting() {}

    /**
     * The messages to send instead, in order; the same one when it fits. The choices stand under the last. All have the
     * same slot, which belongs to the last once it is sent. What was to change a message is new then: the earlier one
     * only loses its choices. A picture whose text does not fit beside it goes first, with its alternative text.
     */
    public static List<Outgoing> fit(Outgoing whole, Capabilities platform) {
        Outgoing outgoing = platform.forms() ? whole : whole.withoutForms();
        if (outgoing.file() != null) {
            return List.of(outgoing); // Its words are few: no flow has a say in them.
        }
        Picture picture = outgoing.picture();
        if (picture == null) {
            return fit(outgoing, platform.text());
        }
        if (outgoing.plainText().length() <= platform.caption()) {
            return List.of(outgoing);
        }
        List<Outgoing> messages = new ArrayList<>();
        List<Span> alt = List.of(Span.plain(picture.alt()));
        messages.add(new Outgoing(
                        outgoing.slot(),
                        outgoing.mode(),
                        outgoing.audience(),
                        alt,
                        List.of(),
                        outgoing.protect(),
                        picture)
                .naming(outgoing.about()));
        messages.addAll(
                fit(message(outgoing, Outgoing.Mode.NEW, outgoing.text(), outgoing.choices()), platform.text()));
        return messages;
    }

    /** @param longest in UTF-16 units */
    private static List<Outgoing> fit(Outgoing outgoing, int longest) {
        if (outgoing.mode() == Outgoing.Mode.REMOVE_CHOICES
                || outgoing.plainText().length() <= longest) {
            return List.of(outgoing);
        }
        List<Outgoing> messages = new ArrayList<>();
        if (outgoing.mode() == Outgoing.Mode.REPLACE) {
            messages.add(message(outgoing, Outgoing.Mode.REMOVE_CHOICES, List.of(), List.of()));
        }
        List<List<Span>> parts = parts(outgoing, longest);
        for (List<Span> part : parts) {
            boolean last = part == parts.get(parts.size() - 1);
            messages.add(message(outgoing, Outgoing.Mode.NEW, part, last ? outgoing.choices() : List.of()));
        }
        return messages;
    }

    private static Outgoing message(Outgoing whole, Outgoing.Mode mode, List<Span> text, List<Choice> choices) {
        return new Outgoing(whole.slot(), mode, whole.audience(), text, choices, whole.protect()).naming(whole.about());
    }

    private static List<List<Span>> parts(Outgoing outgoing, int longest) {
        String text = outgoing.plainText();
        List<List<Span>> parts = new ArrayList<>();
        int from = skipBlanks(text, 0);
        while (from < text.length()) {
            int end = text.length() - from <= longest ? text.length() : cut(text, from, from + longest);
            List<Span> part = between(outgoing.text(), from, withoutBlanks(text, from, end));
            if (!part.isEmpty()) {
                parts.add(part);
            }
            from = skipBlanks(text, end);
        }
        return parts.isEmpty() ? List.of(outgoing.text()) : parts;
    }

    /** Where the part that begins at {@code from} ends, at most at {@code limit}. */
    private static int cut(String text, int from, int limit) {
        int early = from + (limit - from) / AT_LEAST;
        int paragraph = text.lastIndexOf("\n\n", limit);
        if (paragraph > early) {
            return paragraph;
        }
        int line = text.lastIndexOf('\n', limit);
        if (line > early) {
            return line;
        }
        int word = limit;
        for (int i = limit; i > from; i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                if (word == limit && !Character.isWhitespace(text.charAt(word))) {
                    word = i;
                }
                if (i > early && isSentenceEnd(text.charAt(i - 1))) {
                    return i;
                }
            }
        }
        return Character.isWhitespace(text.charAt(word)) ? word : betweenCharacters(text, from, limit);
    }

    private static boolean isSentenceEnd(char c) {
        return c == '.' || c == '!' || c == '?' || c == '…';
    }

    /** As people see characters: an accent or the second half of one stays with the first. */
    private static int betweenCharacters(String text, int from, int limit) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(text);
        int cut = characters.isBoundary(limit) ? limit : characters.preceding(limit);
        if (cut > from) {
            return cut;
        }
        return Character.isLowSurrogate(text.charAt(limit)) && limit - 1 > from ? limit - 1 : limit;
    }

    private static int skipBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int withoutBlanks(String text, int from, int end) {
        int i = end;
        while (i > from && Character.isWhitespace(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    private static List<Span> between(List<Span> text, int from, int end) {
        List<Span> part = new ArrayList<>();
        int begin = 0;
        for (Span span : text) {
            int first = Math.max(from, begin);
            int last = Math.min(end, begin + span.text().length());
            if (first < last) {
                part.add(new Span(span.text().substring(first - begin, last - begin), span.style()));
            }
            begin += span.text().length();
        }
        return part;
    }
}
