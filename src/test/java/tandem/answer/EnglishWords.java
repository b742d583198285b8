package tandem.answer;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** The word lists as they ship. */
final class EnglishWords {
    static final Path FILE = Path.of("dialogs/words/en.json");

    private EnglishWords() {}

    static Words read() {
        ObjectMapper mapper = JsonMapper.builder().build();
        try {
            ObjectNode words = (ObjectNode) mapper.readTree(FILE.toFile());
            words.remove("$schema");
            words.remove("avoid"); // What is said, not what is heard.
            return mapper.treeToValue(words, Words.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Listener listener() {
        return new Listener(read());
    }
}
