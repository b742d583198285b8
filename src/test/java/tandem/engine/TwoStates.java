package tandem.engine;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;
import tandem.flow.Limits;
import tandem.flow.Value;
import tandem.library.History;

/** What a turn may know of two people who have joined, or are about to: Ana, who acts, and Ben. */
final class TwoStates {

    /** A code to join with; also as a link carries it. */
    static final String CODE = "BCDFGHJK";

    /** Not one whose ideas are without touch by chance at the time of the test. */
    private static final CoupleId COUPLE = new CoupleId("both");

    /** All that the touch menu asks for. */
    private static final List<String> TOUCHES =
            List.of("hands", "hug", "kiss", "dance", "sofa", "shoulders", "hair", "feet", "sleep", "back");

    private final Conversation fresh;
    private final Person ana;
    private final Person ben;

    TwoStates(Conversation fresh, PersonId ana) {
        this.fresh = fresh;
        this.ana = agreed(ana, 4);
        this.ben = agreed(new PersonId("Ben"), 4);
    }

    /** Who agreed, and allows this much touch. */
    private static Person agreed(PersonId id, long touch) {
        return new Person(
                id,
                Conversing.START,
                ZoneId.of("Europe/Berlin"),
                touch,
                Map.of(),
                Set.of(),
                History.NONE,
                null,
                Series.NONE);
    }

    /** Two who have joined. */
    State joined() {
        return joined(ana);
    }

    /** Two who have joined, and Ana rests. */
    State resting() {
        return joined(ana.pausedUntil(Conversing.START.plus(Duration.ofDays(3))));
    }

    private State joined(Person person) {
        Couple couple = Couple.of(COUPLE, person, ben);
        return new State(fresh, person.joined(couple), couple, List.of(ben.joined(couple)), List.of());
    }

    /** Ana alone, of whom things are kept. */
    State alone() {
        return new State(fresh, ana);
    }

    /** Ana alone, who has typed as many wrong codes as somebody can. */
    State guessing() {
        Tries tries = new Tries(Limits.TRIES, Conversing.START);
        return new State(
                new Conversation(
                        fresh.id(), 1, List.of(), Map.of(), History.NONE, List.of(), null, tries, Presence.NONE),
                ana);
    }

    /** Ben has come with the code. */
    State offered(boolean yes) {
        return offered(List.of(coming(ben, yes)));
    }

    /** Two others have come with the code. */
    State taken() {
        return offered(List.of(coming(ben, false), coming(agreed(new PersonId("Cleo"), 1), false)));
    }

    private State offered(List<Offer.Coming> people) {
        Instant until = Conversing.START.plus(Limits.CODE);
        return new State(fresh, ana, null, List.of(ben), List.of(new Offer(CODE, until, people)));
    }

    private static Offer.Coming coming(Person person, boolean yes) {
        PersonId id = person.id();
        return new Offer.Coming(id, id.value(), new ConversationId(id.value()), 3, yes);
    }

    /** The same after Ben has answered and shared what the two are asked: words of his, and this of every touch. */
    static State answered(State state, String touch) {
        return answered(state, state.others().get(0).id(), touch, true);
    }

    /** The same after Ana has answered, and perhaps shared it. */
    static State own(State state, boolean shared) {
        return answered(state, state.person().id(), "green", shared);
    }

    private static State answered(State state, PersonId person, String touch, boolean shared) {
        Couple couple = requireNonNull(state.couple());
        Round round = couple.rounds().get(couple.rounds().size() - 1);
        Map<String, Value> answers = round.flow().equals("touch-menu")
                ? TOUCHES.stream().collect(Collectors.toMap(name -> name, name -> new Value.Text(touch)))
                : Map.of("answer", new Value.Text("The sea."));
        return with(state, couple.with(round.with(person, new Part(person.value(), answers, shared))));
    }

    /** The same after what the two were asked is over. */
    static State over(State state) {
        Couple couple = requireNonNull(state.couple());
        return with(state, new Couple(couple.id(), couple.seats(), couple.members(), List.of()));
    }

    private static State with(State state, Couple couple) {
        return new State(state.conversation(), state.person(), couple, state.others(), state.offers());
    }

    /** The same, with the other one acting. */
    static State turned(State state) {
        Person other = state.others().get(0);
        List<Person> rest = Stream.concat(
                        Stream.of(state.person()), state.others().stream().skip(1))
                .toList();
        return new State(state.conversation(), other, state.couple(), rest, state.offers());
    }

    /** What of it changes how a talk goes on. */
    static String place(State state) {
        StringBuilder place = new StringBuilder();
        Couple couple = state.couple();
        if (couple != null) {
            couple.rounds().forEach(round -> {
                place.append(round.flow());
                round.parts().entrySet().stream()
                        .map(part -> part.getKey().value()
                                + part.getValue().shared()
                                + part.getValue().answers().size()
                                + new TreeSet<>(part.getValue().answers().values().stream()
                                        .map(Value::plain)
                                        .toList()))
                        .sorted()
                        .forEach(place::append);
            });
        }
        state.offers()
                .forEach(offer -> offer.people()
                        .forEach(coming -> place.append(coming.person().value()).append(coming.yes())));
        return place.append(couple != null).append(state.person().paused()).toString();
    }
}
