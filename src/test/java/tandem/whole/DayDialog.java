package tandem.whole;

import tandem.engine.Dialogs;
import tandem.engine.TestDialogs;

/** What is talked about for days: a name that is remembered, a counter, a rest of three hours, and an end of everything. */
final class DayDialog {

    static final int REST_MINUTES = 180;

    private static final String DAY = """
            { "flow": "begin", "language": "en", "title": "T",
              "triggers": [ { "command": "begin" } ],
              "variables": { "name": { "type": "text", "scope": "run" },
                             "count": { "type": "number", "scope": "run", "default": 0 } },
              "steps": [
                { "id": "who", "type": "ask", "text": "What shall I call you?", "expect": "text", "save": "name" },
                { "id": "menu", "type": "ask", "text": "At {count}, {name}.", "choices": [
                  { "id": "more", "label": "More", "next": "add" },
                  { "id": "rest", "label": "Rest", "next": "sleep" } ] },
                { "id": "add", "type": "set", "var": "count", "add": 1, "next": "menu" },
                { "id": "sleep", "type": "wait", "for": "3h" },
                { "id": "back", "type": "say", "text": "Back again, {name}.", "next": "menu" }
              ] }
            """;

    private static final String FORGET = """
            { "flow": "forget", "language": "en", "title": "T",
              "triggers": [ { "command": "forget" } ],
              "steps": [
                { "id": "erase", "type": "do", "action": "erase", "on": { "done": "gone" } },
                { "id": "gone", "type": "end", "text": "Forgotten." }
              ] }
            """;

    private DayDialog() {}

    static Dialogs load() {
        return TestDialogs.of(DAY, FORGET);
    }
}
