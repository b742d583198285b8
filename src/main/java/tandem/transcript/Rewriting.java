package tandem.transcript;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.chat.Picture;

/**
 * Changes what one scene expects into what was said. Lines that hold stay as they are, with their patterns. Used once.
 */
final class Rewriting {

    private final Revision revision;
    private final Scene scene;
    private final Written written;
    private final int[] places;

    /** How many lines that expect a message were looked at, and which message is the next that no line stands for yet. */
    private int says;

    private int next;

    private boolean noticed;

    private boolean hidden;

    /** What the lines about choices and pictures are about. */
    private Stage.@Nullable Message current;

    private Rewriting(Revision revision, Scene scene, Written written) {
        this.revision = revision;
        this.scene = scene;
        this.written = written;
        List<Line.Says> expected = scene.checks.stream()
                .map(Script.Numbered::line)
                .filter(Line.Says.class::isInstance)
                .map(Line.Says.class::cast)
                .toList();
        this.places = Alignment.of(expected, scene.said, written);
        this.noticed = scene.notice == null;
        this.hidden = scene.hidden == null;
    }

    /**
     * Rewrites a transcript up to the first line that could not be done: what was said after it is no example to follow.
     */
    static Revision of(String text, Script script, List<Scene> scenes) {
        Revision revision = new Revision(script.file(), text);
        Written written = Written.of(script);
        for (Scene scene : scenes) {
            if (!scene.done) {
                break;
            }
            new Rewriting(revision, scene, written).rewrite();
        }
        return revision;
    }

    private void rewrite() {
        int last = scene.line;
        for (Script.Numbered check : scene.checks) {
            last = check.number();
            rewrite(last, check.line());
        }
        if (scene.notice != null && !noticed) {
            revision.below(last, List.of(Written.only(scene.actor, scene.notice)));
        }
        if (scene.hidden != null && !hidden) {
            revision.below(last, List.of(Written.hidden(scene.hidden)));
        }
        for (; next < scene.said.size(); next++) {
            revision.below(last, written.whole(scene.said.get(next)));
        }
    }

    private void rewrite(int number, Line line) {
        if (line instanceof Line.Says expected) {
            says(number, expected);
        } else if (line instanceof Line.Offers offers) {
            List<String> labels = current == null ? List.of() : Written.labels(current.outgoing());
            unless(labels.equals(offers.labels()), number, labels.isEmpty() ? null : Written.choices(labels));
        } else if (line instanceof Line.Shows shows) {
            Picture picture = current == null ? null : current.outgoing().picture();
            boolean holds = picture != null && Glob.matches(shows.pattern(), picture.alt());
            unless(holds, number, picture == null ? null : Written.picture(picture));
        } else if (line instanceof Line.Only only) {
            only(number, only);
        } else if (line instanceof Line.Hides hides) {
            hides(number, hides);
        } else if (line instanceof Line.Silence) {
            unless(next == scene.said.size(), number, null);
        } else if (line instanceof Line.Holds holds) {
            String value = scene.values.get(number);
            unless(
                    value == null || value.equals(holds.value()),
                    number,
                    "state " + holds.person() + ": " + holds.variable() + " = " + value);
        }
    }

    private void says(int number, Line.Says expected) {
        int place = places[says++];
        if (place < 0) {
            current = null;
            revision.replace(number, null);
            return;
        }
        for (; next < place; next++) {
            revision.above(number, written.whole(scene.said.get(next)));
        }
        next = place + 1;
        Stage.Message message = scene.said.get(place);
        current = message;
        unless(written.matches(expected, message), number, written.words(message));
    }

    private void only(int number, Line.Only only) {
        String notice = noticed ? null : scene.notice;
        boolean holds = notice != null && only.person().equals(scene.actor) && Glob.matches(only.pattern(), notice);
        unless(holds, number, notice == null ? null : Written.only(scene.actor, notice));
        noticed = true;
    }

    private void hides(int number, Line.Hides expected) {
        String gone = hidden ? null : scene.hidden;
        boolean holds = gone != null && Glob.matches(expected.pattern(), gone);
        unless(holds, number, gone == null ? null : Written.hidden(gone));
        hidden = true;
    }

    private void unless(boolean holds, int number, @Nullable String line) {
        if (!holds) {
            revision.replace(number, line);
        }
    }
}
