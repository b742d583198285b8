package tandem.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tandem.chat.ConversationId;
import tandem.engine.Conversation;
import tandem.engine.Parked;
import tandem.engine.Question;
import tandem.engine.Run;
import tandem.form.AddressForm;

/** Finds every row of one conversation. For any thread. */
final class ConversationRows {

    private final Records records;
    private final RowKeys rowKeys;

    ConversationRows(Records records, RowKeys rowKeys) {
        this.records = records;
        this.rowKeys = rowKeys;
    }

    /**
     * The keys of all rows that are a conversation's; of some of them there may be no row.
     *
     * @param talk as it is stored: its waits and guests have rows
     * @param now the time of day: references of messages are kept for some days
     */
    List<String> all(Conversation talk, AddressForm.Chat place, Instant now) {
        ConversationId id = talk.id();
        List<String> all = new ArrayList<>(List.of(rowKeys.at(place.address()), RowKeys.chat(id), RowKeys.talk(id)));
        if (place.group()) {
            all.addAll(withPart(RowKeys.GROUP, id));
        }
        talk.runs().stream().flatMap(run -> times(id, run)).forEach(all::add);
        talk.guests().forEach(guest -> all.add(RowKeys.guest(guest.person(), id)));
        Sweep.days(RowKeys.REF, now).forEach(day -> all.addAll(range(RowKeys.refs(day, id))));
        all.addAll(withPart(RowKeys.DEAD, id));
        all.addAll(letters(id));
        return all;
    }

    /** Its messages that wait. */
    List<String> letters(ConversationId id) {
        return range(RowKeys.outs(id));
    }

    /** The times at which a run of a conversation is to go on. */
    static Stream<String> times(ConversationId id, Run run) {
        List<String> times = new ArrayList<>();
        Parked parked = run.parked();
        if (parked != null) {
            times.add(RowKeys.due(parked.at(), id, parked.number()));
        }
        Question question = run.question();
        Instant due = question == null ? null : question.due();
        if (question != null && due != null) {
            times.add(RowKeys.due(due, id, question.number()));
        }
        return times.stream();
    }

    /** Rows of a kind that has the conversation in the third place of its names: there are few of these kinds. */
    private List<String> withPart(String kind, ConversationId id) {
        return range(kind).stream()
                .filter(key -> RowKeys.part(key, 2).equals(id.value()))
                .toList();
    }

    private List<String> range(String prefix) {
        return records.keys(prefix, RowKeys.end(prefix), Integer.MAX_VALUE);
    }
}
