package tandem.author;

/** Counts lines and columns, both from 1. Pure. */
final class Lines {

    private Lines() {}

    /** The place of the character with this index. */
    static Spot spot(Spot file, CharSequence text, int index) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < index; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return file.at(line, index - start + 1);
    }
}
