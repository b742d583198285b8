package tandem.answer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Text made plain: without case, accents, presentation forms, invisible characters and skin tones, with ASCII digits
 * and dashes. All of it code point by code point, so no locale can matter. Stateless.
 */
public final class Plain {
    private static final String APOSTROPHES = "'’‘ʼʻ‛′`´ʹ";
    /** The strokes that change a Japanese syllable; unlike an accent they make another letter. */
    private static final int DAKUTEN = 0x3099;

    private static final int HANDAKUTEN = 0x309A;

    private Plain() {}

    /** The plain form with its punctuation; whatever is neither letter, digit, punctuation nor symbol is a space. */
    public static String fold(String text) {
        String decomposed = isAscii(text) ? text : decompose(text);
        StringBuilder plain = new StringBuilder(decomposed.length());
        for (int i = 0, each; i < decomposed.length(); i += Character.charCount(each)) {
            each = decomposed.codePointAt(i);
            fold(each, plain);
        }
        return plain.toString();
    }

    /** Words and symbols of a folded text in their order; a symbol said three times over counts once. */
    static List<String> split(String folded) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0, next; i < folded.length(); i = next) {
            int each = folded.codePointAt(i);
            next = i + Character.charCount(each);
            boolean letter = isWordPart(each);
            if (letter && start < 0) {
                start = i;
            }
            if (start >= 0 && (!letter || next == folded.length())) {
                words.add(folded.substring(start, letter ? next : i));
                start = -1;
            }
            if (isSymbol(each) || isMinus(folded, i)) {
                addOnce(words, folded.substring(i, next));
            }
        }
        return words;
    }

    /** The words of a text: folded and split. */
    public static List<String> words(String text) {
        return split(fold(text));
    }

    /** Whether this word is an emoji or the like: it may decorate a text without changing what it says. */
    static boolean isDecoration(String word) {
        return Character.getType(word.codePointAt(0)) == Character.OTHER_SYMBOL;
    }

    /** Whether this word holds a digit. */
    static boolean hasDigit(String word) {
        return word.chars().anyMatch(Plain::isDigit);
    }

    /** Whether this word is nothing but digits. */
    static boolean isDigits(String word) {
        return word.chars().allMatch(Plain::isDigit);
    }

    private static boolean isDigit(int each) {
        return each >= '0' && each <= '9';
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 0x7F) {
                return false;
            }
        }
        return true;
    }

    /** Takes letters and accents apart, and keeps "10²" and "1½" from becoming 102 and 11/2. */
    private static String decompose(String text) {
        StringBuilder apart = new StringBuilder(text.length() + 8);
        for (int i = 0, each; i < text.length(); i += Character.charCount(each)) {
            each = text.codePointAt(i);
            if (each > 0x7F && Character.getType(each) == Character.OTHER_NUMBER) {
                apart.append(' ').appendCodePoint(each).append(' ');
            } else if (APOSTROPHES.indexOf(each) < 0) {
                apart.appendCodePoint(each);
            }
        }
        return Normalizer.normalize(apart, Normalizer.Form.NFKD);
    }

    private static void fold(int each, StringBuilder plain) {
        if (each < 0x80 && each > ' ') {
            if (each != '\'' && each != '`') {
                plain.append((char) (each >= 'A' && each <= 'Z' ? each + ('a' - 'A') : each));
            }
            return;
        }
        switch (Character.getType(each)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> foldMark(each, plain);
            case Character.FORMAT, Character.MODIFIER_SYMBOL -> {}
            case Character.CONTROL -> plain.append(Character.isWhitespace(each) ? " " : "");
            case Character.DECIMAL_DIGIT_NUMBER -> plain.append(Character.digit(each, 10));
            case Character.DASH_PUNCTUATION -> plain.append('-');
            case Character.MATH_SYMBOL -> plain.append(each == 0x2212 ? '-' : ' ');
            case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> plain.append(' ');
            default ->
                // By way of the capital, so that dotless i and final sigma meet their plain forms.
                plain.appendCodePoint(Character.toLowerCase(Character.toUpperCase(each)));
        }
    }

    private static void foldMark(int each, StringBuilder plain) {
        Character.UnicodeScript script = Character.UnicodeScript.of(each);
        boolean accent = script == Character.UnicodeScript.INHERITED || script == Character.UnicodeScript.HEBREW;
        boolean keycap = Character.getType(each) == Character.ENCLOSING_MARK;
        if (each == DAKUTEN || each == HANDAKUTEN || (!accent && !keycap)) {
            plain.appendCodePoint(each);
        }
    }

    private static boolean isWordPart(int each) {
        if (each < 0x80) {
            return isDigit(each) || (each >= 'a' && each <= 'z');
        }
        int type = Character.getType(each);
        return Character.isLetterOrDigit(each)
                || type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** Emoji, and the two ASCII signs that say something: "+1" and "<3" are not the numbers 1 and 3. */
    private static boolean isSymbol(int each) {
        return each == '+' || each == '<' || (each >= 0x80 && Character.getType(each) == Character.OTHER_SYMBOL);
    }

    /** A dash right before a number and after nothing: "-1" is not the number 1, but "- 1" and "2-1" hold it. */
    private static boolean isMinus(String folded, int at) {
        return folded.charAt(at) == '-'
                && at + 1 < folded.length()
                && isDigit(folded.charAt(at + 1))
                && (at == 0 || Character.isWhitespace(folded.charAt(at - 1)));
    }

    private static void addOnce(List<String> words, String symbol) {
        if (words.isEmpty() || !words.get(words.size() - 1).equals(symbol)) {
            words.add(symbol);
        }
    }
}
