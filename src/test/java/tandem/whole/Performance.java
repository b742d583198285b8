package tandem.whole;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandem.transcript.Line;
import tandem.transcript.Script;

/** A transcript as it is played on one platform: checks what is seen there, and notes it. Used once, on one thread. */
public final class Performance {

    /** Nobody reads and taps faster; all at once it would be the flood that the adapters refuse. */
    private static final Duration TO_READ = Duration.ofSeconds(1);

    private final Script script;
    private final MovedClock clock;
    private final Draws draws;
    private final Actors actors;
    private final Deque<Seen> unread = new ArrayDeque<>();
    private final Set<String> open = new HashSet<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final List<String> early = new ArrayList<>();
    private @Nullable Seen latest;

    public Performance(Scene scene, Actors actors) {
        this.script = scene.script();
        this.clock = scene.clock();
        this.draws = scene.draws();
        this.actors = actors;
    }

    /** Plays it to its end; answers with a sentence for each line that does not hold. */
    public List<String> play() {
        long acts = 0;
        for (Script.Numbered line : script.lines()) {
            if (line.line() instanceof Line.Act act) {
                nothingMore(line.number());
                draws.next(++acts);
                clock.moved(TO_READ);
                opens(script.lines().indexOf(line));
                act(act);
                look(line.number());
            } else {
                check(line.number(), (Line.Check) line.line());
            }
        }
        nothingMore(script.lines().size());
        actors.refused().forEach(call -> failures.add("refused: " + call));
        return failures;
    }

    /** All that was said, after which line and to whom, in words that every platform shares. */
    public List<String> said() {
        return said;
    }

    /**
     * What people saw alone who have not opened their private chat: a platform that can show it to them in the group, or
     * that lets a bot write first, does so. Others keep it from them, and so no transcript knows of it.
     */
    public List<String> early() {
        return early;
    }

    private void act(Line.Act act) {
        latest = null;
        if (act instanceof Line.Types types) {
            boolean inGroup = inGroup(types.privately());
            if (!inGroup) {
                open.add(types.person());
            }
            actors.types(types.person(), inGroup, types.text());
        } else if (act instanceof Line.Aside aside) {
            actors.saysAside(aside.person(), aside.text());
        } else if (act instanceof Line.Taps taps) {
            actors.taps(taps.person(), inGroup(taps.privately()), taps.label(), taps.old());
        } else if (act instanceof Line.Time time) {
            actors.passes(time.passes());
        } else if (act instanceof Line.Restart) {
            actors.restarts();
        } else {
            actors.adds(script.people().get(0));
        }
    }

    /**
     * A tap can open somebody's private chat: then the transcript knows what they are told there. Where a platform tells it
     * them in the group instead, no chat opens.
     */
    private void opens(int act) {
        List<Script.Numbered> after =
                script.lines().subList(act + 1, script.lines().size());
        for (Script.Numbered line : after) {
            if (line.line() instanceof Line.Act) {
                return;
            }
            if (line.line() instanceof Line.Says says && !says.person().isEmpty()) {
                open.add(says.person());
            }
        }
    }

    private boolean inGroup(boolean privately) {
        return script.group() && !privately;
    }

    private void look(int number) {
        Map<String, List<Seen>> byChat = new TreeMap<>();
        for (Seen seen : actors.sees()) {
            if (isEarly(seen)) {
                early.add(number + " to " + seen.person() + " " + seen.alike());
            } else {
                unread.add(seen);
                // A line about a tap and a message come by two ways, and either may be the first.
                String chat = switch (seen.kind()) {
                    case TELLS -> "only " + seen.person();
                    case HIDES -> "hidden from " + seen.person();
                    default -> seen.person();
                };
                byChat.computeIfAbsent(chat, unseen -> new ArrayList<>()).add(seen);
            }
        }
        byChat.forEach((chat, all) -> all.forEach(seen -> said.add(number + " to " + chat + " " + seen.alike())));
    }

    private boolean isEarly(Seen seen) {
        return script.group()
                && seen.kind() != Seen.Kind.TELLS
                && !seen.person().isEmpty()
                && !open.contains(seen.person());
    }

    private void check(int number, Line.Check check) {
        Seen last = latest;
        if (check instanceof Line.Says says) {
            says(number, says);
        } else if (check instanceof Line.Offers offers) {
            require(number, last != null && last.offers(offers.labels()), "the choices are " + last);
        } else if (check instanceof Line.Shows shows) {
            String picture = last == null ? null : last.picture();
            require(number, picture != null && matches(shows.pattern(), picture), "the picture shows " + picture);
        } else if (check instanceof Line.Only only) {
            only(number, only);
        } else if (check instanceof Line.Hides hides) {
            hides(number, hides);
        } else if (check instanceof Line.Silence) {
            nothingMore(number);
        }
    }

    private void says(int number, Line.Says says) {
        String own = script.group() ? "" : script.people().get(0);
        String chat = says.person().isEmpty() ? own : says.person();
        Iterator<Seen> all = unread.iterator();
        while (all.hasNext()) {
            Seen seen = all.next();
            boolean speaks = seen.kind() != Seen.Kind.TELLS && seen.kind() != Seen.Kind.HIDES;
            if (speaks && seen.person().equals(chat)) {
                all.remove();
                latest = seen;
                boolean edits = seen.kind() == Seen.Kind.EDITS;
                require(number, edits == says.edits() && matches(says.pattern(), seen.text()), "" + seen);
                return;
            }
        }
        require(number, false, "the bot says nothing more");
    }

    private void only(int number, Line.Only only) {
        Iterator<Seen> all = unread.iterator();
        while (all.hasNext()) {
            Seen seen = all.next();
            if (seen.kind() == Seen.Kind.TELLS) {
                all.remove();
                boolean same = seen.person().equals(only.person());
                require(number, same && matches(only.pattern(), seen.text()), "" + seen);
                return;
            }
        }
        require(number, false, "nobody is told anything alone");
    }

    private void hides(int number, Line.Hides hides) {
        Optional<Seen> gone =
                unread.stream().filter(seen -> seen.kind() == Seen.Kind.HIDES).findFirst();
        gone.ifPresent(unread::remove);
        require(number, gone.isPresent() && matches(hides.pattern(), gone.get().text()), "taken away is " + gone);
    }

    private void nothingMore(int number) {
        unread.forEach(seen -> require(number, false, "not expected before this line: " + seen));
        unread.clear();
    }

    private void require(int number, boolean holds, String otherwise) {
        if (!holds) {
            failures.add(script.file() + ":" + number + ": " + otherwise);
        }
    }

    /** A star of the pattern stands for anything. */
    private static boolean matches(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        for (String piece : pattern.split("\\*", -1)) {
            regex.append(".*").append(Pattern.quote(piece));
        }
        return Pattern.compile(regex.substring(2), Pattern.DOTALL).matcher(text).matches();
    }
}
