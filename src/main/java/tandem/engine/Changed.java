package tandem.engine;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Immutable maps with one entry changed. Most maps of a conversation have one entry, and those are made cheaply. */
final class Changed {

    private Changed() {}

    /** The map with this entry set; with a null value, without it. */
    static <K, T> Map<K, T> map(Map<K, T> map, K key, @Nullable T value) {
        boolean alone = map.isEmpty() || (map.size() == 1 && map.containsKey(key));
        if (alone) {
            return value == null ? Map.of() : Map.of(key, value);
        }
        Map<K, T> changed = new HashMap<>(map);
        if (value == null) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        return Map.copyOf(changed);
    }
}
