package tandem.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tandem.flow.Flow;
import tandem.flow.Value;

/**
 * Begins a flow with the person who acts alone. In their private chat it begins like any other; from a group it goes on with
 * them there, seen by nobody else, where the platform can do that, and else their private chat is opened with it.
 */
final class Privately {

    /** What a link begins with that brings somebody to join; the code follows it. */
    static final String JOIN = "join" + PairCode.SEPARATOR;

    private final Session session;
    private final Starter starter;

    Privately(Session session, Starter starter) {
        this.session = session;
        this.starter = starter;
    }

    /** @param payload what leads to the same in the private chat */
    void begin(Flow flow, Map<String, Value> variables, String payload) {
        if (!session.group()) {
            starter.start(flow, variables);
        } else if (session.event.room().asides()) {
            aside(flow, variables);
        } else {
            session.opens(payload);
        }
    }

    private void aside(Flow flow, Map<String, Value> variables) {
        session.whisper();
        for (Run run : session.runs()) {
            if (run.parked() == null) {
                session.end(run);
            }
        }
        Frame frame = new Frame(flow.id(), flow.first().id());
        Run run = new Run(
                session.number(),
                session.person().id(),
                List.of(frame),
                variables,
                null,
                null,
                Map.of(),
                true,
                Set.of());
        session.bringForward(run);
        new Walk(session, run, flow).from(flow.first());
    }
}
