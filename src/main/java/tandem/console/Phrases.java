package tandem.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/** The terminal's own words, read from the resources beside this class. Immutable. */
final class Phrases {

    private final Map<Sentence, String> sentences;
    private final String help;
    private final String groupHelp;

    private Phrases(Map<Sentence, String> sentences, String help, String groupHelp) {
        this.sentences = sentences;
        this.help = help;
        this.groupHelp = groupHelp;
    }

    static Phrases load() {
        Properties properties = new Properties();
        try (InputStream in = resource("phrases.properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<Sentence, String> sentences = new EnumMap<>(Sentence.class);
            for (Sentence sentence : Sentence.values()) {
                sentences.put(sentence, sentence(properties, sentence.key()));
            }
            return new Phrases(sentences, text("help.txt"), text("help-group.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException("the terminal's own words cannot be read", e);
        }
    }

    /** The sentence, with these values where it says {@code {0}} and {@code {1}}. */
    String say(Sentence sentence, String... values) {
        String said = sentences.getOrDefault(sentence, "");
        for (int i = 0; i < values.length; i++) {
            said = said.replace("{" + i + "}", values[i]);
        }
        return said;
    }

    /** How to use the terminal, alone or as several people. */
    String help(boolean alone) {
        return alone ? help : help + "\n" + groupHelp;
    }

    private static String sentence(Properties properties, String key) {
        String sentence = properties.getProperty(key);
        if (sentence == null) {
            throw new IllegalStateException("phrases.properties has no sentence \"" + key + "\"");
        }
        return sentence;
    }

    private static String text(String name) throws IOException {
        try (InputStream in = resource(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = Phrases.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("no resource tandem/console/" + name);
        }
        return in;
    }
}
