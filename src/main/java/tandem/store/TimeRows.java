package tandem.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;
import tandem.engine.Conversation;
import tandem.engine.Parked;
import tandem.engine.Question;
import tandem.engine.Run;
import tandem.form.IdForm;
import tandem.reminder.Due;

/** The rows of stored times. Their keys sort by time; one whose value cannot be read is left out. Thread-safe. */
final class TimeRows {

    private final Records records;

    /** Rows that could not be read: they stay, and are not looked at again before a restart. */
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

    TimeRows(Records records) {
        this.records = records;
    }

    List<Due> due(Instant now, int most) {
        List<Due> due = new ArrayList<>();
        String until = RowKeys.dueUntil(now.plusSeconds(1));
        List<String> keys = readable(RowKeys.DUE, until, most);
        while (!keys.isEmpty() && due.size() < most) {
            keys.forEach(key -> read(key).ifPresent(due::add));
            keys = readable(RowKeys.after(keys.get(keys.size() - 1)), until, most - due.size());
        }
        return due;
    }

    Optional<Instant> next() {
        return readable(RowKeys.DUE, RowKeys.end(RowKeys.DUE), 1).stream()
                .findFirst()
                .map(TimeRows::at);
    }

    void drop(Due due) {
        String key = RowKeys.due(due.at(), due.conversation(), due.number());
        records.commit(new Batch(Map.of(), Map.of(), Set.of(key))).join();
    }

    /** The rows of everything that is due in a conversation. */
    static Stream<String> of(Conversation conversation) {
        return conversation.runs().stream().flatMap(run -> of(conversation.id(), run));
    }

    /** The rows of what is due of one run. */
    static Stream<String> of(ConversationId id, Run run) {
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

    private List<String> readable(String from, String until, int most) {
        if (most == 0) {
            return List.of();
        }
        return records.keys(from, until, most + unreadable.size()).stream()
                .filter(key -> !unreadable.contains(key))
                .limit(most)
                .toList();
    }

    private Optional<Due> read(String key) {
        return OneRow.read(records, key, row -> due(key, row), () -> unreadable.add(key));
    }

    private static Due due(String key, Row row) {
        return new Due(
                new ConversationId(RowKeys.part(key, 2)),
                new PersonId(IdForm.read(row.value())),
                Long.parseLong(RowKeys.part(key, 3)),
                at(key));
    }

    private static Instant at(String key) {
        return Instant.ofEpochSecond(Long.parseLong(RowKeys.part(key, 1)));
    }
}
