package tandem.chat;

/** A stretch of text in one style. */
public record Span(String text, Style style) {

    /** Text without formatting. */
    public static Span plain(String text) {
        return new Span(text, Style.PLAIN);
    }
}
