package tandem.author;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of translations brought up to date: every text there is, in the order of the dialogs, with its translation where it
 * still is one. What is translated anew finds its old translation beside it; a text that only got another key, as when a
 * step was renamed, takes its translation along; and those of texts that are gone stand at the end.
 *
 * @param name of the file below {@code dialogs/}
 * @param content what must stand in it; null when the dialogs have errors, and then there is nothing to do yet
 * @param texts how many texts there are
 * @param missing how many have no translation
 * @param stale how many were translated before they changed
 * @param unused how many translations are of no text
 * @param problems the errors
 */
public record TranslationUpdate(
        String name, @Nullable String content, int texts, int missing, int stale, int unused, List<Problem> problems) {

    public TranslationUpdate {
        problems = List.copyOf(problems);
    }

    /**
     * Looks at the dialogs and at the file, which need not be there. Writes nothing.
     *
     * @param language its tag
     */
    public static TranslationUpdate of(DialogFiles files, String language) {
        String name = "i18n/" + language + ".json";
        DialogLoader loader = DialogLoader.checked(files);
        String own = files.origin() + "/" + name;
        String others = files.origin() + "/i18n/";
        if (loader.isOwn(language)) {
            String sentence = "the dialogs themselves are in the language " + Quote.of(language);
            loader.problems().add(Code.OTHER_LANGUAGE, Spot.start(own, FileKind.TRANSLATION), sentence);
        }
        List<Problem> errors = loader.problems().sorted().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .filter(problem -> problem.file().equals(own) || !problem.file().startsWith(others))
                .toList();
        if (!errors.isEmpty()) {
            return new TranslationUpdate(name, null, 0, 0, 0, 0, errors);
        }
        Translation before = loader.translations().stream()
                .filter(translation -> translation.language().equals(language))
                .findFirst()
                .orElse(new Translation(language, Spot.start(own, FileKind.TRANSLATION), Map.of(), Map.of()));
        return of(name, before, Wordings.of(loader.trees()));
    }

    private static TranslationUpdate of(String name, Translation before, Map<String, Wording> wordings) {
        Map<String, Translation.Entry> unused = new LinkedHashMap<>();
        before.entries().forEach((key, entry) -> {
            if (!wordings.containsKey(key) && (entry.text() != null || entry.was() != null)) {
                unused.put(key, entry);
            }
        });
        before.unused().forEach(unused::putIfAbsent);
        Map<String, Translation.Entry> entries = new LinkedHashMap<>();
        Map<Translation.State, Integer> states = new EnumMap<>(Translation.State.class);
        wordings.forEach((key, wording) -> {
            Translation.Entry entry = before.entries().get(key);
            Translation.Entry fresh = fresh(entry == null ? moved(wording, unused) : entry, wording);
            entries.put(key, fresh);
            states.merge(Translation.State.of(fresh, wording), 1, Integer::sum);
        });
        Translation after = new Translation(before.language(), before.file(), entries, unused);
        return new TranslationUpdate(
                name,
                new TranslationWriter(wordings).write(after),
                wordings.size(),
                states.getOrDefault(Translation.State.MISSING, 0),
                states.getOrDefault(Translation.State.STALE, 0),
                unused.size(),
                List.of());
    }

    /** What is said under another key now. */
    private static Translation.@Nullable Entry moved(Wording wording, Map<String, Translation.Entry> unused) {
        for (Map.Entry<String, Translation.Entry> old : List.copyOf(unused.entrySet())) {
            Translation.Entry entry = old.getValue();
            if (entry.isOf(wording) && entry.text() != null) {
                unused.remove(old.getKey());
                return entry;
            }
        }
        return null;
    }

    /** The entry beside what is said now. */
    private static Translation.Entry fresh(Translation.@Nullable Entry entry, Wording wording) {
        Spot spot = wording.node().spot();
        if (entry == null) {
            return new Translation.Entry(spot, wording.hash(), wording.node(), null, null);
        }
        Translation.State state = Translation.State.of(entry, wording);
        Node was = state == Translation.State.STALE && entry.text() != null ? was(entry) : entry.was();
        boolean done = state == Translation.State.DONE;
        return new Translation.Entry(
                spot, wording.hash(), wording.node(), done ? entry.text() : null, done ? null : was);
    }

    private static Node was(Translation.Entry entry) {
        List<Map.Entry<String, Node>> fields = new ArrayList<>();
        if (entry.of() != null) {
            fields.add(Map.entry("of", entry.of()));
        }
        if (entry.text() != null) {
            fields.add(Map.entry("text", entry.text()));
        }
        Map<String, Node.Member> members = new LinkedHashMap<>();
        fields.forEach(field -> members.put(field.getKey(), new Node.Member(entry.name(), field.getValue())));
        return new Node.Obj(entry.name(), members);
    }
}
