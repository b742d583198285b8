package tandem.form;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tandem.library.History;
import tandem.library.Past;

/** A {@link History} as JSON: one short text for each entry, because a conversation is written on every turn. */
final class HistoryForm {

    static final String MEMBER = "past";

    private HistoryForm() {}

    static void write(JsonGenerator out, History history) throws IOException {
        if (history.entries().isEmpty()) {
            return;
        }
        out.writeArrayFieldStart(MEMBER);
        for (Past past : history.entries()) {
            out.writeString(past.what().word() + " " + past.at().getEpochSecond() + " " + past.card());
        }
        out.writeEndArray();
    }

    static History read(JsonParser in) throws IOException {
        List<Past> entries = new ArrayList<>();
        Json.elements(in, parser -> entries.add(entry(parser.getText())));
        return new History(entries);
    }

    /** What was kept before there was a history: cards that were drawn, nobody knows when. */
    static History drawn(List<String> cards) {
        return new History(cards.stream()
                .map(card -> new Past(card, Instant.EPOCH, Past.What.DRAWN))
                .toList());
    }

    private static Past entry(String text) {
        int first = text.indexOf(' ');
        int second = text.indexOf(' ', first + 1);
        Past.What what = second < 0 ? null : Past.What.of(text.substring(0, first));
        if (what == null) {
            throw new FormException("a stored history has an entry that is none");
        }
        try {
            Instant at = Instant.ofEpochSecond(Long.parseLong(text, first + 1, second, 10));
            return new Past(text.substring(second + 1), at, what);
        } catch (NumberFormatException e) {
            throw new FormException("a stored history has an entry without a time", e);
        }
    }
}
