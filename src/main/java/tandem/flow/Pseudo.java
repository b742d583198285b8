package tandem.flow;

import com.ibm.icu.text.MessagePattern;

/**
 * Writes texts as a language would that nobody speaks, such as {@code ⟦Ŵé'ļļ ĝö ~~⟧} for "We'll go": with accents, in
 * brackets and about 40 % longer. What is not so has not come from {@code dialogs/}, and what has no closing bracket was cut
 * off. Gaps, formatting and commands stay as they are. Pure.
 */
public final class Pseudo {

    private static final char OPEN = '\u27e6';
    private static final char CLOSE = '\u27e7';
    private static final char PADDING = '~';
    private static final int BRACKETS = 2;

    /** Two of each letter's accents stand for all: what counts is that it is no ASCII any more. */
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static final String STRANGE =
            "\u00e5\u0180\u00e7\u0111\u00e9\u0192\u011d\u0125\u00ee\u0135\u0137\u013c\u1e3f\u00f1\u00f6\u00fe"
                    + "\u01eb\u0155\u0161\u0167\u00fb\u1e7d\u0175\u1e8b\u00fd\u017e"
                    + "\u00c5\u0181\u00c7\u0110\u00c9\u0191\u011c\u0124\u00ce\u0134\u0136\u013b\u1e3e\u00d1\u00d6\u00de"
                    + "\u01ea\u0154\u0160\u0166\u00db\u1e7c\u0174\u1e8a\u00dd\u017d";

    private Pseudo() {}

    /**
     * A template with the same gaps.
     *
     * @param longest how many characters it may have; one that has no room for them gets no brackets
     * @throws IllegalArgumentException when it is no template
     */
    public static String template(String source, int longest) {
        MessagePattern pattern = new MessagePattern(MessagePattern.ApostropheMode.DOUBLE_OPTIONAL).parse(source);
        StringBuilder strange = new StringBuilder();
        message(source, pattern, 0, strange);
        return framed(strange, source, longest);
    }

    /** A text without gaps. */
    public static String plain(String source, int longest) {
        StringBuilder strange = new StringBuilder();
        words(source, strange);
        return framed(strange, source, longest);
    }

    /** Writes the message that begins with this part. */
    private static void message(String source, MessagePattern pattern, int start, StringBuilder out) {
        int end = pattern.getLimitPartIndex(start);
        int from = pattern.getPart(start).getLimit();
        for (int i = start + 1; i <= end; i++) {
            MessagePattern.Part part = pattern.getPart(i);
            words(source.substring(from, part.getIndex()), out);
            from = part.getIndex();
            if (part.getType() == MessagePattern.Part.Type.ARG_START) {
                int last = pattern.getLimitPartIndex(i);
                from = gap(source, pattern, i, last, out);
                i = last;
            } else if (part.getType() != MessagePattern.Part.Type.MSG_LIMIT) {
                out.append(source, from, part.getLimit());
                from = part.getLimit();
            }
        }
    }

    /** Copies a gap with the messages in it; answers where the text goes on. */
    private static int gap(String source, MessagePattern pattern, int start, int end, StringBuilder out) {
        int from = pattern.getPart(start).getIndex();
        for (int i = start; i <= end; i++) {
            MessagePattern.Part part = pattern.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.MSG_START) {
                out.append(source, from, part.getLimit());
                message(source, pattern, i, out);
                i = pattern.getLimitPartIndex(i);
                from = pattern.getPart(i).getIndex();
            }
        }
        int limit = pattern.getPart(end).getLimit();
        out.append(source, from, limit);
        return limit;
    }

    /** Commands stay, for people type them. */
    private static void words(String words, StringBuilder out) {
        boolean command = false;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            int letter = PLAIN.indexOf(c);
            boolean joins = letter >= 0 || c == '_' || Character.isDigit(c);
            boolean apart = i == 0 || !Character.isLetterOrDigit(words.charAt(i - 1));
            command = command ? joins : c == '/' && apart;
            out.append(letter < 0 || command ? c : STRANGE.charAt(letter));
        }
    }

    private static String framed(StringBuilder strange, String source, int longest) {
        int length = source.codePointCount(0, source.length());
        int room = longest - length - BRACKETS;
        if (room < 0) {
            return strange.toString();
        }
        int padding = Math.min(room, length * 2 / 5);
        if (padding > 1) {
            strange.append(' ').append(String.valueOf(PADDING).repeat(padding - 1));
        }
        return OPEN + strange.append(CLOSE).toString();
    }
}
