package tandem.chat;

/**
 * What a platform can show.
 *
 * @param text the most UTF-16 units one message can have
 * @param caption the most UTF-16 units the text beside a picture can have
 * @param whispers whether a message in a group can be shown to one person alone; where it cannot, what is for one person
 *     goes to their private chat
 */
public record Capabilities(int text, int caption, boolean whispers) {

    /** Everything, at any length. */
    public static final Capabilities ALL = new Capabilities(Integer.MAX_VALUE, Integer.MAX_VALUE, true);
}
