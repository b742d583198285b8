package tandem.safety;

import java.util.ArrayList;
import java.util.List;
import tandem.answer.Plain;

/** The words of a text, and where its sentences end. */
record Spoken(List<String> words, List<Integer> sentences) {

    /** Takes a text apart; the second list has for each word the number of its sentence. */
    static Spoken of(String text) {
        List<String> words = new ArrayList<>();
        List<Integer> sentences = new ArrayList<>();
        int sentence = 0;
        int begin = 0;
        for (int i = 0; i < text.length(); i++) {
            if (isEnd(text, i)) {
                add(text.substring(begin, i + 1), sentence++, words, sentences);
                begin = i + 1;
            }
        }
        add(text.substring(begin), sentence, words, sentences);
        return new Spoken(words, sentences);
    }

    static List<String> words(String text) {
        return Plain.words(text);
    }

    private static void add(String part, int sentence, List<String> words, List<Integer> sentences) {
        for (String word : words(part)) {
            words.add(word);
            sentences.add(sentence);
        }
    }

    /** Dots that somebody thinks in ("he ... hit me") end nothing, nor does one inside a word. */
    private static boolean isEnd(String text, int at) {
        char each = text.charAt(at);
        boolean last = at + 1 == text.length() || Character.isWhitespace(text.charAt(at + 1));
        boolean dots = at > 0 && each == '.' && text.charAt(at - 1) == '.';
        return each == '\n' || (last && !dots && (each == '.' || each == '!' || each == '?'));
    }
}
