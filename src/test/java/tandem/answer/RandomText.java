package tandem.answer;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Texts nobody would think of: pieces of the options, words of the language, and any UTF-16 at all. */
final class RandomText {
    private static final List<String> WORDS = List.of(
            "yes",
            "no",
            "not",
            "don't",
            "the",
            "I think",
            "second",
            "last",
            "one",
            "2",
            "10",
            "and",
            "but",
            "maybe",
            "anything but",
            "please",
            "option",
            "👍",
            "👎🏽",
            "?",
            "+1",
            "half past",
            "seven",
            "pm",
            "1e999",
            "-",
            "hearts");

    private final Random random;

    RandomText(Random random) {
        this.random = random;
    }

    String next(List<Option> options) {
        StringBuilder text = new StringBuilder();
        for (int pieces = random.nextInt(6); pieces >= 0; pieces--) {
            text.append(piece(options)).append(random.nextInt(5) == 0 ? "" : " ");
        }
        return text.toString();
    }

    static String show(String text) {
        return text.chars()
                .mapToObj(each -> each < 0x7F ? Character.toString(each) : "\\u%04X".formatted(each))
                .collect(Collectors.joining());
    }

    private String piece(List<Option> options) {
        Option option = options.get(random.nextInt(options.size()));
        return switch (random.nextInt(6)) {
            case 0 -> WORDS.get(random.nextInt(WORDS.size()));
            case 1 -> option.label();
            case 2 -> fragment(option.label());
            case 3 -> slip(option.label());
            case 4 -> Character.toString((char) random.nextInt(0x10000));
            default ->
                random.ints(random.nextInt(4), 0, 0x110000)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining());
        };
    }

    private String fragment(String label) {
        String[] words = label.split(" ", -1);
        return words[random.nextInt(words.length)];
    }

    private String slip(String label) {
        if (label.isEmpty()) {
            return "";
        }
        int at = random.nextInt(label.length());
        return label.substring(0, at) + label.substring(at + 1);
    }
}
