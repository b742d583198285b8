package tandem.discord;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tandem.chat.Memory;

/**
 * Who has written privately, and until when everything of it was seen: Discord keeps what is written while nothing runs,
 * but tells it only to those who ask. Thread-safe.
 */
final class PrivateChats {

    /** As many are asked for after a start; whoever wrote first is forgotten first. */
    private static final int MOST = 500;

    private static final String PEOPLE = "private-chats";
    private static final String SEEN = "seen-until";

    /** Two clocks may differ by so much, in seconds; what is seen twice is known to be old. */
    private static final long MARGIN = 120;

    private final Memory memory;
    private final InstantSource clock;
    private final Chores chores;
    private final Set<String> people = new LinkedHashSet<>();
    private final Set<String> behind = new HashSet<>();

    /** @param chores where it is written: whoever meets somebody cannot wait for a disk */
    PrivateChats(Memory memory, InstantSource clock, Chores chores) {
        this.memory = memory;
        this.clock = clock;
        this.chores = chores;
        memory.get(PEOPLE).filter(all -> !all.isEmpty()).ifPresent(all -> people.addAll(List.of(all.split(" "))));
    }

    /** Somebody wrote privately. */
    synchronized void met(String user) {
        if (people.add(user)) {
            if (people.size() > MOST) {
                people.remove(people.iterator().next());
            }
            chores.after(Duration.ZERO, this::keep);
        }
    }

    private void keep() {
        memory.put(PEOPLE, String.join(" ", all()));
    }

    /** What this person wrote is to be fetched: until that is done, nothing counts as seen. */
    synchronized void behind(String user) {
        behind.add(user);
    }

    /** What this person wrote was fetched. */
    synchronized void caughtUp(String user) {
        behind.remove(user);
    }

    /** It ends: whoever was met in the last moment is kept as well. */
    void end() {
        keep();
        seen();
    }

    synchronized List<String> all() {
        return List.copyOf(people);
    }

    /** Everything until now was seen, unless something is still to be fetched. */
    synchronized void seen() {
        if (!behind.isEmpty()) {
            return;
        }
        memory.put(SEEN, Long.toString(clock.instant().getEpochSecond()));
    }

    /** Since when something may not have been seen; from now on when nothing ever was. */
    Instant unseenSince() {
        if (memory.get(SEEN).isEmpty()) {
            seen();
        }
        return memory.get(SEEN)
                .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds)).minusSeconds(MARGIN))
                .orElseGet(clock::instant);
    }
}
