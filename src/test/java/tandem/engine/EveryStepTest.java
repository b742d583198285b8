package tandem.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tandem.chat.Capabilities;
import tandem.chat.Choice;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;
import tandem.chat.Said;
import tandem.flow.Flow;
import tandem.flow.Limits;
import tandem.flow.Trigger;
import tandem.flow.Value;
import tandem.library.History;
import tandem.library.Past;

/**
 * Every way through the shipped flows: from every trigger, every button, every silence and something not understood at
 * every question; a place is gone on from only once for the same values, whoever called the flow that called. No step
 * is there in vain.
 */
class EveryStepTest {

    private static final PersonId ANA = new PersonId("Ana");
    private static final Room ONLY_ANSWERS = new Room(true, true, Capabilities.ANY_TOUCH);
    private static final Room WITH_LINK =
            new Room(false, false, Capabilities.ANY_TOUCH, false, "https://example.org/?start=");
    private static final int MOST_TURNS = 160_000;

    /** Erasing erases its own mark; nobody else has come with a code that was made just now; there is one language; nudges end with their switch; the others are for a library in which nothing fits, or that lost a card overnight. */
    private static final Set<String> NOT_BY_TALKING = Set.of(
            "another-day:nothing",
            "care:erase",
            "delete:erase",
            "delete:erased",
            "first-minutes:as-short",
            "first-minutes:nothing",
            "five-ways:nothing",
            "language:bye",
            "language:gone",
            "language:speak",
            "language:spoken",
            "language:which",
            "nudges:bye",
            "pair:expired",
            "settings:language",
            "tonight:as-short",
            "tonight:kept",
            "tonight:seen-all",
            "try-it:still-planned-plain",
            "try-it:good-plain",
            "twelve-kinds:tonight",
            "unmatched:nothing");

    /** What is heard for somebody's safety, one for each way of answering it. */
    private static final List<String> HEARD = List.of(
            "my husband hits me",
            "he never hit me",
            "i don't want to be alive anymore",
            "im 15 and my boyfriend is 16",
            "it burns and bleeds every time we have sex",
            "how do i get her to have sex with me more often");

    private static final Instant NUDGED = Conversing.START.plusSeconds(70_000);

    private record Node(State state, Instant time, Room room, List<String> tokens) {

        Node with(State other) {
            return new Node(other, time, room, tokens);
        }
    }

    private final MarkedDialogs marked = MarkedDialogs.shipped();
    private final Set<String> missed = new TreeSet<>(marked.steps());
    private final Set<String> places = new HashSet<>();
    private final Set<List<Frame>> stands = new HashSet<>();
    private final Deque<Node> open = new ArrayDeque<>();
    private int turns;

    @Test
    void everyStepOfEveryFlowIsReached() {
        missed.removeAll(NOT_BY_TALKING);
        explore(new Operator(null, null), null, null);
        explore(new Operator("Kim", null), null, "Europe/Berlin");
        explore(new Operator("Kim", "kim@example.org"), 0L, null);
        assertThat(missed).isEmpty();
    }

    private void explore(Operator operator, @Nullable Long cap, @Nullable String zone) {
        Engine engine = new Engine(marked.dialogs(), operator);
        places.clear();
        open.clear();
        stands.clear();
        turns = 0;
        Person person = cap == null && zone == null
                ? Person.stranger(ANA)
                : new Person(ANA, Conversing.START, zone == null ? null : ZoneId.of(zone), cap, Map.of());
        Conversation fresh = Conversation.fresh(new ConversationId("c"), 1);
        State start = new State(fresh, person);
        List<Guest> declined = List.of(new Guest(ANA, true, Map.of()));
        State refused =
                new State(new Conversation(fresh.id(), 1, List.of(), Map.of(), History.NONE, declined, null), person);
        play(
                engine,
                new Node(refused, Conversing.START, Room.PRIVATE, List.of()),
                Said.Command.typed("limits", ""),
                Conversing.START);
        play(
                engine,
                new Node(refused, Conversing.START, Room.PRIVATE, List.of()),
                Said.Command.typed("explain", "gap"),
                Conversing.START);
        play(
                engine,
                new Node(refused, Conversing.START, Room.PRIVATE, List.of()),
                Said.Command.typed("settings", ""),
                Conversing.START);
        play(engine, nudged(fresh, "a-week", "twice", 4), new Said.Wake(2), NUDGED);
        play(engine, nudged(fresh, "settle", "once", 3), new Said.Wake(2), NUDGED);
        play(engine, nudged(fresh, "settle", "rarely", 3), new Said.Wake(2), NUDGED);
        State nudged = nudged(fresh, "half-a-week", "twice", 0).state();
        for (State here : List.of(new State(fresh, settled("twice", 0)), nudged)) {
            Node node = new Node(here, Conversing.START, Room.PRIVATE, List.of());
            play(engine, node, Said.Command.typed("settings", ""), Conversing.START);
            play(engine, node, Said.Command.typed("stop", ""), Conversing.START);
        }
        play(
                engine,
                new Node(refused, Conversing.START, Room.PRIVATE, List.of()),
                Said.Command.typed("checkin", ""),
                Conversing.START);
        play(
                engine,
                new Node(new State(fresh, withLines()), Conversing.START, Room.PRIVATE, List.of()),
                Said.Command.typed("lines", ""),
                Conversing.START);
        Node stranger = new Node(new State(fresh, person), Conversing.START, Room.PRIVATE, List.of());
        Presence lastYear = new Presence(Conversing.START.minus(Limits.INACTIVITY), null);
        play(
                engine,
                stranger.with(stranger.state().with(lastYear)),
                new Said.Sweep(Said.Reach.HERE, Instant.EPOCH),
                Conversing.START);
        HEARD.forEach(text -> play(engine, stranger, new Said.Text(text), Conversing.START));
        Person alone = new Person(ANA, Conversing.START, null, null, Map.of("only_alone", new Value.Text("yes")));
        play(
                engine,
                new Node(new State(fresh, alone), Conversing.START, Room.PRIVATE, List.of()),
                Said.Command.typed("limits", ""),
                Conversing.START);
        play(
                engine,
                new Node(new State(fresh, alone), Conversing.START, Room.PRIVATE, List.of()),
                new Said.Text("how do i get her to have sex with me more often"),
                Conversing.START);
        Person young = new Person(ANA, Conversing.START, null, null, Map.of("under_18", new Value.Text("yes")));
        play(
                engine,
                new Node(new State(fresh, young), Conversing.START, Room.PRIVATE, List.of()),
                Said.Command.typed("tonight", ""),
                Conversing.START);
        Node kept = new Node(new State(fresh, withEveryNote()), Conversing.START, Room.PRIVATE, List.of());
        play(engine, kept, Said.Command.typed("saved", ""), Conversing.START);
        play(engine, kept, new Said.Text("the gap"), Conversing.START);
        play(engine, kept, Said.Command.typed("history", ""), Conversing.START);
        play(engine, kept, Said.Command.typed("limits", ""), Conversing.START);
        Node careful = new Node(new State(fresh, careful(0, "grief")), Conversing.START, Room.PRIVATE, List.of());
        play(engine, careful, Said.Command.typed("history", ""), Conversing.START);
        play(engine, careful, Said.Command.typed("saved", ""), Conversing.START);
        for (Person on : List.of(careful(3), careful(4, "being-there"))) {
            Node further = new Node(new State(fresh, on), Conversing.START, Room.PRIVATE, List.of());
            play(engine, further, Said.Command.typed("fivedays", ""), Conversing.START);
        }
        play(engine, asked(fresh, careful(0)), new Said.Wake(2), NUDGED);
        for (String options : List.of("hug", "apart", "tired", "hug tired")) {
            String[] ruledOut = options.replace("hug", "physical").split(" ", -1);
            Node narrow = new Node(new State(fresh, careful(0, ruledOut)), Conversing.START, Room.PRIVATE, List.of());
            play(engine, narrow, Said.Command.typed("tonight", options), Conversing.START);
        }
        Node homely = new Node(new State(fresh, careful(0, "recreational")), Conversing.START, Room.PRIVATE, List.of());
        play(engine, homely, Said.Command.typed("tonight", ""), Conversing.START);
        two(engine, new TwoStates(fresh, ANA));
        for (Room room : List.of(Room.PRIVATE, Room.GROUP, ONLY_ANSWERS)) {
            Node root = new Node(start, Conversing.START.plusSeconds(7_200), room, List.of());
            for (Said said : beginnings()) {
                play(engine, root, said, root.time());
            }
        }
        while (!open.isEmpty() && !missed.isEmpty() && turns < MOST_TURNS) {
            goOn(engine, open.remove());
        }
    }

    /** Two who have joined, and whoever is about to. */
    private void two(Engine engine, TwoStates two) {
        for (String command : List.of("leave", "pair", "settings", "pause")) {
            typed(engine, two.joined(), Room.PRIVATE, command, "");
        }
        typed(engine, two.resting(), Room.PRIVATE, "pause", "");
        typed(engine, two.guessing(), Room.PRIVATE, "pair", TwoStates.CODE);
        typed(engine, two.alone(), WITH_LINK, "pair", "");
        State stranger = new State(two.alone().conversation(), Person.stranger(ANA));
        for (State here :
                List.of(two.joined(), stranger, two.alone(), two.taken(), two.offered(false), two.offered(true))) {
            typed(engine, here, Room.PRIVATE, "start", "join-" + TwoStates.CODE);
        }
        for (String command : List.of("question", "touchmenu")) {
            Node asked = typed(engine, two.joined(), Room.PRIVATE, command, "");
            goOn(engine, asked.with(TwoStates.answered(asked.state(), "green")));
            goOn(engine, asked.with(TwoStates.own(asked.state(), true)));
            Node unlike = asked.with(TwoStates.own(TwoStates.answered(asked.state(), "red"), false));
            for (String token : asked.tokens()) {
                goOn(engine, play(engine, unlike, new Said.Tap(token), Conversing.START));
                Node answering = play(engine, asked, new Said.Tap(token), Conversing.START);
                goOn(engine, answering.with(TwoStates.over(answering.state())));
            }
        }
        typed(engine, two.joined(), Room.GROUP, "question", "weekly");
        Node week = new Node(weekly(two.joined(), 3), Conversing.START, Room.GROUP, List.of());
        goOn(engine, play(engine, week, new Said.Wake(2), NUDGED));
        typed(engine, two.joined(), Room.GROUP, "tonight", "hug");
    }

    /** Two are asked each week, and did not answer the last times. */
    private static State weekly(State two, long unanswered) {
        Frame wait = new Frame("question-weekly", "week" + MarkedDialogs.AFTER);
        Map<String, Value> known = Map.of("unanswered", new Value.Whole(unanswered));
        Run run = new Run(1, ANA, List.of(wait), known, null, new Parked(2, NUDGED, NUDGED), Map.of());
        ConversationId id = two.conversation().id();
        Conversation here = new Conversation(id, 2, List.of(run), Map.of(), History.NONE, List.of(), null);
        return new State(here, two.person(), two.couple(), two.others(), two.offers());
    }

    private Node typed(Engine engine, State state, Room room, String command, String rest) {
        Node node = new Node(state, Conversing.START, room, List.of());
        return play(engine, node, Said.Command.typed(command, rest), Conversing.START);
    }

    /** Somebody who has set everything that can be set. */
    private static Person settled(String nudges, long missed) {
        return new Person(
                ANA,
                Conversing.START,
                ZoneId.of("Europe/Berlin"),
                null,
                Map.of("nudges", new Value.Text(nudges), "nudges_missed", new Value.Whole(missed)),
                Set.of(),
                History.NONE,
                LocalTime.of(19, 30),
                Series.NONE);
    }

    /** The conversation with nudges under way. */
    private static Node nudged(Conversation fresh, String step, String nudges, long missed) {
        Run run = new Run(
                1,
                ANA,
                List.of(new Frame("nudges", step + MarkedDialogs.AFTER)),
                Map.of(),
                null,
                new Parked(2, NUDGED, NUDGED),
                Map.of());
        Conversation here = new Conversation(fresh.id(), 2, List.of(run), Map.of(), History.NONE, List.of(), null);
        return new Node(new State(here, settled(nudges, missed)), Conversing.START, Room.PRIVATE, List.of());
    }

    /** The conversation of somebody who is asked once a week, and did not answer the last time. */
    private static Node asked(Conversation fresh, Person person) {
        Frame wait = new Frame("weekly", "week" + MarkedDialogs.AFTER);
        Run run = new Run(1, ANA, List.of(wait), Map.of(), null, new Parked(2, NUDGED, NUDGED), Map.of());
        Conversation here = new Conversation(fresh.id(), 2, List.of(run), Map.of(), History.NONE, List.of(), null);
        return new Node(new State(here, person), Conversing.START, Room.PRIVATE, List.of());
    }

    /** Somebody who agreed, and has checked in twice. */
    private static Person withLines() {
        Series series = Series.NONE;
        for (Instant at : List.of(Conversing.START.minus(Duration.ofDays(7)), Conversing.START)) {
            series = series.with("heart", 6, at, null).with("touch", 4, at, null);
        }
        return Person.stranger(ANA).agreedAt(Conversing.START, Map.of()).withSeries(series);
    }

    /** Somebody who agreed, and saved whatever can be saved. */
    private Person withEveryNote() {
        Map<String, Value> notes = new TreeMap<>();
        marked.dialogs().flows().stream()
                .filter(flow -> flow.id().equals("saved"))
                .flatMap(flow -> flow.variables().keySet().stream())
                .filter(name -> name.startsWith("saved_"))
                .forEach(name -> notes.put(name, new Value.Flag(true)));
        History history = History.NONE;
        for (Past.What what : List.of(Past.What.DONE, Past.What.CLOSER, Past.What.KEPT)) {
            history = history.with(new Past("couch-anchor", Conversing.START, what));
        }
        history = history.with(new Past("rose-thorn-bud", Conversing.START, Past.What.HIDDEN));
        return new Person(ANA, Conversing.START, null, null, notes, Set.of("grief"), history, null, Series.NONE);
    }

    /** Somebody who has ruled something out, kept what goes beyond their limit, and had some of the five days. */
    private static Person careful(long days, String... ruledOut) {
        History history = History.NONE
                .with(new Past("hand-massage", Conversing.START, Past.What.KEPT))
                .with(new Past("ten-minute-ear", Conversing.START, Past.What.DONE));
        Map<String, Value> known = Map.of("five_days_done", new Value.Whole(days), "weekly_missed", new Value.Whole(1));
        return new Person(ANA, Conversing.START, null, days % 3, known, Set.of(ruledOut), history, null, Series.NONE);
    }

    private void goOn(Engine engine, Node node) {
        Instant soon = node.time().plusSeconds(60);
        for (String token : node.tokens()) {
            play(engine, node, new Said.Tap(token), soon);
            if (node.room().group() && node.state().couple() != null) {
                play(engine, node, new Said.Tap(token), soon, true);
            }
        }
        play(engine, node, new Said.Text("asdf"), soon);
        if (node.state().conversation().runs().stream()
                .anyMatch(run -> run.top().flow().equals("zone"))) {
            // A clock of some places, and one that is nowhere.
            for (long ahead : List.of(3_600L, 900L)) {
                LocalTime shown = LocalTime.ofInstant(soon.plusSeconds(ahead), ZoneOffset.UTC);
                play(engine, node, new Said.Text(shown.toString()), soon);
            }
        }
        for (Run run : node.state().conversation().runs()) {
            Question question = run.question();
            if (question != null && question.due() != null) {
                play(engine, node, new Said.Wake(question.number()), question.due());
            }
            Parked parked = run.parked();
            if (parked != null) {
                play(engine, node, new Said.Wake(parked.number()), parked.at());
            }
        }
    }

    private Node play(Engine engine, Node node, Said said, Instant time) {
        return play(engine, node, said, time, false);
    }

    /** @param other whether the other one of two does it */
    private Node play(Engine engine, Node node, Said said, Instant time, boolean other) {
        turns++;
        State before = other ? TwoStates.turned(node.state()) : node.state();
        Event event = new Event(
                time,
                new Entropy(turns, 7),
                node.room(),
                true,
                before.person().id().value(),
                said);
        Turn turn = engine.turn(before, event);
        missed.removeAll(marked.reached(turn.state()));
        State after = other ? TwoStates.turned(turn.state()) : turn.state();
        Node next = new Node(after, time, node.room(), tokens(turn, node));
        for (Effect effect : turn.effects()) {
            if (effect instanceof Effect.Ring ring
                    && ring.conversation().equals(after.conversation().id())) {
                play(engine, next, new Said.Wake(ring.number()), ring.at());
            }
        }
        if (places.add(place(after, node.room()))) {
            List<Run> runs = after.conversation().runs();
            if (!runs.isEmpty() && stands.add(top(runs.get(runs.size() - 1)))) {
                open.addFirst(next);
            } else {
                open.addLast(next);
            }
        }
        return next;
    }

    /** Where everybody stands and what the runs know, but for the card. */
    private static String place(State state, Room room) {
        StringBuilder place = new StringBuilder(room + " " + state.person().touchCap());
        boolean declined = state.conversation().guests().stream().anyMatch(Guest::declined);
        place.append(state.person().hasAgreed()).append(declined).append(TwoStates.place(state));
        for (Run run : state.conversation().runs()) {
            Map<String, Value> known = new TreeMap<>(run.variables());
            known.remove(Scope.CARD);
            known.remove(Rounds.ROUND);
            known.remove(Joining.CODE);
            Value skips = known.get("skips");
            if (skips instanceof Value.Whole whole) {
                known.put("skips", new Value.Whole(Math.min(4, whole.number())));
            }
            place.append(top(run))
                    .append(known)
                    .append(run.agreed().size())
                    .append(run.question() == null ? 0 : run.question().misses());
        }
        return place.toString();
    }

    /** The flow that speaks, and the one that called it. */
    private static List<Frame> top(Run run) {
        List<Frame> stack = run.stack();
        return stack.subList(Math.max(0, stack.size() - 2), stack.size());
    }

    /** The buttons there are now: those of before when nothing was said, as after the yes of one of two. */
    private static List<String> tokens(Turn turn, Node before) {
        if (turn.effects().isEmpty()) {
            return before.tokens();
        }
        List<String> tokens = new ArrayList<>();
        for (Effect effect : turn.effects()) {
            if (effect instanceof Effect.Send send) {
                for (Choice choice : send.outgoing().choices()) {
                    if (choice instanceof Choice.Button button) {
                        tokens.add(button.token());
                    }
                }
            }
        }
        return tokens;
    }

    private List<Said> beginnings() {
        List<Said> all = new ArrayList<>(List.of(new Said.Added(), new Said.Text("asdf")));
        for (Flow flow : marked.dialogs().flows()) {
            for (Trigger trigger : flow.triggers()) {
                if (trigger instanceof Trigger.Phrases phrases) {
                    all.add(new Said.Text(phrases.phrases().get(0)));
                } else if (trigger instanceof Trigger.Command command) {
                    all.add(Said.Command.typed(command.name(), ""));
                    all.add(Said.Command.typed(command.name(), "1"));
                    for (Trigger.Option option : command.options()) {
                        option.values().stream()
                                .sorted()
                                .forEach(value -> all.add(Said.Command.typed(command.name(), value)));
                    }
                }
            }
        }
        return all;
    }
}
