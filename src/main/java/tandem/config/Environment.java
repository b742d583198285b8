package tandem.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the settings among the environment variables: those that begin with {@code TANDEM_}. */
final class Environment {

    static final String PREFIX = "TANDEM_";

    private Environment() {}

    static List<Setting> read(Map<String, String> environment, List<String> problems) {
        Map<String, String> left = new TreeMap<>(environment);
        List<Setting> settings = new ArrayList<>();
        for (Key key : Key.values()) {
            String value = left.remove(key.variable());
            if (value != null && !value.isBlank()) {
                settings.add(new Setting(key, key.variable(), value.strip()));
            }
        }
        left.keySet().stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(name -> problems.add(name + ": " + Unknown.variable(name)));
        return settings;
    }
}
