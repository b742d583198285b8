package tandem.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that was done, what it led to, and the lines that say what it must lead to. Filled while it is played. */
final class Scene {

    /** Of the line that did it; 0 for what stands before the first of them. */
    final int line;

    /** Who did it. */
    final String actor;

    /** What only this person was told. */
    final @Nullable String notice;

    /** The words of the message that was taken away. */
    final @Nullable String hidden;

    final List<Stage.Message> said;

    /** Whether it could be done. */
    final boolean done;

    final List<Script.Numbered> checks = new ArrayList<>();

    /** What variables held, by the line that asks. */
    final Map<Integer, String> values = new HashMap<>();

    Scene(
            int line,
            String actor,
            @Nullable String notice,
            @Nullable String hidden,
            List<Stage.Message> said,
            boolean done) {
        this.line = line;
        this.actor = actor;
        this.notice = notice;
        this.hidden = hidden;
        this.said = List.copyOf(said);
        this.done = done;
    }
}
