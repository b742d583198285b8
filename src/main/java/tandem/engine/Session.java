package tandem.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.chat.Audience;
import tandem.chat.ConversationId;
import tandem.chat.Form;
import tandem.chat.Outgoing;
import tandem.chat.PersonId;
import tandem.chat.Picture;
import tandem.chat.Span;
import tandem.flow.Flow;
import tandem.flow.Limits;
import tandem.flow.Value;
import tandem.library.Circumstances;
import tandem.library.History;
import tandem.library.Past;

/**
 * The working copy of one turn: the only thing in the engine that changes. Lives as long as the turn, on one thread.
 *
 * <p>Runs are kept in the order in which they were last active; the last one that is not parked is in the foreground.
 */
final class Session {

    /** What is remembered of somebody who wants nothing kept: what was shown, and what they want nothing of. */
    private static final Set<Past.What> WISHES = EnumSet.of(Past.What.DRAWN, Past.What.HIDDEN, Past.What.UNWANTED);

    /** What happens with a card for all to see. */
    private static final Set<Past.What> PUBLIC = EnumSet.of(Past.What.DRAWN, Past.What.DONE, Past.What.HIDDEN);

    /** Where a run that goes on for long keeps whose it is, when it is a couple's; no flow can declare this name. */
    private static final String COUPLE = "couple_id";

    private static final Audience EVERYONE = new Audience.EveryoneHere();

    private final Dialogs all;
    final Operator operator;
    final Witness witness;
    final Event event;
    final Chance chance;

    final Together together;

    private final State before;
    private final List<Run> runs;
    private final List<Effect> effects = new ArrayList<>();
    /** Those of the language that is spoken here now. */
    Dialogs dialogs;

    private @Nullable Language language;
    private Person person;
    private long last;
    private Map<String, List<String>> used;
    private History history;
    private List<Guest> guests;
    private @Nullable String notice;
    private @Nullable Form form;
    private @Nullable String opens;
    private @Nullable Tries tries;
    private boolean whispered;
    private boolean erased;
    private boolean interruptionEnded;
    private boolean spoken;
    private int steps;

    Session(Dialogs dialogs, Operator operator, Witness witness, State before, Event event) {
        this.all = dialogs;
        this.operator = operator;
        this.witness = witness;
        this.before = before;
        this.event = event;
        this.chance = event.entropy().chance();
        Conversation conversation = before.conversation();
        this.runs = new ArrayList<>(conversation.runs());
        this.person = before.person().at(event.time());
        this.last = conversation.last();
        this.used = conversation.used();
        this.history = conversation.history().at(event.time());
        this.guests = conversation.guests();
        this.tries = conversation.tries();
        this.together = new Together(before, event.time());
        this.language = spoken(conversation.language());
        this.dialogs = language == null ? all : all.in(language.tag());
    }

    /**
     * What is spoken in this turn: what somebody has chosen here, otherwise in private what the platform says of the person,
     * as far as there are dialogs in it. A group speaks what was chosen there, whoever says something.
     */
    private @Nullable Language spoken(@Nullable Language kept) {
        String hint = event.language();
        if (hint == null || event.group() || (kept != null && kept.chosen())) {
            return kept;
        }
        String nearest = all.in(hint).language();
        return nearest.equals(all.language()) ? null : new Language(nearest, false);
    }

    /** From now on this language is spoken here, whatever the platform says; false when there are no dialogs in it. */
    boolean speak(String tag) {
        if (whispered || !all.languages().contains(tag)) {
            return false;
        }
        language = new Language(tag, true);
        dialogs = all.in(tag);
        return true;
    }

    /** The tags of the languages that can be spoken here. */
    List<String> languages() {
        return all.languages();
    }

    Turn finish() {
        if (erased) {
            List.copyOf(runs).forEach(this::end);
        }
        Conversation after = new Conversation(
                before.conversation().id(), last, runs, used, history, guests, erased ? null : language, tries);
        State state = new State(after, person, together.stored(), together.others(), together.offers());
        return new Turn(state, effects, notice, form, opens);
    }

    Instant now() {
        return event.time();
    }

    Person person() {
        return person;
    }

    /** How much touch the person's own ideas may have now: their own limit, or that of where they are, whichever is less. */
    long ownTouch() {
        return Math.min(person.touch(now()), event.room().touch());
    }

    /** The same for both of a couple. */
    long mostTouch() {
        return together.touch(person.id(), ownTouch());
    }

    /** Whether others read along; not while the bot talks with one person alone. */
    boolean group() {
        return event.group() && !whispered;
    }

    /** From now on this turn is about what is talked over with the person who acts alone, in a group. */
    void whisper() {
        whispered = event.group();
    }

    boolean whispers() {
        return whispered;
    }

    ConversationId here() {
        return before.conversation().id();
    }

    /** The private chat of whoever tapped is to be opened with this. */
    void opens(String payload) {
        opens = payload;
    }

    /** Counts a code that was wrong. */
    void wrongCode() {
        Tries lately = tries;
        tries = lately == null || lately.isOver(now()) ? new Tries(1, now()) : lately.more();
    }

    /** Whether so many wrong codes were tried lately that no more are looked at. */
    boolean triesTooOften() {
        return tries != null && !tries.isOver(now()) && tries.count() >= Limits.TRIES;
    }

    void become(Person changed) {
        person = changed;
    }

    long number() {
        return ++last;
    }

    void notice(@Nullable String line) {
        if (line != null) {
            notice = line;
        }
    }

    void open(Form opened) {
        form = opened;
    }

    // --- runs ---

    /** The run whose question is answered by what is typed, or null. */
    @Nullable
    Run foreground() {
        for (int i = runs.size() - 1; i >= 0; i--) {
            if (runs.get(i).parked() == null && isSeen(runs.get(i))) {
                return runs.get(i);
            }
        }
        return null;
    }

    /** Whether this turn is about this run: of a group's, those that everybody sees, or those with the person who acts alone. */
    private boolean isSeen(Run run) {
        return run.aside() ? whispered && run.starter().equals(person.id()) : !whispered;
    }

    /** The run as it is now, or null when it has ended. */
    @Nullable
    Run run(long id) {
        return runs.stream().filter(run -> run.id() == id).findFirst().orElse(null);
    }

    @Nullable
    Run asking(long question) {
        for (Run run : runs) {
            Question open = run.question();
            if (open != null && open.number() == question) {
                return run;
            }
        }
        return null;
    }

    @Nullable
    Run parked(long number) {
        for (Run run : runs) {
            Parked parked = run.parked();
            if (parked != null && parked.number() == number) {
                return run;
            }
        }
        return null;
    }

    /** Those that this turn is about. */
    List<Run> runs() {
        return runs.stream().filter(this::isSeen).toList();
    }

    /** Puts a run in the foreground, in its present form; a ninth run ends the oldest that waits and is no standing one. */
    void bringForward(Run run) {
        runs.removeIf(other -> other.id() == run.id());
        List<Run> alike =
                runs.stream().filter(other -> other.aside() == run.aside()).toList();
        if (alike.size() >= (run.aside() ? Limits.ASIDES : Limits.RUNS)) {
            List<Run> own = alike.stream()
                    .filter(other -> other.starter().equals(run.starter()))
                    .toList();
            alike = run.aside() && !own.isEmpty() ? own : alike;
            Run oldest = alike.stream()
                    .filter(other -> other.parked() != null && !isStanding(other))
                    .findFirst()
                    .orElse(alike.get(0));
            end(oldest);
        }
        runs.add(run);
    }

    /** Begins a run of this flow beside those there are. Of a standing flow somebody has one at most: the earlier one ends. */
    void beside(Flow flow, PersonId starter) {
        if (flow.standing()) {
            standing(flow.id(), starter).forEach(this::end);
        }
        begin(flow, starter, Map.of());
    }

    /** Begins a run of this flow, with the person who acts alone while the bot talks with them alone. */
    void begin(Flow flow, PersonId starter, Map<String, Value> variables) {
        Frame frame = new Frame(flow.id(), flow.first().id());
        Map<String, Value> all = variables;
        Couple ours = together.stored();
        if (flow.standing() && group() && ours != null) {
            all = Changed.map(variables, COUPLE, new Value.Text(ours.id().value()));
        }
        Run run = new Run(number(), starter, List.of(frame), all, null, null, Map.of(), whispered, Set.of());
        bringForward(run);
        new Walk(this, run, flow).from(flow.first());
    }

    /**
     * Counts a step of this turn, whichever run does it.
     *
     * @throws EndlessFlowException when there are more of them than any good flow has
     */
    void step(String flow) {
        if (++steps > Limits.STEPS_PER_TURN) {
            throw new EndlessFlowException(flow, steps);
        }
    }

    /** The runs of a flow that somebody has here; in a group, what one of a couple has begun is both's. */
    List<Run> standing(String flow, PersonId starter) {
        return runs.stream()
                .filter(run -> run.flow().equals(flow) && (run.starter().equals(starter) || isOurs(run)))
                .toList();
    }

    /** Whether it is the couple's of the person who acts, also when the other one, who has begun it, has left since. */
    boolean isOurs(Run run) {
        Couple ours = together.couple();
        Value whose = run.variables().get(COUPLE);
        return ours != null && whose != null && whose.plain().equals(ours.id().value());
    }

    private boolean isStanding(Run run) {
        Flow flow = dialogs.flow(run.flow());
        return flow != null && flow.standing();
    }

    /** Stores the changed form of a run, where it stands. */
    void update(Run run) {
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).id() == run.id()) {
                runs.set(i, run);
                return;
            }
        }
        throw new IllegalStateException("run " + run.id() + " has ended");
    }

    boolean isUnderWay(Run run) {
        return runs.stream().anyMatch(other -> other.id() == run.id());
    }

    /** Ends a run with all it still wanted. */
    void end(Run run) {
        if (run.parked() == null || !run.variables().containsKey(Rounds.ROUND)) {
            cancel(run); // What both were asked ends at its time, whoever ends the run: until then its button leads on.
        }
        together.ended(run, !group());
        runs.removeIf(other -> other.id() == run.id());
    }

    /** Ends a run that has come to its end by itself. */
    void finish(Run run) {
        end(run);
        interruptionEnded |= dialogs.interrupts(run.flow());
    }

    /**
     * The run whose question an interruption came into that has ended in this turn, or null. In a group its message still
     * stands there with its buttons, unless the interruption has pushed it up with words of its own.
     */
    @Nullable
    Run interrupted() {
        Run front = interruptionEnded && (spoken || !group()) ? foreground() : null;
        Question open = front == null ? null : front.question();
        return wasOpen(front, open) ? front : null;
    }

    private boolean wasOpen(@Nullable Run front, @Nullable Question open) {
        return front != null
                && open != null
                && before.conversation().runs().stream()
                        .anyMatch(run -> run.id() == front.id() && open.equals(run.question()));
    }

    /** Takes back what a run has scheduled. */
    void cancel(Run run) {
        Question question = run.question();
        if (question != null && question.due() != null) {
            effects.add(new Effect.Cancel(question.number(), question.due()));
        }
        Parked parked = run.parked();
        if (parked != null) {
            effects.add(new Effect.Cancel(parked.number(), parked.at()));
        }
    }

    /**
     * Takes the person who acts out of everything that is common. What they asked both for wakes for the other one from now
     * on, so that it ends in time and nothing sealed outlives it.
     */
    void leaveCouple() {
        List<Round> asked = together.askedBy(person.id());
        together.leave(person.id());
        for (Round round : asked) {
            Round left = together.asked(round.id());
            if (left != null && !left.starter().equals(person.id())) {
                effects.add(new Effect.Ring(left.conversation(), left.number(), left.until(), left.starter()));
            }
        }
    }

    /** Has a run of another conversation, or of this one, go on. */
    void ring(ConversationId where, long number, PersonId whose) {
        effects.add(new Effect.Ring(where, number, now(), whose));
    }

    void schedule(long number, Instant at, Run run) {
        effects.add(new Effect.Schedule(number, at, run.starter()));
    }

    // --- what is remembered ---

    List<String> used(String step) {
        return used.getOrDefault(step, List.of());
    }

    void use(String step, List<String> variants) {
        if (!whispered) {
            used = Changed.map(used, step, List.copyOf(variants));
        }
    }

    /** Where and when a card is drawn now. */
    Circumstances circumstances() {
        ZoneId zone = person.zone();
        return new Circumstances(
                history,
                person.history(),
                now(),
                zone == null ? null : now().atZone(zone).getHour());
    }

    /** What happened with cards, as far as the person who acts may see it here. */
    History history() {
        return group() ? history : history.and(person.history());
    }

    /**
     * Notes what happened with a card: in a group what everybody there has seen, and with somebody who has agreed to that
     * what is theirs. What one person says of it in private is never noted in a group.
     */
    void note(String card, Past.What what) {
        Past past = new Past(card, now().truncatedTo(ChronoUnit.SECONDS), what);
        Guest guest = guest();
        boolean declined = !person.hasAgreed() && guest != null && guest.declined();
        if (group() ? PUBLIC.contains(what) : !whispered && (!declined || WISHES.contains(what))) {
            history = history.with(past);
        }
        if (person.hasAgreed() && what != Past.What.DRAWN) {
            person = person.withHistory(person.history().with(past));
        }
    }

    /** Takes back of all cards what was noted: of this conversation's, and of those of the person who acts. */
    void forget(Past.What what) {
        history = whispered ? history : history.without(what);
        person = person.withHistory(person.history().without(what));
    }

    /** Takes back what was noted. */
    void unnote(String card, Past.What what) {
        history = whispered ? history : history.without(card, what);
        person = person.withHistory(person.history().without(card, what));
    }

    /** What this conversation remembers of the person who acts, or null. */
    @Nullable
    Guest guest() {
        for (Guest guest : guests) {
            if (guest.person().equals(person.id())) {
                return guest;
            }
        }
        return null;
    }

    void remember(Guest guest) {
        List<Guest> changed = new ArrayList<>(guests);
        changed.removeIf(other -> other.person().equals(guest.person()));
        changed.add(guest);
        guests = changed.subList(Math.max(0, changed.size() - Limits.GUESTS), changed.size());
    }

    void forgetGuest() {
        guests = guests.stream()
                .filter(guest -> !guest.person().equals(person.id()))
                .toList();
    }

    @Nullable
    Value personVariable(String name) {
        if (person.hasAgreed()) {
            return person.variables().get(name);
        }
        Guest guest = guest();
        return guest == null ? null : guest.variables().get(name);
    }

    void setPersonVariable(String name, @Nullable Value value) {
        Guest guest = guest();
        Map<String, Value> known = person.hasAgreed() || guest == null ? person.variables() : guest.variables();
        Map<String, Value> changed = Changed.map(known, name, value);
        if (person.hasAgreed()) {
            person = person.withVariables(changed);
        } else {
            remember(new Guest(person.id(), guest != null && guest.declined(), changed));
        }
    }

    /**
     * Leaves nothing of the person who acts: not what was remembered, not what was scheduled; only this run goes on.
     * Of a group's conversation nothing else goes: it is the others' too.
     */
    void erase(Run current) {
        effects.add(new Effect.Erase(person.id()));
        leaveCouple();
        forgetGuest();
        person = Person.stranger(person.id());
        if (event.group()) {
            return;
        }
        for (Run run : runs()) {
            if (run.id() != current.id()) {
                end(run);
            }
        }
        erased = true;
        used = Map.of();
        history = History.NONE;
        guests = List.of();
    }

    /**
     * Nothing can be said here any more. A group is forgotten altogether; of a private chat the runs end, and what is kept
     * of the person stays, for they may come back.
     */
    void leave() {
        if (event.group()) {
            effects.add(new Effect.Forget());
            return;
        }
        List.copyOf(runs).forEach(this::end);
        effects.add(new Effect.Close());
    }

    // --- what is said ---

    /** Says something here; to the person who acts alone, while the bot talks with them alone. */
    void send(Outgoing outgoing) {
        effects.add(whispered ? new Effect.Tell(outgoing.only(person.id()), true) : new Effect.Send(outgoing));
    }

    /** Says something to another one of the couple alone, in their private chat if that is open. */
    void tellOther(PersonId other, Outgoing outgoing) {
        effects.add(new Effect.Tell(outgoing.only(other), false));
    }

    /** A flow has said something here, in its own words. */
    void spoke() {
        spoken = true;
    }

    /** Says something to the person who acts alone. */
    void tell(List<Span> text, boolean protect, @Nullable Picture picture, boolean waits) {
        Audience only = new Audience.Only(person.id());
        effects.add(new Effect.Tell(
                new Outgoing(number(), Outgoing.Mode.NEW, only, text, List.of(), protect, picture), waits));
    }

    /** Says a sentence that belongs to no flow. */
    void say(SystemText text) {
        send(new Outgoing(
                number(),
                Outgoing.Mode.NEW,
                EVERYONE,
                dialogs.text(text).fill(name -> null, dialogs.locale()),
                List.of(),
                false));
    }

    String words(SystemText text) {
        return dialogs.text(text).fillPlain(name -> null, dialogs.locale());
    }
}
