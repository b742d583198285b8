package tandem.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.chat.Audience;
import tandem.chat.Choice;
import tandem.chat.Outgoing;
import tandem.chat.PersonId;
import tandem.chat.Span;
import tandem.flow.Action;
import tandem.flow.Flow;
import tandem.flow.Message;
import tandem.flow.Phrasing;
import tandem.flow.Step;
import tandem.flow.Value;

/** What a couple is asked, each in private, and what they answered: their parts, and when these may be shown. */
final class Rounds {

    /** Where a run keeps which round it is about; no flow can declare this name. */
    static final String ROUND = "round_id";

    /** What a link to one's part begins with. */
    private static final String PAYLOAD = "round" + PairCode.SEPARATOR;

    private final Session session;

    Rounds(Session session) {
        this.session = session;
    }

    /** The round that a run is about, as long as it is one of the person's couple. */
    @Nullable
    Round of(Run run) {
        Value name = run.variables().get(ROUND);
        return name == null ? null : session.together.round(name.plain());
    }

    private @Nullable Round asked(Run run) {
        Value name = run.variables().get(ROUND);
        return name == null ? null : session.together.asked(name.plain());
    }

    /** Asks both; nobody is asked who has joined nobody, and nothing tells that. */
    void open(
            String name, long number, Instant until, Flow flow, Step.ForEach step, Phrasing.@Nullable Variant variant) {
        session.together.keep(new Round(
                name,
                session.person().id(),
                session.here(),
                number,
                until,
                flow.id(),
                step.id(),
                variant == null ? null : variant.id(),
                Map.of()));
    }

    /** Somebody taps the button of a round: their part begins, in private; who has none there is told so. */
    void tapped(String name, Privately privately) {
        Round round = session.together.round(name);
        Step.ForEach step = round == null ? null : step(round);
        Flow flow = step == null ? null : session.dialogs.flow(step.flow());
        if (round == null || flow == null) {
            told(session.together.couple() == null ? SystemText.JOIN_FIRST : SystemText.EARLIER_QUESTION);
            return;
        }
        privately.begin(flow, Map.of(ROUND, new Value.Text(name)), PAYLOAD + name);
    }

    private void told(SystemText text) {
        if (session.group()) {
            session.notice(session.words(text));
        } else {
            session.say(text);
        }
    }

    /** The round that a link leads to, or null when it leads elsewhere. */
    static @Nullable String linked(String payload) {
        return payload.startsWith(PAYLOAD) ? payload.substring(PAYLOAD.length()) : null;
    }

    /** The step that asks, or null when it is not there any more. */
    private Step.@Nullable ForEach step(Round round) {
        Place place = Place.of(new Frame(round.flow(), round.step()), session.dialogs);
        return place instanceof Place.Same same && same.step() instanceof Step.ForEach step ? step : null;
    }

    /** What was asked, in the words it was asked in. */
    @Nullable
    Message asked(Round round) {
        Step.ForEach step = step(round);
        if (step == null) {
            return null;
        }
        for (Phrasing.Variant variant : step.phrasing().variants()) {
            if (variant.id().equals(round.variant())) {
                return variant.message();
            }
        }
        return step.phrasing().otherwise();
    }

    /** The person's own part; an empty one before they have answered anything. */
    Part part(Round round) {
        Part part = round.parts().get(session.person().id());
        return part == null ? new Part(session.event.name(), Map.of(), false) : part;
    }

    @Nullable
    Value answer(Run run, String variable) {
        Round round = of(run);
        return round == null ? null : part(round).answers().get(variable);
    }

    /** Keeps an answer. It is the person's again until they share what they have now. */
    void answer(Run run, String variable, @Nullable Value value) {
        Round round = of(run);
        if (round != null) {
            Map<String, Value> answers = Changed.map(part(round).answers(), variable, value);
            change(round, new Part(session.event.name(), answers, false));
        }
    }

    /** Lets the person's part be shown, or keeps it back; when that was the last one, whoever waits goes on. */
    String share(Run run, boolean shared) {
        Round round = of(run);
        if (round == null || part(round).answers().isEmpty()) {
            return Action.UNKNOWN;
        }
        Part part = part(round);
        change(round, new Part(part.name(), part.answers(), shared));
        Round changed = of(run);
        Couple couple = session.together.couple();
        if (changed != null && couple != null && couple.allShare(changed)) {
            session.ring(changed.conversation(), changed.number(), changed.starter());
        }
        return Action.DONE;
    }

    String withdraw(Run run) {
        Round round = of(run);
        if (round == null || !round.parts().containsKey(session.person().id())) {
            return Action.UNKNOWN;
        }
        session.together.keep(round.without(session.person().id()));
        return Action.DONE;
    }

    private void change(Round round, Part part) {
        session.together.keep(round.with(session.person().id(), part));
    }

    /** How far the person's own part is. */
    String state(Run run) {
        Round round = of(run);
        if (round == null) {
            return "over";
        }
        Part part = part(round);
        return part.shared() ? "shared" : part.answers().isEmpty() ? "none" : "open";
    }

    /** Whether all share what they answered. */
    boolean allShare(Run run) {
        Round round = of(run);
        Couple couple = session.together.couple();
        return round != null && couple != null && couple.allShare(round);
    }

    /** What was asked is over: nothing of it is kept. */
    void drop(Run run) {
        Round round = asked(run);
        if (round != null) {
            session.together.drop(round);
        }
    }

    /** What each has answered, with their names, in an order of chance; null while not all share it. */
    @Nullable
    String all(Run run) {
        Round round = allShare(run) ? of(run) : null;
        if (round == null) {
            return null;
        }
        List<PersonId> order = new ArrayList<>(round.parts().keySet().stream()
                .sorted(Comparator.comparing(PersonId::value))
                .toList());
        Collections.rotate(order, session.chance.applyAsInt(order.size()));
        List<String> lines = new ArrayList<>();
        for (PersonId person : order) {
            Part part = round.parts().get(person);
            if (part != null) {
                session.names(person);
                part.answers().keySet().stream()
                        .sorted()
                        .map(name -> line(part, name))
                        .forEach(lines::add);
            }
        }
        return String.join("\n", lines);
    }

    private String line(Part part, String name) {
        Value answer = part.answers().get(name);
        Map<String, Value> said =
                Map.of("name", new Value.Text(part.name()), "answer", answer == null ? new Value.Text("") : answer);
        return session.dialogs.text(SystemText.REVEALED_LINE).fillPlain(said::get, session.dialogs.locale());
    }

    /** What all have answered alike; empty when there is nothing. */
    List<String> alike(Run run, Step.Mutual mutual) {
        Round round = allShare(run) ? of(run) : null;
        List<String> alike = new ArrayList<>();
        if (round != null) {
            round.parts().keySet().forEach(session::names);
        }
        for (Step.Revealed item : mutual.of()) {
            if (round != null
                    && round.parts().values().stream().allMatch(part -> says(part, item.variable(), mutual.is()))) {
                alike.add(item.label().fillPlain(name -> null, session.dialogs.locale()));
            }
        }
        return alike;
    }

    private static boolean says(Part part, String variable, String value) {
        Value answer = part.answers().get(variable);
        return answer != null && answer.plain().equals(value);
    }

    /** The others of the couple, told the same where they are asked or shown something that began in a private chat. */
    void tellOthers(List<Span> text, List<Choice> choices) {
        for (Person other : session.together.partners(session.person().id())) {
            if (other.rests(session.now())) {
                continue; // To the one who asks that is no different from silence.
            }
            session.tellOther(
                    other.id(),
                    new Outgoing(
                            session.number(), Outgoing.Mode.NEW, new Audience.EveryoneHere(), text, choices, false));
        }
    }
}
