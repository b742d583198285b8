package tandem.chat;

/** Light formatting that every platform has. */
public enum Style {
    PLAIN,
    BOLD,
    ITALIC,
    CODE
}
