package tandem.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tandem.chat.Lines;

/**
 * Charts beside pictures that somebody has looked at. {@code -Dupdate} writes those anew and fails all the same: look at
 * them, then run again.
 */
class LineChartTest {

    private static final Path GOLDEN = Path.of("src/test/resources/tandem/chart");

    /** Of 255: another version of the library may smooth a letter otherwise, and nobody sees it. */
    private static final int UNSEEN = 24;

    private static final long DAY = 20_800; // 2026-12-13

    private final LineChart chart = new LineChart();

    /** What is drawn. */
    record Case(String name, Lines lines) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final Case TWO =
            new Case("two", own("en", week("close in heart", 6, 7), week("close in touch", 4, 4)));

    private static final Case TEN = new Case(
            "ten",
            own(
                    "en",
                    week("close in heart", 6, 7, 5, 4, 4, 6, 7, 8, 8, 9),
                    week("close in touch", 5, 5, 5, 3, 2, 3, 4, 6, 7, 7)));

    private static final Case HALF_A_YEAR =
            new Case("half_a_year", own("en", daily("close in heart", 1), daily("close in touch", 2)));

    private static final Case EQUAL = new Case(
            "equal",
            own(
                    "en",
                    week("close in heart", 6, 7, 5, 4, 4, 6, 7, 8, 8, 9),
                    week("close in touch", 6, 7, 5, 4, 4, 6, 7, 8, 8, 9)));

    private static final Case EXTREME = new Case(
            "extreme",
            own("en", week("close in heart", 0, 10, 0, 10, 10, 0), week("close in touch", 10, 0, 10, 0, 0, 10)));

    private static final Case GERMAN =
            new Case("german", own("de", week("nah im Herzen", 5, 4, 6), week("nah in Berührung", 6, 6, 3)));

    private static final Case LONG = new Case(
            "long",
            own(
                    "de",
                    week("im Herzen einander wirklich ganz nah", 4, 6, 8, 7, 7),
                    week("Donaudampfschifffahrtsgesellschaft und Nähe", 3, 3, 5, 7, 7)));

    private static final Case ONE =
            new Case("one", own("en", week("close in heart", 6), new Lines.Line("close in touch", List.of())));

    private static final Case MADE_UP = new Case(
            "made_up",
            new Lines(
                    List.of(
                            week("heart", 7, 8, 8, 6, 4, 3, 4, 5, 6, 6, 6, 6, 6, 6),
                            week("touch", 6, 6, 7, 6, 5, 3, 2, 3, 4, 5, 7, 8, 9, 9)),
                    "en",
                    "apart",
                    "close",
                    "some months",
                    new Lines.Stretch("the gap", DAY + 8 * 7, DAY + 13 * 7)));

    static List<Case> cases() {
        return List.of(TWO, TEN, HALF_A_YEAR, EQUAL, EXTREME, GERMAN, LONG, ONE, MADE_UP);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void looksAsItDid(Case drawn) throws IOException {
        byte[] png = chart.png(drawn.lines()).orElseThrow();
        Path golden = GOLDEN.resolve(drawn.name() + ".png");
        if (System.getProperty("update") != null) {
            Files.write(golden, png);
            throw new AssertionError("written anew: look at " + golden);
        }
        assertThat(new Cells(image(png)).worst(new Cells(image(Files.readAllBytes(golden)))))
                .isLessThan(UNSEEN);
    }

    @Test
    void anotherLineIsSeen() throws IOException {
        Cells ten = new Cells(image(chart.png(TEN.lines()).orElseThrow()));
        Cells equal = new Cells(image(chart.png(EQUAL.lines()).orElseThrow()));
        assertThat(ten.worst(equal)).isGreaterThan(2 * UNSEEN);
    }

    @Test
    void isOfOneSizeAndOpaqueAndSmall() throws IOException {
        for (Case drawn : cases()) {
            byte[] png = chart.png(drawn.lines()).orElseThrow();
            BufferedImage image = image(png);
            assertThat(image.getWidth()).isEqualTo(1000);
            assertThat(image.getHeight()).isEqualTo(600);
            assertThat(image.getColorModel().hasAlpha()).isFalse();
            assertThat(png.length).isLessThan(200_000);
        }
    }

    @Test
    void drawsNothingWhereThereIsNoPoint() {
        assertThat(chart.png(own("en", new Lines.Line("close in heart", List.of()))))
                .isEmpty();
    }

    private static BufferedImage image(byte[] png) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static Lines own(String language, Lines.Line... lines) {
        return new Lines(List.of(lines), language, "", "", "", null);
    }

    private static Lines.Line week(String label, int... values) {
        List<Lines.Point> points = new ArrayList<>();
        for (int value : values) {
            points.add(new Lines.Point(DAY + points.size() * 7L, value));
        }
        return new Lines.Line(label, points);
    }

    private static Lines.Line daily(String label, long seed) {
        Random draws = new Random(seed);
        List<Lines.Point> points = new ArrayList<>();
        int value = 6;
        for (int day = 0; day < 190; day++) {
            value = Math.max(0, Math.min(10, value + draws.nextInt(3) - 1));
            points.add(new Lines.Point(DAY + day, value));
        }
        return new Lines.Line(label, points);
    }
}
