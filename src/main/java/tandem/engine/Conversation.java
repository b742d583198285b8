package tandem.engine;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.chat.ConversationId;
import tandem.library.History;

/**
 * What is kept of one conversation: where its flows stand, never what was said in it. It stays small for ever.
 *
 * @param last the highest number given to a message, question, run or wait
 * @param runs at most {@link tandem.flow.Limits#RUNS}; the last one that is not parked is in the foreground
 * @param used variants that were already picked, by {@code flow:step}
 * @param history what happened with cards here
 * @param guests people who have not agreed to more being kept, the latest last
 * @param language what is spoken here, or null for the dialogs' own language as long as nobody says otherwise
 * @param tries wrong codes to join that were tried here lately, or null
 * @param presence of a group, by what it is forgotten when nobody does anything any more; of a private chat it is the person's
 */
public record Conversation(
        ConversationId id,
        long last,
        List<Run> runs,
        Map<String, List<String>> used,
        History history,
        List<Guest> guests,
        @Nullable Language language,
        @Nullable Tries tries,
        Presence presence) {

    public Conversation {
        runs = List.copyOf(runs);
        used = Map.copyOf(used);
        guests = List.copyOf(guests);
    }

    /** One in which no code was tried. */
    public Conversation(
            ConversationId id,
            long last,
            List<Run> runs,
            Map<String, List<String>> used,
            History history,
            List<Guest> guests,
            @Nullable Language language) {
        this(id, last, runs, used, history, guests, language, null, Presence.NONE);
    }

    /**
     * A conversation in which nothing has happened yet.
     *
     * @param first where its numbers begin; by chance, so that buttons of a conversation that was erased do not fit
     */
    public static Conversation fresh(ConversationId id, long first) {
        return new Conversation(id, first, List.of(), Map.of(), History.NONE, List.of(), null, null, Presence.NONE);
    }

    /** The same with these runs, and with these people who have not agreed to more. */
    public Conversation with(List<Run> others, List<Guest> people) {
        return new Conversation(id, last, others, used, history, people, language, tries, presence);
    }

    /** The codes to join that runs of it are about. */
    public List<String> codes() {
        return runs.stream()
                .map(Joining::code)
                .flatMap(Stream::ofNullable)
                .distinct()
                .toList();
    }
}
