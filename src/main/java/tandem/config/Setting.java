package tandem.config;

/**
 * One value as somebody wrote it.
 *
 * @param where where that was, as a problem names it: {@code config.properties:3} or a variable
 * @param value not blank, without blanks at its ends
 */
record Setting(Key key, String where, String value) {

    /** Without the value: it may be a token. */
    @Override
    public String toString() {
        return where + ": " + key.key();
    }
}
