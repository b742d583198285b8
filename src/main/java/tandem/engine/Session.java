package tandem.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.chat.Attachment;
import tandem.chat.Audience;
import tandem.chat.ConversationId;
import tandem.chat.Form;
import tandem.chat.Outgoing;
import tandem.chat.PersonId;
import tandem.chat.Picture;
import tandem.chat.Span;
import tandem.flow.Limits;
import tandem.safety.Verdict;

/**
 * The working copy of one turn: the only thing in the engine that changes. Lives as long as the turn, on one thread.
 * Its parts are the {@link Runs}, what is {@link Remembered}, and what two have {@link Together}.
 */
final class Session {

    /** What the file with everything about a person is called: whoever holds their phone learns nothing from its name. */
    private static final String EXPORT = "my-data.json";

    private static final long NO_RUN = -1;

    private static final Audience EVERYONE = new Audience.EveryoneHere();

    private final Dialogs all;
    final Operator operator;
    final Witness witness;
    final Event event;
    final Chance chance;

    final Together together;
    final Runs runs;
    final Remembered remembered;

    private final State before;
    private final List<Effect> effects = new ArrayList<>();
    /** Those of the language that is spoken here now. */
    Dialogs dialogs;

    private @Nullable Language language;
    private Person person;
    private Presence presence;
    private long last;
    private @Nullable String notice;
    private @Nullable Form form;
    private @Nullable String hides;
    private @Nullable String opens;
    private Verdict heard = Verdict.NONE;
    private boolean whispered;
    private boolean erased;
    private boolean spoken;
    private int steps;

    /** Who is named in what this step says. */
    private final Set<PersonId> named = new HashSet<>();

    Session(Dialogs dialogs, Operator operator, Witness witness, State before, Event event) {
        this.all = dialogs;
        this.operator = operator;
        this.witness = witness;
        this.before = before;
        this.event = event;
        this.chance = event.entropy().chance();
        Conversation conversation = before.conversation();
        this.runs = new Runs(this, conversation.runs());
        this.remembered = new Remembered(this, conversation);
        this.person = before.person().at(event.time(), operator.retention().history());
        this.presence = event.isAct() ? before.presence().seenAt(event.time()) : before.presence();
        this.last = conversation.last();
        this.together = new Together(before, event.time(), operator.retention().history());
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

    /** What a typed text tells of: in the language that is spoken here, and in the dialogs' own, which many people mix in. */
    Verdict detect(String text) {
        return dialogs.detect(text).or(all.detect(text));
    }

    /** What was heard in this turn. No document has it: who reads the flow that answers it later learns only that it answered. */
    Verdict heard() {
        return heard;
    }

    void hear(Verdict verdict) {
        heard = verdict;
    }

    /** The tags of the languages that can be spoken here. */
    List<String> languages() {
        return all.languages();
    }

    Turn finish() {
        if (erased) {
            runs.all().forEach(runs::end);
        }
        Conversation after = remembered.in(before.conversation(), last, runs.all(), erased ? null : language);
        State state = new State(after, person, presence, together.stored(), together.others(), together.offers());
        return new Turn(state, effects, notice, form, hides, opens);
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

    /** When the person was there last, as {@link State#presence} says it. */
    Presence presence() {
        return presence;
    }

    void become(Presence changed) {
        presence = changed;
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

    /** The message whose button was tapped is to be taken away. */
    void hide() {
        hides = words(SystemText.HIDDEN);
    }

    /** Whether it is. */
    boolean hides() {
        return hides != null;
    }

    void open(Form opened) {
        form = opened;
    }

    /**
     * Counts a step of this turn, whichever run does it.
     *
     * @throws EndlessFlowException when there are more of them than any good flow has
     */
    void step(String flow) {
        named.clear();
        if (++steps > Limits.STEPS_PER_TURN) {
            throw new EndlessFlowException(flow, steps);
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

    /** Something is to happen besides. */
    void effect(Effect effect) {
        effects.add(effect);
    }

    boolean hasSpoken() {
        return spoken;
    }

    /**
     * Leaves nothing of the person who acts: not what was remembered, not what was scheduled; only this run goes on.
     * Of a group's conversation nothing else goes: it is the others' too.
     */
    void erase(Run current) {
        erase(current.id());
    }

    /** The same where no run goes on. */
    void eraseAll() {
        erase(NO_RUN);
    }

    private void erase(long current) {
        effects.add(new Effect.Erase(person.id(), new PersonId(chance.name())));
        leaveCouple();
        if (!event.group()) {
            // Nothing goes on here any more.
            effects.removeIf(effect ->
                    effect instanceof Effect.Ring ring && ring.conversation().equals(here()));
            together.forget(here(), new ConversationId(chance.name()));
        }
        remembered.forgetGuest();
        person = Person.stranger(person.id());
        if (event.group()) {
            return;
        }
        for (Run run : runs.seen()) {
            if (run.id() != current) {
                runs.end(run);
            }
        }
        erased = true;
        remembered.forgetAll();
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
        if (Watch.isYoung(this)) {
            eraseAll(); // What was to be erased in a week could not be found any more.
            return;
        }
        runs.all().forEach(runs::end);
        effects.add(new Effect.Close());
    }

    // --- what is said ---

    /** What is said until the next step names this person, or shows what they answered. */
    void names(PersonId whom) {
        named.add(whom);
    }

    /** Says something here; to the person who acts alone, while the bot talks with them alone. */
    void send(Outgoing said) {
        Outgoing outgoing = said.naming(named);
        effects.add(whispered ? new Effect.Tell(outgoing.only(person.id()), true) : new Effect.Send(outgoing));
    }

    /** Says something to another one of the couple alone, in their private chat if that is open. */
    void tellOther(PersonId other, Outgoing outgoing) {
        effects.add(new Effect.Tell(outgoing.only(other).naming(named), false));
    }

    /** A flow has said something here, in its own words. */
    void spoke() {
        spoken = true;
    }

    /** Says something to the person who acts alone. */
    void tell(List<Span> text, boolean protect, @Nullable Picture picture, boolean waits) {
        Audience only = new Audience.Only(person.id());
        effects.add(new Effect.Tell(
                new Outgoing(number(), Outgoing.Mode.NEW, only, text, List.of(), protect, picture).naming(named),
                waits));
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

    /**
     * Says in a group that nothing was understood. It takes the number of a note to one person as well, whether there is one or
     * not: numbers stand in buttons, and nobody is to count there what was said in private.
     */
    void sayUnmatched() {
        say(SystemText.GROUP_UNMATCHED);
        number();
    }

    /** Sends the person who acts a file with everything that is kept about them. */
    void export() {
        List<Span> words = dialogs.text(SystemText.EXPORT_FILE).fill(name -> null, dialogs.locale());
        send(new Outgoing(
                number(),
                Outgoing.Mode.NEW,
                EVERYONE,
                words,
                List.of(),
                false,
                null,
                new Attachment(EXPORT, person.id()),
                Set.of()));
    }

    String words(SystemText text) {
        return dialogs.text(text).fillPlain(name -> null, dialogs.locale());
    }
}
