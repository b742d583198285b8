package tandem.whole;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * One chat as its platform knows it: what was said there, which of that the bot has acknowledged, and what was seen of the
 * bot. Every event but a command to begin or to forget counts one, and the bot says each number it comes to; so a number
 * left out is a loss, and a number too high something applied twice. Not thread-safe.
 */
final class ChatView {

    /** What goes on in a chat. The names of chats begin with these words. */
    enum Kind {
        /** One person counts. */
        TALK,
        /** Three people count together. */
        GROUP,
        /** One message is changed again and again; of changes that wait together only the last need be seen. */
        EDIT,
        /** Each event counts when its wait is over. */
        NAP,
        /** Counts a little, has everything erased, and begins again. */
        PASSING
    }

    private static final int AT_ONCE = 3;
    private static final int PEOPLE = 3;

    /** A conversation has at most eight runs; more naps would end the oldest. */
    private static final int NAPS = 5;

    /** What a passing conversation counts to. */
    private static final int PASSING_COUNT = 8;

    /** Events that are delivered again though they were acknowledged, and message references that are kept. */
    private static final int REMEMBERED = 6;

    /**
     * Kills after which an acknowledged event is not delivered again: less than the two days for which the bot promises to
     * know it.
     */
    private static final int REMEMBERED_KILLS = 100;

    /** An event that was acknowledged after so many kills. */
    private record Answered(Happening happening, int kills) {}

    private final Kind kind;
    private final String name;
    private final LongSupplier ids;
    private final Map<Long, Happening> open = new LinkedHashMap<>();
    private final Deque<Answered> answered = new ArrayDeque<>();
    private final List<String> references = new ArrayList<>();

    private int kills;
    private boolean begun;
    private boolean forgetting;
    /** Counting events made, and those of them that were acknowledged. */
    private long made;

    private long acknowledged;
    /** The last number seen. */
    private long shown;

    /** The message that was under way when the process was killed, or may not have arrived, may come once more. */
    private boolean mayRepeat;
    /** What was just being delivered when everything was erased; -1 for nothing. */
    private long straggler = -1;

    private long forgotten;
    private long farewells;
    private long repeated;
    private long counted = -1;

    ChatView(Kind kind, int number, LongSupplier ids) {
        this.kind = kind;
        this.name = kind.name().toLowerCase(java.util.Locale.ROOT) + number;
        this.ids = ids;
        reset();
    }

    private void reset() {
        begun = kind == Kind.NAP;
        forgetting = false;
        made = 0;
        acknowledged = 0;
        shown = kind == Kind.NAP ? 0 : -1;
    }

    String name() {
        return name;
    }

    Collection<Happening> open() {
        return List.copyOf(open.values());
    }

    Collection<Happening> answered() {
        return answered.stream()
                .filter(event -> kills - event.kills() < REMEMBERED_KILLS)
                .map(Answered::happening)
                .toList();
    }

    /** What is said next, or nothing as long as answers are to be waited for. */
    Optional<Happening> next(boolean finishing, Random random) {
        if (!begun) {
            return open.isEmpty() ? Optional.of(make(kind == Kind.EDIT ? "/edit" : "/talk", 0)) : Optional.empty();
        }
        if (kind == Kind.PASSING && made == PASSING_COUNT) {
            if (finishing || !open.isEmpty()) {
                return Optional.empty();
            }
            forgetting = true;
            return Optional.of(make("/forget", 0));
        }
        if (finishing || open.size() >= AT_ONCE || (kind == Kind.NAP && made - shown >= NAPS)) {
            return Optional.empty();
        }
        made++;
        return Optional.of(
                kind == Kind.NAP ? make("/nap", 0) : make("more", kind == Kind.GROUP ? random.nextInt(PEOPLE) : 0));
    }

    private Happening make(String words, int person) {
        Happening happening = new Happening(ids.getAsLong(), name, person, words);
        open.put(happening.id(), happening);
        return happening;
    }

    /** The bot has it; false when it had it before. */
    boolean acknowledged(long id) {
        Happening happening = open.remove(id);
        if (happening == null) {
            return false;
        }
        answered.addLast(new Answered(happening, kills));
        if (answered.size() > REMEMBERED) {
            answered.removeFirst();
        }
        switch (happening.words()) {
            case "/talk", "/edit" -> begun = true;
            case "/forget" -> {
                forgotten++;
                straggler = shown + 1;
                reset();
            }
            default -> acknowledged++;
        }
        return true;
    }

    /** The process is gone. */
    void killed() {
        kills++;
        mayRepeat = true;
        straggler = -1;
    }

    /** The message just seen may come once more. */
    void unsure() {
        mayRepeat = true;
    }

    /**
     * The stored conversation has counted this much, before anything is delivered again.
     *
     * @param accepted so many events are stored and will be played
     */
    void counted(long number, long accepted) {
        counted = number;
        boolean erased = forgetting && number == 0;
        long least = kind == Kind.NAP ? shown : acknowledged;
        if (!erased && (number + accepted < least || number > made)) {
            throw new AssertionError(this + " is stored as " + number + ", and " + accepted + " accepted");
        }
    }

    /** A message was seen. */
    void sent(String mode, String reference, String earlier, String text) {
        if (!earlier.equals("-") && !references.contains(earlier)) {
            throw new AssertionError(this + " has a message changed that was never there");
        }
        if (mode.equals("REMOVE_CHOICES")) {
            return;
        }
        if (mode.equals("REPLACE") && earlier.equals("-")) {
            throw new AssertionError(this + " forgot which message it wanted to change");
        }
        references.add(reference);
        if (references.size() > REMEMBERED) {
            references.remove(0);
        }
        if (text.equals("Forgotten.")) {
            farewells++;
        } else if (text.matches("At [0-9,]+\\.")) { // 1,000 in English.
            seen(Long.parseLong(
                    text.substring("At ".length(), text.length() - 1).replace(",", "")));
        } else {
            throw new AssertionError(this + " was told: " + text);
        }
        mayRepeat = false;
    }

    private void seen(long number) {
        if (number > shown && number <= made && (number == shown + 1 || kind == Kind.EDIT)) {
            shown = number;
        } else if (number == shown && mayRepeat) {
            repeated++;
        } else if (number == straggler) {
            straggler = -1;
        } else if (!(forgetting && number == shown + 1)) {
            throw new AssertionError(this + " was shown " + number);
        }
    }

    /** Whether everything was acknowledged and seen. */
    boolean atRest() {
        return begun && open.isEmpty() && shown == made && farewells >= forgotten;
    }

    long made() {
        return made;
    }

    long repeated() {
        return repeated;
    }

    long forgotten() {
        return forgotten;
    }

    boolean naps() {
        return kind == Kind.NAP;
    }

    /** What the store said last. */
    long counted() {
        return counted;
    }

    @Override
    public String toString() {
        return name + " (" + made + " made, " + acknowledged + " acknowledged, open " + open.keySet() + ", last seen "
                + shown + ", " + forgotten + " times forgotten, may repeat: " + mayRepeat + ")";
    }
}
