package tandem.author;

import tandem.flow.Message;

/** Reads texts with gaps and knows how long they may be. */
final class Templates {

    /** A platform's button shows no more than about this. */
    static final int LABEL = 40;

    /** A card's title stands above its text. */
    static final int TITLE = 80;

    /** Discord's messages end at 2,000 characters; values that are filled in need some of them. */
    static final int TEXT = 1_900;

    /** Telegram's line for the person who taps. */
    static final int NOTICE = 200;

    /** Telegram's text to copy. */
    static final int COPY = 256;

    /** Discord's description of a command or an option, and its name of a choice. */
    static final int DESCRIPTION = 100;

    private Templates() {}

    /** The template; an empty one when it is malformed, and then that is reported. */
    static Message read(Node.Text text, Called what, int longest, Problems problems) {
        length(text, what, longest, problems);
        try {
            return Message.parse(text.text());
        } catch (IllegalArgumentException e) {
            problems.add(Code.MALFORMED_TEMPLATE, text.spot(), what + ": " + e.getMessage());
            return Message.literal("");
        }
    }

    /** Reports a text of more than {@code longest} characters. */
    static void length(Node.Text text, Called what, int longest, Problems problems) {
        int length = text.text().codePointCount(0, text.text().length());
        if (length > longest) {
            problems.add(
                    Code.TOO_LONG,
                    text.spot(),
                    what + " has " + length + " characters; platforms show at most " + longest + " of it");
        }
    }
}
