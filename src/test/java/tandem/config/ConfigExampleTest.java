package tandem.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigExampleTest {

    private static final Path EXAMPLE = Path.of("config.example.properties");

    /** One to three lines of words, then the key with its default. */
    private static final Pattern ENTRY =
            Pattern.compile("(?m)^\\n(?:# [A-Z@].*\\n)(?:# .*\\n){0,2}# ([a-z.-]+) = ?(.*)$");

    @Test
    void explainsEveryKeyWithItsDefaultAndNothingElse() throws IOException {
        List<String> explained = ENTRY.matcher(Files.readString(EXAMPLE))
                .results()
                .map(ConfigExampleTest::setting)
                .toList();
        assertThat(explained)
                .isEqualTo(Arrays.stream(Key.values())
                        .map(key -> key.key() + " = " + key.standard())
                        .toList());
        assertThat(Files.readString(EXAMPLE).lines().filter(line -> line.matches("#? ?[a-z.-]+ =.*")))
                .hasSameSizeAs(Key.values());
    }

    @Test
    void asItStandsSetsNothing() {
        assertThat(ConfigFile.read(EXAMPLE, List.of())).isEmpty();
    }

    @Test
    void withEverythingTakenInIsWhatHoldsAnyway(@TempDir Path folder) throws IOException {
        String all = Files.readString(EXAMPLE)
                .lines()
                .map(line -> line.replaceFirst("^# ([a-z.-]+ =)", "$1"))
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("config.properties"), all);
        assertThat(Config.read(file, Map.of(), folder)).isEqualTo(Config.read(null, Map.of(), folder));
    }

    private static String setting(MatchResult entry) {
        return entry.group(1) + " = " + entry.group(2);
    }
}
