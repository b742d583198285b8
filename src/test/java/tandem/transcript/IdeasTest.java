package tandem.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The explanation is made of 49 ideas; a transcript names each by its number where the bot says it. */
class IdeasTest {

    private static final int IDEAS = 49;
    private static final Pattern IDEA = Pattern.compile("# idea (\\d+): \\S.*");

    @Test
    void everyIdeaIsSaidInATranscript() throws IOException {
        List<String> unsaid = new ArrayList<>();
        TreeSet<Integer> said = new TreeSet<>();
        for (Path file : transcripts()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                Matcher idea = IDEA.matcher(lines.get(i));
                if (idea.matches() && i + 1 < lines.size() && saysMoreThanAnything(lines.get(i + 1))) {
                    said.add(Integer.parseInt(idea.group(1)));
                } else if (lines.get(i).startsWith("# idea")) {
                    unsaid.add(file.getFileName() + ":" + (i + 1));
                }
            }
        }
        assertThat(unsaid).as("ideas without a bot's line right below").isEmpty();
        assertThat(said)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, IDEAS).boxed().toList());
    }

    private static boolean saysMoreThanAnything(String line) {
        return line.startsWith("bot: ") && !line.equals("bot: *");
    }

    private static List<Path> transcripts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("dialogs", "tests"))) {
            return files.filter(file -> file.toString().endsWith(".chat"))
                    .sorted()
                    .toList();
        }
    }
}
