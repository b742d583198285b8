package tandem.store;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tandem.chat.ConversationId;
import tandem.engine.Conversation;
import tandem.engine.Frame;
import tandem.engine.Run;
import tandem.form.ConversationForm;

/** Where conversations stand in their flows: which steps people will go on from. Nothing of who they are, or what they said. */
public final class Standing {

    private static final int PAGE = 512;

    private Standing() {}

    /** Counts the conversations at each place, some rows at a time; commits go on meanwhile. */
    public static Map<String, Map<String, Long>> of(Records records) {
        Map<String, Map<String, Long>> standing = new TreeMap<>();
        Pages.of(records, PAGE, key -> {
            if (RowKeys.kind(key).equals("talk")) {
                OneRow.read(records, key, row -> frames(key, row))
                        .ifPresent(frames ->
                                frames.forEach(frame -> standing.computeIfAbsent(frame.flow(), flow -> new TreeMap<>())
                                        .merge(frame.step(), 1L, Long::sum)));
            }
        });
        return standing;
    }

    private static Set<Frame> frames(String key, Row row) {
        Conversation talk = ConversationForm.read(new ConversationId(RowKeys.part(key, 1)), row.value());
        Set<Frame> frames = new LinkedHashSet<>();
        for (Run run : talk.runs()) {
            frames.addAll(run.stack());
        }
        return frames;
    }
}
