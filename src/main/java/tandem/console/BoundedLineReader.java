package tandem.console;

import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/** JLine's editor for lines that do not grow for ever: what is pasted beyond the limit is not taken. */
final class BoundedLineReader extends LineReaderImpl {

    private final int longest;

    BoundedLineReader(Terminal terminal, int longest) {
        super(terminal, "tandem", null);
        this.longest = longest;
    }

    @Override
    protected boolean selfInsert() {
        if (buf.length() < longest) {
            return super.selfInsert();
        }
        // Painting the whole line again for each key that changes nothing takes minutes after a large paste.
        skipRedisplay = true;
        return true;
    }

    @Override
    public boolean beginPaste() {
        boolean pasted = super.beginPaste();
        if (buf.length() > longest) {
            buf.cursor(longest);
            buf.delete(buf.length() - longest);
        }
        return pasted;
    }
}
