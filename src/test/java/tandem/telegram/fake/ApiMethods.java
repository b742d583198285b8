package tandem.telegram.fake;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods that there are, by their names in any case. */
final class ApiMethods {

    /**
     * A method.
     *
     * @param name as the documentation writes it
     * @param known all its parameters
     */
    record Entry(String name, Set<String> known, ApiMethod method) {}

    private final Map<String, Entry> entries = new HashMap<>();

    void add(String name, ApiMethod method, String... known) {
        entries.put(name.toLowerCase(Locale.ROOT), new Entry(name, Set.of(known), method));
    }

    @Nullable
    Entry find(String name) {
        return entries.get(name.toLowerCase(Locale.ROOT));
    }
}
