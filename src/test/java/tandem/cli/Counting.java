package tandem.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Dialogs of one flow that counts taps aloud: a tap that is lost or taken twice is heard. */
final class Counting {

    private static final String FLOW = """
            { "flow": "$name", "language": "en", "title": "A count",
              "triggers": [ { "command": "$command", "where": "private", "description": "Counts" } ],
              "variables": { "n": { "type": "number", "scope": "run" } },
              "ifStepGone": "zero",
              "steps": [
                { "id": "zero", "type": "set", "var": "n", "to": 0 },
                { "id": "ask", "type": "ask", "text": "$text", "choices":
                  [ { "id": "more", "label": "More", $next } ] },
                { "id": "add", "type": "set", "var": "n", "add": 1, "next": "ask" }
              ] }
            """;

    private Counting() {}

    static void write(Desk desk, String folder) throws IOException {
        write(desk, folder, "count", "It is {n}.");
    }

    static void write(Desk desk, String folder, String flow, String text) throws IOException {
        write(desk, folder, flow, "start", text, "\"next\": \"add\"");
    }

    static void writeNext(Desk desk, String folder, String flow, String next) throws IOException {
        write(desk, folder, flow, flow, "It is {n}.", next);
    }

    private static void write(Desk desk, String folder, String flow, String command, String text, String next)
            throws IOException {
        String written = FLOW.replace("$name", flow)
                .replace("$command", command)
                .replace("$text", text)
                .replace("$next", next);
        desk.write(folder + "/flows/" + flow + ".json", written);
        for (String file : new String[] {"system.json", "words/en.json"}) {
            desk.write(folder + "/" + file, builtIn(file));
        }
    }

    private static String builtIn(String name) throws IOException {
        try (InputStream in = Counting.class.getResourceAsStream("/dialogs/" + name)) {
            if (in == null) {
                throw new IOException("no resource dialogs/" + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
