package tandem.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Phrases and what each stands for, found by the longest that begins at a place. Immutable. */
final class Phrases<V> {
    private final Map<String, List<Entry<V>>> byFirstWord;

    /** A phrase and what it stands for. */
    record Entry<V>(List<String> words, V value) {}

    /** Takes phrases that are already split into plain words; empty ones are left out. */
    Phrases(Map<List<String>, V> phrases) {
        Map<String, List<Entry<V>>> found = new HashMap<>();
        phrases.forEach((words, value) -> {
            if (!words.isEmpty()) {
                found.computeIfAbsent(words.get(0), first -> new ArrayList<>())
                        .add(new Entry<>(List.copyOf(words), value));
            }
        });
        found.replaceAll((first, entries) -> longestFirst(entries));
        byFirstWord = Map.copyOf(found);
    }

    /** The longest phrase that begins at this place, or null. */
    @Nullable
    Entry<V> longestAt(List<String> words, int from) {
        List<Entry<V>> entries = byFirstWord.get(words.get(from));
        if (entries == null) {
            return null;
        }
        for (Entry<V> entry : entries) {
            if (isAt(words, from, entry.words())) {
                return entry;
            }
        }
        return null;
    }

    private static boolean isAt(List<String> words, int from, List<String> phrase) {
        if (from + phrase.size() > words.size()) {
            return false;
        }
        for (int i = 1; i < phrase.size(); i++) {
            if (!words.get(from + i).equals(phrase.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static <V> List<Entry<V>> longestFirst(List<Entry<V>> entries) {
        Comparator<Entry<V>> bySize =
                Comparator.comparingInt(entry -> entry.words().size());
        return entries.stream().sorted(bySize.reversed()).toList();
    }
}
