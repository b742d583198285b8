package tandem.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tandem.author.DialogFiles;
import tandem.author.DialogLoader;
import tandem.author.Loaded;
import tandem.engine.Dialogs;

/** How well the shipped patterns hear, and that no text can harm them. */
class ShippedPatternsTest {

    private static final Loaded LOADED = DialogLoader.load(DialogFiles.folder(Path.of("dialogs")));
    private static final int TEXTS = Integer.getInteger("texts", 20_000);

    static Stream<Trial> trials() {
        return LOADED.trials().stream();
    }

    @ParameterizedTest
    @MethodSource("trials")
    void enoughIsHeardAndLittleWrongly(Trial trial) {
        Trial.Result result = trial.of(dialogs()::detect);
        assertThat(result.passes())
                .as(
                        "%s of %s: %s",
                        trial.name(),
                        result.all(),
                        // Whoever reads them would mend by them.
                        trial.blind() ? "" : result.missed() + " missed, heard wrongly " + result.falseAlarms())
                .isTrue();
    }

    @Test
    void someAreNobodysToLearnFrom() {
        assertThat(trials()).extracting(Trial::blind).contains(true, false);
        assertThat(trials()).allSatisfy(trial -> {
            assertThat(trial.lines().values().stream().mapToInt(List::size).sum())
                    .isGreaterThanOrEqualTo(150);
            assertThat(trial.benign()).hasSizeGreaterThanOrEqualTo(300);
        });
    }

    /** {@code -Dtexts=1000000} for a long campaign; see docs/measuring.md. */
    @Test
    void noTextFails() {
        Random random = new Random(20261129);
        List<String> pieces = trials().flatMap(trial -> trial.lines().values().stream())
                .flatMap(List::stream)
                .flatMap(line -> Stream.of(line.split(" ")))
                .distinct()
                .toList();
        Dialogs dialogs = dialogs();
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random, pieces);
            assertThatCode(() -> {
                        dialogs.detect(text);
                        dialogs.listener().phrase(text, List.of(List.of("stop", "an idea")));
                        dialogs.listener().minutes(text);
                    })
                    .as("text %d", i)
                    .doesNotThrowAnyException();
        }
    }

    private static String text(Random random, List<String> pieces) {
        StringBuilder text = new StringBuilder();
        int length = 1 + random.nextInt(30);
        for (int i = 0; i < length; i++) {
            if (random.nextInt(8) == 0) {
                text.append((char) random.nextInt(0x10000));
            } else {
                text.append(pieces.get(random.nextInt(pieces.size())));
            }
            text.append(" .!?\n\u0301\u202E".charAt(random.nextInt(4) == 0 ? random.nextInt(7) : 0));
        }
        return text.toString();
    }

    private static Dialogs dialogs() {
        Dialogs dialogs = LOADED.dialogs();
        if (dialogs == null) {
            throw new AssertionError(LOADED.problems());
        }
        return dialogs;
    }
}
