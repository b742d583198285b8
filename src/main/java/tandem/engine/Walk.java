package tandem.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.answer.Listener;
import tandem.chat.Audience;
import tandem.chat.Choice;
import tandem.chat.Form;
import tandem.chat.Lines;
import tandem.chat.Outgoing;
import tandem.chat.Picture;
import tandem.chat.Span;
import tandem.flow.Action;
import tandem.flow.Flow;
import tandem.flow.Illustration;
import tandem.flow.Limits;
import tandem.flow.Message;
import tandem.flow.Phrasing;
import tandem.flow.Step;
import tandem.flow.Value;
import tandem.flow.Values;
import tandem.library.Drawn;
import tandem.library.Past;
import tandem.library.Pick;

/**
 * Takes one run from step to step until it asks, waits or ends. Each method for a kind of step does it and returns the
 * step that follows, or empty to stop there.
 */
final class Walk implements Step.Cases<Optional<Step>> {

    private static final Audience EVERYONE = new Audience.EveryoneHere();

    private final Session session;
    private final Speech speech;
    private final Rounds rounds;
    private Run run;
    private Flow flow;

    /** @param run must be known to the session */
    Walk(Session session, Run run, Flow flow) {
        this.session = session;
        this.speech = new Speech(session);
        this.rounds = new Rounds(session);
        this.run = run;
        this.flow = flow;
    }

    /** Does this step and what follows. */
    void from(Step start) {
        follow(Optional.of(start));
    }

    /** Does what follows this step. */
    void after(Step step) {
        follow(onward(step));
    }

    /** Goes to the step with this id. */
    void goTo(String step) {
        follow(named(step));
    }

    private void follow(Optional<Step> start) {
        Optional<Step> step = start;
        while (step.isPresent()) {
            session.step(flow.id());
            session.witness.reached(flow, step.get());
            step = step.get().accept(this);
        }
    }

    private Optional<Step> named(String step) {
        return Optional.ofNullable(flow.step(step));
    }

    private Optional<Step> onward(Step step) {
        Step next = flow.after(step);
        return next != null ? Optional.of(next) : back();
    }

    /** Goes back to the calling flow, or ends the run. */
    private Optional<Step> back() {
        if (run.stack().size() == 1) {
            session.runs.finish(run);
            return Optional.empty();
        }
        change(run.pop());
        Place place = Place.of(run.top(), session.dialogs);
        if (place instanceof Place.Same same) {
            flow = same.flow();
            return same.step() instanceof Step.Call ? onward(same.step()) : Optional.of(same.step());
        }
        if (place instanceof Place.Moved moved) {
            flow = moved.flow();
            return Optional.of(moved.step());
        }
        if (place instanceof Place.StartAgain again) {
            session.say(SystemText.CHANGED);
            flow = again.flow();
            return Optional.of(again.step());
        }
        return back();
    }

    @Override
    public Optional<Step> say(Step.Say step) {
        boolean here = step.to() == Step.To.HERE || !session.group();
        SystemText system = step.system() == null ? null : SystemText.of(step.system());
        Message message =
                system == null ? speech.pick(step.phrasing(), flow, step.id(), scope()) : session.dialogs.text(system);
        if (message != null && !here) {
            session.tell(words(message), step.protect(), picture(step.picture()), step.to() == Step.To.PRIVATE);
        } else if (system != null) {
            session.say(system);
        } else if (message != null) {
            show(step.id(), words(message), List.of(), step.replace(), step.protect(), picture(step.picture()));
        }
        return onward(step);
    }

    @Override
    public Optional<Step> ask(Step.Ask step) {
        long number = session.number();
        Instant due = step.timeout() == null
                ? null
                : session.now().plus(step.timeout().after());
        Offered offered = offered(step);
        Question question = new Question(number, session.now(), due, 0, offered.fingerprint());
        change(run.at(step.id()).asking(question));
        if (due != null) {
            session.runs.schedule(number, due, run);
        }
        Message message = speech.pick(step.phrasing(), flow, step.id(), scope());
        show(
                step.id(),
                words(message),
                offered.buttons(number),
                step.replace(),
                step.protect(),
                picture(step.picture()));
        session.runs.bringForward(run);
        return Optional.empty();
    }

    /** Asks the open question again, in these words or, when null, in its own, below a sentence that leads in. */
    void askAgain(Step.Ask step, @Nullable Phrasing phrasing, @Nullable SystemText lead) {
        Question question = open();
        Offered offered = offered(step);
        change(run.at(step.id()).asking(question.askedAgain(offered.fingerprint())));
        Message message = phrasing == null
                ? again(step.phrasing())
                : speech.pick(phrasing, flow, step.id() + ":otherwise", scope());
        Shown copy = new Shown(session.number(), session.now());
        send(
                copy,
                Outgoing.Mode.NEW,
                led(lead, words(message)),
                offered.buttons(question.number()),
                step.protect(),
                null);
        keep(step.id(), step.replace(), copy);
    }

    /** The sentence that leads in, and the rest below it: one message. */
    private List<Span> led(@Nullable SystemText lead, List<Span> text) {
        if (lead == null) {
            return text;
        }
        List<Span> all = new ArrayList<>(session.dialogs.text(lead).fill(name -> null, session.dialogs.locale()));
        if (!text.isEmpty()) {
            all.add(Span.plain("\n"));
            all.addAll(text);
        }
        return all;
    }

    @Override
    public Optional<Step> set(Step.SetVariable step) {
        Step.Change change = step.change();
        if (change instanceof Step.Change.Add add) {
            Value now = scope().get(step.variable());
            long number = now instanceof Value.Whole whole ? whole.number() : 0;
            assign(step.variable(), new Value.Whole(number + add.amount()));
        } else if (change instanceof Step.Change.To to) {
            assign(step.variable(), to.value().in(scope()));
        } else {
            assign(step.variable(), null);
        }
        return onward(step);
    }

    @Override
    public Optional<Step> branch(Step.Branch step) {
        for (Step.Case way : step.cases()) {
            if (way.when().holds(scope())) {
                return named(way.next());
            }
        }
        return onward(step);
    }

    @Override
    public Optional<Step> suggest(Step.Suggest step) {
        Drawing drawing = new Drawing(session, step, scope(), run.variables().get(Scope.CARD));
        Pick pick = drawing.pick();
        if (pick == null) {
            String inTheWay = drawing.inTheWay();
            change(run.with(Scope.IN_THE_WAY, inTheWay == null ? null : new Value.Text(inTheWay)));
            return named(step.none());
        }
        session.remembered.note(pick.drawn().card().id(), Past.What.DRAWN);
        Pick.Reason reason = pick.reason();
        change(run.with(Scope.CARD, new Value.Text(pick.drawn().reference()))
                .with(Scope.REASON, reason == null ? null : new Value.Text(reason.word())));
        return onward(step);
    }

    @Override
    public Optional<Step> pause(Step.Wait step) {
        Appointment appointment = new Appointment(step, run, session.person(), session.now());
        if (step.nudge()) {
            change(run.with(Appointment.AWAKE, new Value.Whole(appointment.awake())));
        }
        Instant at = appointment.first(length(step));
        long number = session.number();
        change(run.at(step.id()).parked(new Parked(number, at, at)));
        session.runs.schedule(number, at, run);
        if (step.ring()) {
            new Joining(session).waits(run, number);
        }
        return Optional.empty();
    }

    @Override
    public Optional<Step> call(Step.Call step) {
        Flow called = session.dialogs.flow(step.flow());
        if (called == null || run.stack().size() >= Limits.CALL_DEPTH) {
            throw new EndlessFlowException(flow.id(), run.stack().size());
        }
        if (step.apart()) {
            session.runs.beside(called, run.starter());
            return session.runs.isUnderWay(run) ? onward(step) : Optional.empty();
        }
        change(run.at(step.id()).push(new Frame(called.id(), called.first().id())));
        flow = called;
        return Optional.of(called.first());
    }

    @Override
    public Optional<Step> perform(Step.Do step) {
        String outcome = new Deeds(session).perform(step.action(), step.with(), scope(), run);
        Run changed = session.runs.of(run.id());
        run = changed == null ? run : changed;
        flow = inLanguage(flow);
        String way = step.on().get(outcome);
        return way == null ? onward(step) : named(way);
    }

    @Override
    public Optional<Step> recordValue(Step.RecordValue step) {
        Person person = session.person();
        if (person.hasAgreed() && step.value().in(scope()) instanceof Value.Whole value) {
            int bounded = (int) Math.max(0, Math.min(Lines.HIGHEST, value.number()));
            session.become(
                    person.withSeries(person.series().with(step.series(), bounded, session.now(), person.zone())));
        }
        String way = step.on().get(person.hasAgreed() ? Action.DONE : Action.CONSENT_NEEDED);
        return way == null ? onward(step) : named(way);
    }

    private static Duration least(Duration asked, Duration allowed) {
        return asked.compareTo(allowed) < 0 ? asked : allowed;
    }

    @Override
    public Optional<Step> forEach(Step.ForEach step) {
        Instant until = session.now()
                .plus(least(step.timeout().after(), session.operator.retention().answers()));
        long number = session.number();
        String name = session.chance.name();
        Phrasing.Variant variant = speech.variant(step.phrasing(), flow, step.id(), scope());
        rounds.open(name, number, until, flow, step, variant);
        change(run.at(step.id())
                .with(Rounds.ROUND, new Value.Text(name))
                .asking(null)
                .parked(new Parked(number, until, until)));
        session.runs.schedule(number, until, run);
        List<Span> asked = words(variant == null ? step.phrasing().otherwise() : variant.message());
        List<Choice> button = List.of(
                new Choice.Button(Tokens.ofRound(name), step.label().fillPlain(scope(), session.dialogs.locale())));
        Shown shown = new Shown(session.number(), session.now());
        send(shown, Outgoing.Mode.NEW, asked, button, false, null);
        remember(key(step.id()), shown);
        if (!session.group()) {
            rounds.tellOthers(asked, button);
        }
        return Optional.empty();
    }

    /** All have shared, or the time is over; any other wake is none. */
    void goOnAfterAll(Step.ForEach step) {
        Parked parked = run.parked();
        boolean over = parked != null && !session.now().isBefore(parked.at());
        if (!over && !rounds.allShare(run)) {
            return;
        }
        if (!over) {
            session.runs.cancel(run);
        }
        run = run.parked(null);
        session.runs.bringForward(run);
        Shown asked = run.messages().get(key(step.id()));
        if (asked != null) {
            session.send(
                    new Outgoing(asked.slot(), Outgoing.Mode.REMOVE_CHOICES, EVERYONE, List.of(), List.of(), false));
        }
        if (rounds.allShare(run)) {
            after(step);
        } else {
            rounds.drop(run);
            goTo(step.timeout().next());
        }
    }

    @Override
    public Optional<Step> reveal(Step.Reveal step) {
        Step.Mutual mutual = step.mutual();
        String all = mutual == null ? rounds.all(run) : String.join("\n", rounds.alike(run, mutual));
        rounds.drop(run);
        if (mutual != null && all != null && all.isEmpty()) {
            return named(mutual.none());
        }
        if (all != null) {
            Message message = speech.pick(step.phrasing(), flow, step.id(), scope());
            Values values = name -> name.equals(Scope.REVEALED) ? new Value.Text(all) : scope().get(name);
            List<Span> text = message == null ? List.of() : message.fill(values, session.dialogs.locale());
            show(step.id(), text, List.of(), null, false, null);
            if (!session.group()) {
                rounds.tellOthers(text, List.of());
            }
        }
        return onward(step);
    }

    /** The same flow in the language that is spoken now. */
    private Flow inLanguage(Flow same) {
        Flow spoken = session.dialogs.flow(same.id());
        return spoken == null ? same : spoken;
    }

    @Override
    public Optional<Step> finish(Step.End step) {
        last(step.id(), step.phrasing());
        session.runs.finish(run);
        return Optional.empty();
    }

    @Override
    public Optional<Step> goBack(Step.Return step) {
        last(step.id(), step.phrasing());
        return back();
    }

    private Question open() {
        Question question = run.question();
        if (question == null) {
            throw new IllegalStateException("run " + run.id() + " asks nothing");
        }
        return question;
    }

    /** The form in which the open question can be answered. */
    Form form(Step.Ask step) {
        Question question = open();
        return new Form(
                Tokens.ofForm(question.number()),
                session.words(SystemText.OWN_WORDS),
                session.words(SystemText.OWN_ANSWER),
                plain(again(step.phrasing())),
                longest(step.expect()));
    }

    /** How many characters of an answer are looked at. */
    private static int longest(Step.Expect expect) {
        return switch (expect) {
            case TEXT -> Limits.SAVED_TEXT;
            case NUMBER, MINUTES, TIME, ZONE, NOTHING -> Listener.LIMIT;
        };
    }

    /** What is said of an answer that is none. */
    String otherwise(Step.Ask step) {
        Phrasing phrasing = step.otherwise() == null ? null : step.otherwise().phrasing();
        return phrasing == null ? session.words(SystemText.NOT_UNDERSTOOD) : plain(again(phrasing));
    }

    private String plain(@Nullable Message message) {
        StringBuilder plain = new StringBuilder();
        words(message).forEach(span -> plain.append(span.text()));
        return plain.toString();
    }

    /** The question is answered with this choice. */
    void taken(Step.Ask step, tandem.flow.Choice choice) {
        session.witness.taken(flow, step, choice);
    }

    /** Saves an answer where the question says; a variable that cannot hold it stays as it was. */
    void save(Step.Ask step, Value value) {
        if (step.save() != null) {
            assign(step.save(), value);
        }
    }

    Run run() {
        return run;
    }

    /** What a question offers now. */
    Offered offered(Step.Ask step) {
        return new Offered(session, scope(), step);
    }

    Scope scope() {
        return new Scope(session, run, flow);
    }

    /** Whether the card that is shown may still be, within the limits that both have now. */
    boolean isWithinLimits() {
        Value reference = run.variables().get(Scope.CARD);
        Drawn card = reference == null ? null : session.dialogs.library().shown(reference.plain());
        Long touch = card == null ? null : card.number("touch");
        Set<String> without = session.together.without(session.person());
        return (touch == null || touch <= session.mostTouch())
                && (card == null
                        || card.card().labels().keySet().stream()
                                .noneMatch(tag -> card.labels(tag).stream().anyMatch(without::contains)));
    }

    void change(Run changed) {
        run = changed;
        session.runs.update(run);
    }

    private void last(String step, @Nullable Phrasing phrasing) {
        Message message = phrasing == null ? null : speech.pick(phrasing, flow, step, scope());
        if (message != null) {
            show(step, words(message), List.of(), null, false, null);
        }
    }

    private void assign(String variable, @Nullable Value value) {
        var declared = flow.variables().get(variable);
        if (declared == null || (value != null && !declared.accepts(value))) {
            return;
        }
        switch (declared.scope()) {
            case RUN -> change(run.with(variable, value));
            case PERSON -> session.remembered.setPersonVariable(variable, value);
            case SEALED -> rounds.answer(run, variable, value);
            case COUPLE -> throw new IllegalStateException("the loader lets no couple variable pass");
        }
    }

    /** How long a wait is at least, now; null when only the hour counts. */
    private @Nullable Duration length(Step.Wait step) {
        if (step.minutes() == null) {
            return step.duration();
        }
        if (!(scope().get(step.minutes()) instanceof Value.Whole whole)) {
            return Limits.USUAL_WAIT;
        }
        return Duration.ofMinutes(Math.max(0, Math.min(whole.number(), Limits.LONGEST_WAIT.toMinutes())));
    }

    /** A question that is repeated uses up no variant: its first wording, or what it says otherwise. */
    private @Nullable Message again(Phrasing phrasing) {
        Scope scope = scope();
        for (Phrasing.Variant variant : phrasing.variants()) {
            if (variant.when() == null || variant.when().holds(scope)) {
                return variant.message();
            }
        }
        return phrasing.otherwise();
    }

    private List<Span> words(@Nullable Message message) {
        return message == null ? List.of() : message.fill(scope(), session.dialogs.locale());
    }

    private void show(
            String step,
            List<Span> text,
            List<Choice> choices,
            @Nullable String replace,
            boolean protect,
            @Nullable Picture picture) {
        Shown earlier =
                replace == null || session.whispers() ? null : run.messages().get(key(replace));
        boolean changes = earlier != null
                && picture == null
                && earlier.at().plus(Limits.REPLACE_WITHIN).isAfter(session.now());
        if (earlier != null && !changes) {
            session.send(
                    new Outgoing(earlier.slot(), Outgoing.Mode.REMOVE_CHOICES, EVERYONE, List.of(), List.of(), false));
        }
        Shown shown = earlier != null && changes ? earlier : new Shown(session.number(), shownAt(picture));
        Outgoing.Mode mode = changes ? Outgoing.Mode.REPLACE : Outgoing.Mode.NEW;
        send(shown, mode, text, choices, protect, picture);
        keep(step, replace, shown);
    }

    /** What is shown; null where that is nothing, because nothing was recorded. */
    private @Nullable Picture picture(@Nullable Illustration shown) {
        if (shown == null) {
            return null;
        }
        String alt = shown.alt().fillPlain(scope(), session.dialogs.locale());
        if (shown.drawing() == null) {
            return new Picture(shown.file() == null ? "" : shown.file(), alt);
        }
        Lines lines = new Sketch(session.person(), session.now(), session.dialogs.language()).of(shown.drawing());
        return lines == null ? null : Picture.of(lines, alt);
    }

    private Instant shownAt(@Nullable Picture picture) {
        return picture == null ? session.now() : Shown.NEVER_CHANGED;
    }

    private void send(
            Shown shown,
            Outgoing.Mode mode,
            List<Span> text,
            List<Choice> choices,
            boolean protect,
            @Nullable Picture picture) {
        session.spoke();
        session.send(new Outgoing(shown.slot(), mode, EVERYONE, text, choices, protect, picture));
    }

    /** Remembers the message for the steps that change it: this step's, and the one it took the place of. */
    private void keep(String step, @Nullable String replace, Shown shown) {
        if (flow.isReplaced(step)) {
            remember(key(step), shown);
        }
        if (replace != null) {
            remember(key(replace), shown);
        }
    }

    private void remember(String step, Shown shown) {
        if (!shown.equals(run.messages().get(step))) {
            change(run.showing(step, shown));
        }
    }

    private String key(String step) {
        return flow.id() + ":" + step;
    }
}
