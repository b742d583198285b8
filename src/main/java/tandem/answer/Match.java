package tandem.answer;

import java.util.List;

/**
 * One of the author's own words for an option, read once.
 *
 * @param reading the word or phrase without its star
 * @param prefix whether it ended in a star, so that its last word is only a beginning
 */
record Match(Reading reading, boolean prefix) {
    static Match of(String written, Lexicon lexicon) {
        String word = written.strip();
        boolean prefix = word.endsWith("*");
        return new Match(lexicon.read(prefix ? word.substring(0, word.length() - 1) : word), prefix);
    }

    /** Whether a text is these words and nothing else, a prefix taken as a whole word. */
    boolean isSaidBy(Reading said) {
        return !reading.words().isEmpty()
                && (said.words().equals(reading.words()) || said.core().equals(reading.core()));
    }

    /** Whether these words stand next to each other somewhere in the text. */
    boolean isWithin(Reading said) {
        List<String> wanted = reading.core();
        for (int i = 0; !wanted.isEmpty() && i + wanted.size() <= said.core().size(); i++) {
            if (isAt(said.core().subList(i, i + wanted.size()))) {
                return true;
            }
        }
        return false;
    }

    private boolean isAt(List<String> run) {
        int end = run.size() - 1;
        String last = reading.core().get(end);
        return run.subList(0, end).equals(reading.core().subList(0, end))
                && (prefix ? run.get(end).startsWith(last) : run.get(end).equals(last));
    }
}
