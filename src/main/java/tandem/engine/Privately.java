package tandem.engine;

import java.util.Map;
import tandem.chat.Said;
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
        } else if (session.event.said() instanceof Said.Tap) {
            session.opens(payload);
        } else {
            session.say(SystemText.GROUP_UNMATCHED); // Only a tap can lead somewhere.
        }
    }

    private void aside(Flow flow, Map<String, Value> variables) {
        session.whisper();
        for (Run run : session.runs.seen()) {
            if (run.parked() == null) {
                session.runs.end(run);
            }
        }
        session.runs.begin(flow, session.person().id(), variables);
    }
}
