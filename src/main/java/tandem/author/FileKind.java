package tandem.author;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of files in {@code dialogs/}; the letter begins the codes of their problems. */
enum FileKind {
    FLOW('F'),
    CARDS('C'),
    WORDS('W'),
    SYSTEM('S'),
    ALWAYS('S'),
    HELPLINES('H'),
    SAFETY('P'),
    TRIALS('P'),
    PICTURE('D'),
    TRANSLATION('T'),
    /** Not a file: the folder itself. */
    FOLDER('D');

    private static final List<String> PICTURES = List.of(".png", ".jpg", ".jpeg");

    private final char letter;

    FileKind(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }

    /** The kind of a file by its name below {@code dialogs/}; null when such a file is not read. */
    static @Nullable FileKind of(String name) {
        if (name.startsWith("pictures/") && PICTURES.stream().anyMatch(name::endsWith)) {
            return PICTURE;
        }
        if (!name.endsWith(".json")) {
            return null;
        }
        int slash = name.lastIndexOf('/');
        return switch (slash < 0 ? name : name.substring(0, slash)) {
            case "flows" -> FLOW;
            case "cards" -> CARDS;
            case "words" -> WORDS;
            case "i18n" -> TRANSLATION;
            case "system.json" -> SYSTEM;
            case "always.json" -> ALWAYS;
            case "safety" -> name.equals("safety/helplines.json") ? HELPLINES : SAFETY;
            case "trials" -> TRIALS;
            default -> null;
        };
    }
}
