package tandem.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import tandem.author.DialogFiles;
import tandem.author.DialogLoader;
import tandem.author.Loaded;
import tandem.engine.Dialogs;
import tandem.safety.Trial;

/**
 * How long it takes to hear what a text tells of, by its length and by what it is made of: nanoseconds for a character, which
 * must not grow with the text. Prints a line of JSON for each kind of text.
 */
public final class SafetyRun {

    private static final int[] LENGTHS = {100, 1_000, 10_000, 100_000};
    private static final int ROUNDS = 7;

    private SafetyRun() {}

    /** No arguments. */
    public static void main(String[] args) {
        Loaded loaded = DialogLoader.load(DialogFiles.folder(Path.of("dialogs")));
        Dialogs dialogs = loaded.dialogs();
        if (dialogs == null) {
            throw new IllegalStateException("the dialogs have errors");
        }
        Map<String, String> kinds = kinds(loaded.trials());
        for (int warm = 0; warm < 3; warm++) {
            kinds.forEach((kind, unit) -> measured(dialogs, repeated(unit, 100_000)));
        }
        kinds.forEach((kind, unit) -> {
            StringBuilder line = new StringBuilder("{\"text\": \"" + kind + "\", \"ns_per_char\": {");
            for (int length : LENGTHS) {
                String text = repeated(unit, length);
                line.append(String.format(
                        Locale.ROOT,
                        "%s\"%d\": %.0f",
                        length == LENGTHS[0] ? "" : ", ",
                        length,
                        (double) measured(dialogs, text) / text.length()));
            }
            System.out.println(line.append("}}"));
        });
    }

    /** Words that people type, in any order, and whatever might make an automaton do more than it should. */
    private static Map<String, String> kinds(List<Trial> trials) {
        Random random = new Random(7);
        List<String> words = trials.stream()
                .flatMap(trial -> trial.lines().values().stream())
                .flatMap(List::stream)
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .toList();
        StringBuilder mixed = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            mixed.append(words.get(random.nextInt(words.size()))).append(' ');
        }
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("the lines that tell of something, their words mixed", mixed.toString());
        kinds.put("harmless lines", String.join(" ", trials.get(0).benign()) + " ");
        kinds.put("one word of most patterns", "he ");
        kinds.put("beginnings that never end", "he never hit he she didnt my husband ");
        kinds.put("what always matches", "he hits me ");
        kinds.put("one word without an end", "a");
        kinds.put("a letter drawn out", "hiiiiiiiiiiiiiiiit ");
        kinds.put("sentences of one word", "he. ");
        return kinds;
    }

    private static String repeated(String unit, int length) {
        return unit.repeat(length / unit.length() + 1).substring(0, length);
    }

    /** The median. */
    private static long measured(Dialogs dialogs, String text) {
        int times = Math.max(1, 20_000 / text.length());
        long[] taken = new long[ROUNDS];
        int heard = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = System.nanoTime();
            for (int i = 0; i < times; i++) {
                heard += dialogs.detect(text).strength().ordinal();
            }
            taken[round] = (System.nanoTime() - begin) / times;
        }
        if (heard < 0) {
            throw new IllegalStateException("never");
        }
        Arrays.sort(taken);
        return taken[ROUNDS / 2];
    }
}
