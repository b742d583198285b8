package tandem.chat;

import org.jspecify.annotations.Nullable;

/**
 * A picture in a message. Its bytes stay out of the message: {@link Pictures} has them, or draws them.
 *
 * @param name by which {@link Pictures} knows it; of lines, what a file with them could be called
 * @param alt what is to be seen on it, for whoever cannot see it
 * @param lines what is drawn, or null for a picture that is a file
 */
public record Picture(String name, String alt, @Nullable Lines lines) {

    private static final String DRAWN = "lines.png";

    /** A picture that is a file. */
    public Picture(String name, String alt) {
        this(name, alt, null);
    }

    /** A picture that is drawn when it is sent. */
    public static Picture of(Lines lines, String alt) {
        return new Picture(DRAWN, alt, lines);
    }

    /** The picture alone, without the words that stand in for it. */
    public Picture wordless() {
        return new Picture(name, "", lines);
    }

    /** Whether it is the same for everybody, so that a platform may keep it and show it again. */
    public boolean shared() {
        return lines == null || lines.madeUp();
    }
}
