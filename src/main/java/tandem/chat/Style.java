package tandem.chat;

/** Light formatting that every platform has. */
public enum Style {
    PLAIN,
    BOLD,
    ITALIC,
    CODE,
    /** A web address, beginning with {@code https://}, that can be opened with a tap. */
    LINK
}
