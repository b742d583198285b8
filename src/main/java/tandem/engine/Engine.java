package tandem.engine;

import tandem.chat.Said;

/**
 * The dialog engine: what was said and where everybody stands, in; what is answered and where everybody stands then,
 * out. A pure function of its arguments and of the dialogs it was made with; a reload of the dialogs makes a new
 * engine. Immutable and thread-safe.
 */
public final class Engine {

    private final Dialogs dialogs;
    private final Operator operator;
    private final Witness witness;

    public Engine(Dialogs dialogs, Operator operator) {
        this(dialogs, operator, Witness.NOBODY);
    }

    /** An engine whose ways through the flows are watched. */
    public Engine(Dialogs dialogs, Operator operator, Witness witness) {
        this.dialogs = dialogs;
        this.operator = operator;
        this.witness = witness;
    }

    /**
     * Plays one event.
     *
     * @throws EndlessFlowException when a flow goes round without ever asking or waiting
     */
    public Turn turn(State state, Event event) {
        Session session = new Session(dialogs, operator, witness, state, event);
        new Reception(session).receive();
        return session.finish();
    }

    /** What is done when {@link #turn} failed: somebody who spoke is told so and stays where they were; a run that
     * was to go on by itself ends. */
    public Turn apology(State state, Event event) {
        Session session = new Session(dialogs, operator, witness, state, event);
        if (event.said() instanceof Said.Wake wake) {
            Run parked = session.runs.parked(wake.number());
            Run run = parked != null ? parked : session.runs.asking(wake.number());
            if (run != null) {
                session.runs.end(run);
            }
        } else if (event.said() instanceof Said.Sweep) {
            return session.finish(); // Nobody has said anything; tomorrow is another day.
        } else if (session.group() && (event.said() instanceof Said.Tap || event.said() instanceof Said.Filled)) {
            // Perhaps it was something that the others know nothing of.
            session.notice(session.words(SystemText.TROUBLE));
        } else {
            session.say(SystemText.TROUBLE);
        }
        return session.finish();
    }
}
