package tandem.telegram.fake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as a person sees it, at one moment.
 *
 * @param thread the topic it stands in; null outside of topics
 * @param fromBot whether the bot under test sent it
 * @param text the text, or the caption of a photo, without marks
 * @param source the text as it was sent, with its HTML
 * @param photo its bytes, when the bot sent one
 * @param document the file that the bot sent, or null
 * @param isProtected whether it cannot be forwarded or saved
 * @param isSilent whether nobody's telephone made a noise
 * @param hasPreview whether links in it get a preview
 * @param edits how often it was changed
 * @param repliesTo the message it answers
 * @param special what it is when it is no text and no photo: the first special member of its JSON
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares photos this way.
public record SeenMessage(
        long chat,
        long id,
        @Nullable Long thread,
        boolean fromBot,
        String sender,
        String text,
        String source,
        List<List<SeenButton>> buttons,
        byte @Nullable [] photo,
        @Nullable SeenDocument document,
        boolean isProtected,
        boolean isSilent,
        boolean hasPreview,
        int edits,
        @Nullable Long repliesTo,
        @Nullable String special) {

    /** The labels of all buttons, in reading order. */
    public List<String> labels() {
        return buttons.stream().flatMap(List::stream).map(SeenButton::label).toList();
    }

    /** The button with this label; an assertion error that names the others when there is none. */
    public SeenButton button(String label) {
        return buttons.stream()
                .flatMap(List::stream)
                .filter(button -> button.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button \"" + label + "\" among " + labels()));
    }

    /** How a failing test shows it. */
    @Override
    public String toString() {
        return (fromBot ? "<bot> " : "<" + sender + "> ")
                + (special == null ? "" : "[" + special + "] ")
                + (photo == null ? "" : "[photo] ")
                + text
                + (buttons.isEmpty() ? "" : " " + labels());
    }
}
