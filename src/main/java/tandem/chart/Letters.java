package tandem.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The font of a chart: one that comes with the program, so that a picture looks the same on every machine; for writing
 * systems that it does not have, whatever the machine has. Thread-safe.
 */
final class Letters {

    private static final String FILE = "/com/formdev/flatlaf/fonts/roboto/Roboto-Medium.ttf";

    private final float size;
    private @Nullable Font own;

    /** @param size in pixels */
    Letters(float size) {
        this.size = size;
    }

    /** A font that has all characters of the text, as far as there is one. */
    Font of(String text) {
        Font font = own();
        return font.canDisplayUpTo(text) < 0 ? font : machine();
    }

    private synchronized Font own() {
        Font font = own;
        if (font == null) {
            font = read();
            own = font;
        }
        return font;
    }

    /** Java copies a font to a file of its own; where it cannot, the machine's does. */
    private Font read() {
        try (InputStream file = Letters.class.getResourceAsStream(FILE)) {
            return file == null
                    ? machine()
                    : Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(size);
        } catch (IOException | FontFormatException e) {
            return machine();
        }
    }

    private Font machine() {
        return new Font(Font.SANS_SERIF, Font.PLAIN, 1).deriveFont(size);
    }
}
