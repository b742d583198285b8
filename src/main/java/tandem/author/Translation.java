package tandem.author;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code i18n/}: the dialogs' words in another language, each beside what it is a translation of.
 *
 * @param language its tag
 * @param file where it begins
 * @param entries by key, in the order of the file
 * @param unused those of texts that were there once
 */
record Translation(String language, Spot file, Map<String, Entry> entries, Map<String, Entry> unused) {

    /** How it is with the translation of a text. */
    enum State {
        DONE,
        /** There is none. */
        MISSING,
        /** There is one of what was said before. */
        STALE;

        static State of(@Nullable Entry entry, Wording wording) {
            if (entry == null || (entry.text() == null && entry.was() == null)) {
                return MISSING;
            }
            return entry.text() != null && entry.isOf(wording) ? DONE : STALE;
        }
    }

    /**
     * A text, or a list of texts, in the other language.
     *
     * @param name where its key stands
     * @param source the hash of what it is a translation of
     * @param of what that was; for whoever translates
     * @param text null while there is none
     * @param was what stood here before the source changed, just as it is in the file; for whoever translates
     */
    record Entry(
            Spot name,
            String source,
            @Nullable Node of,
            @Nullable Node text,
            @Nullable Node was) {

        /** Whether it says what is said now. */
        boolean isOf(Wording wording) {
            return source.equals(wording.hash());
        }
    }

    /** The other words where there are some for what is said now; otherwise the same ones. */
    Node in(Wording wording) {
        Entry entry = entries.get(wording.key());
        Node text = entry == null ? null : entry.text();
        return text != null && State.of(entry, wording) == State.DONE ? text : wording.node();
    }

    /** The same with each entry beside what is said now, where that is known: a list must be one, a text a text. */
    Translation fitting(Map<String, Wording> wordings, Problems problems) {
        Map<String, Entry> fitting = new LinkedHashMap<>();
        entries.forEach((key, entry) -> {
            Wording wording = wordings.get(key);
            Node text = entry.text();
            if (wording == null
                    || text == null
                    || text.getClass() == wording.node().getClass()) {
                fitting.put(key, entry);
            } else {
                String sentence = "the translation of " + Quote.of(key) + " must be "
                        + wording.node().kind() + ", not " + text.kind();
                problems.add(Code.WRONG_TYPE, text.spot(), sentence);
            }
        });
        return new Translation(language, file, fitting, unused);
    }

    /** Tells what is missing, what was a translation of something else, and what is one of nothing. */
    void complete(Map<String, Wording> wordings, Problems problems) {
        int missing = 0;
        String first = "";
        for (Wording wording : wordings.values()) {
            Entry entry = entries.get(wording.key());
            State state = State.of(entry, wording);
            if (entry != null && state == State.STALE) {
                String sentence = "the text " + Quote.of(wording.key()) + " has changed since it was translated";
                problems.add(Code.STALE_TRANSLATION, entry.name(), sentence, "until then it is said as it was written");
            } else if (state == State.MISSING) {
                first = missing++ == 0 ? wording.key() : first;
            }
        }
        if (missing > 0) {
            String sentence = missing + (missing == 1 ? " text has" : " texts have") + " no translation; "
                    + (missing == 1 ? "it is " : "the first is ") + Quote.of(first);
            problems.add(Code.UNTRANSLATED, file, sentence, "\"tandem i18n " + language + "\" adds what is missing");
        }
        entries.forEach((key, entry) -> {
            if (!wordings.containsKey(key)) {
                String sentence = "nothing is known by the key " + Quote.of(key);
                problems.addMistyped(Code.NOTHING_TO_TRANSLATE, entry.name(), sentence, key, wordings.keySet());
            }
        });
    }

    /** Whether anything is translated. While nothing is, it is no language that anybody could choose. */
    boolean isBegun() {
        return entries.values().stream().anyMatch(entry -> entry.text() != null);
    }
}
