package tandem.graph;

/**
 * How wide a line of text can be, without looking at any font: a small JRE has none, and the one who looks at the picture
 * has others. At least as wide as Verdana and DejaVu Sans, which are the widest of what viewers usually take. Pure.
 */
final class TextWidth {

    /** Characters by their width in hundredths of the font's size; the bold ones, which are the wider ones. */
    private static final String[] BY_WIDTH = {
        "38",
        " '/IJ\\ijl|",
        "46",
        "!()[],-.:;f",
        "53",
        "\"*_`rt",
        "66",
        "?cszLakvxy",
        "74",
        "$0123456789EFSTYbdeghnopqu{}",
        "78",
        "ABCKPRVXZ",
        "90",
        "#&+<=>DGHNOQU^~w",
        "111",
        "%@MmW"
    };

    private static final int[] ASCII = widths();

    /** Letters with accents, Greek, Cyrillic, punctuation. */
    private static final int OTHER = 90;

    /** Ideographs, emoji and whatever else is as wide as high. */
    private static final int WIDE = 140;

    private static final int FIRST_WIDE = 0x1100;
    private static final int PUNCTUATION = 0x2000;
    private static final int ARROWS = 0x2190;

    private TextWidth() {}

    /** The width of a line in a font of this size, in the same unit. */
    static double of(String line, double size) {
        return line.codePoints().map(TextWidth::hundredths).sum() * size / 100;
    }

    private static int hundredths(int c) {
        if (c < ASCII.length) {
            return ASCII[c];
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return c < FIRST_WIDE || (c >= PUNCTUATION && c < ARROWS) ? OTHER : WIDE;
    }

    private static int[] widths() {
        int[] widths = new int[0x7F];
        java.util.Arrays.fill(widths, OTHER);
        for (int i = 0; i < BY_WIDTH.length; i += 2) {
            int width = Integer.parseInt(BY_WIDTH[i]);
            BY_WIDTH[i + 1].chars().forEach(c -> widths[c] = width);
        }
        return widths;
    }
}
