package tandem.discord.fake;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message as a person sees it, at one moment.
 *
 * @param fromBot whether the bot under test sent it
 * @param controls buttons and options, in rows; a list to choose from is one row
 * @param ephemeralFor the only user who sees it; null when all do
 * @param pings the ids of those who were called by it, and {@code everyone}
 * @param edits how often it was changed
 * @param isThinking whether only the bot's being busy is seen so far
 * @param suppressesEmbeds whether links in it get no preview
 * @param isSilent whether nobody's telephone made a noise
 * @param nonce what the bot sent to tell it from others
 * @param repliesTo the message it answers
 */
public record SeenMessage(
        String channel,
        String id,
        boolean fromBot,
        String sender,
        String text,
        List<List<SeenButton>> controls,
        @Nullable String ephemeralFor,
        Set<String> pings,
        List<SeenFile> attachments,
        int edits,
        boolean isThinking,
        boolean suppressesEmbeds,
        boolean isSilent,
        @Nullable String nonce,
        @Nullable String repliesTo) {

    /** The labels of all buttons and options, in reading order. */
    public List<String> labels() {
        return controls.stream().flatMap(List::stream).map(SeenButton::label).toList();
    }

    /** All buttons, in reading order. */
    public List<SeenButton> buttons() {
        return controls.stream()
                .flatMap(List::stream)
                .filter(control -> !control.isOption())
                .toList();
    }

    /** The button or option with this label; an assertion error that names the others when there is none. */
    public SeenButton button(String label) {
        return controls.stream()
                .flatMap(List::stream)
                .filter(control -> control.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button \"" + label + "\" among " + labels()));
    }

    /** How a failing test shows it. */
    @Override
    public String toString() {
        return (fromBot ? "<bot> " : "<" + sender + "> ")
                + (ephemeralFor == null ? "" : "[ephemeral] ")
                + (isThinking ? "[thinking] " : "")
                + (attachments.isEmpty()
                        ? ""
                        : attachments.stream().map(SeenFile::name).toList() + " ")
                + text
                + (controls.isEmpty() ? "" : " " + labels());
    }
}
