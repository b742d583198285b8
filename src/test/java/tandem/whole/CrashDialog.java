package tandem.whole;

import tandem.engine.Dialogs;
import tandem.engine.TestDialogs;

/** What the killed bot talks about: it counts, and says every number it has come to. */
final class CrashDialog {

    /** Each word "more" counts one; the text is a new message every time. */
    private static final String TALK = """
            { "flow": "talk", "language": "en", "title": "T",
              "triggers": [ { "command": "talk" } ],
              "variables": { "count": { "type": "number", "scope": "run", "default": 0 } },
              "steps": [
                { "id": "menu", "type": "ask", "answeredBy": "anyone", "text": "At {count}.",
                  "choices": [ { "id": "more", "label": "More", "next": "add" } ] },
                { "id": "add", "type": "set", "var": "count", "add": 1, "next": "menu" }
              ] }
            """;

    /** The same, but the message on the screen is changed as long as it is young. */
    private static final String EDIT = """
            { "flow": "edit", "language": "en", "title": "T",
              "triggers": [ { "command": "edit" } ],
              "variables": { "count": { "type": "number", "scope": "run", "default": 0 } },
              "steps": [
                { "id": "menu", "type": "ask", "text": "At {count}.", "replace": "menu",
                  "choices": [ { "id": "more", "label": "More", "next": "add" } ] },
                { "id": "add", "type": "set", "var": "count", "add": 1, "next": "menu" }
              ] }
            """;

    /** Counts when it wakes, once for each command. */
    private static final String NAP = """
            { "flow": "nap", "language": "en", "title": "T",
              "triggers": [ { "command": "nap" } ],
              "variables": { "naps": { "type": "number", "scope": "person", "default": 0 } },
              "steps": [
                { "id": "sleep", "type": "wait", "for": "1m" },
                { "id": "add", "type": "set", "var": "naps", "add": 1 },
                { "id": "woken", "type": "end", "text": "At {naps}." }
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

    private CrashDialog() {}

    static Dialogs load() {
        return TestDialogs.of(TALK, EDIT, NAP, FORGET);
    }
}
