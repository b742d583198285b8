package tandem.engine;

/** Flows written in a test, with as little around the steps as possible. */
final class TestFlows {

    static final String HELP = flow("help", """
            "triggers": [ { "command": "help" }, { "phrases": [ "what can you do" ] } ],""", """
            { "id": "help", "type": "end", "text": "Help." }""");

    static final String STOP = flow("stop", """
            "triggers": [ { "command": "stop" }, { "phrases": [ "stop" ] } ],""", """
            { "id": "quiet", "type": "do", "action": "stop", "on": { "done": "said" } },
            { "id": "said", "type": "end", "text": "Quiet." }""");

    private TestFlows() {}

    /** A flow that the command of the same name starts. */
    static String flow(String id, String steps) {
        return flow(id, "\"triggers\": [ { \"command\": \"" + id + "\" } ],", steps);
    }

    /** A flow with these further members, each with a comma after it. */
    static String flow(String id, String members, String steps) {
        return "{ \"flow\": \"" + id + "\", \"language\": \"en\", \"title\": \"T\", " + members + " \"steps\": [\n"
                + steps + "\n] }";
    }

    /** A flow that only others call. */
    static String called(String id, String steps) {
        return flow(id, "\"triggers\": [],", steps);
    }

    /** A flow with these variables that the command of the same name starts. */
    static String with(String variables, String id, String steps) {
        return flow(
                id, "\"triggers\": [ { \"command\": \"" + id + "\" } ], \"variables\": { " + variables + " },", steps);
    }
}
