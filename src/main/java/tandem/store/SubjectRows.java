package tandem.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;
import tandem.form.AddressForm;
import tandem.form.IdForm;
import tandem.reminder.Subject;

/** Finds everybody whom something is kept about. Used once, on one thread. */
final class SubjectRows {

    private final Records records;

    SubjectRows(Records records) {
        this.records = records;
    }

    /** A person who has a private chat, be it open or not, comes with that; everybody else by themselves. */
    List<Subject> all() {
        List<Subject> all = new ArrayList<>();
        Set<PersonId> privately = new HashSet<>();
        Map<ConversationId, PersonId> open = open();
        for (String key : keys(RowKeys.CHAT)) {
            ConversationId id = new ConversationId(RowKeys.part(key, 1));
            OneRow.read(records, key, row -> AddressForm.readChat(row.value())).ifPresent(chat -> {
                // Before version 2 a private chat did not say whose it is.
                PersonId person = chat.group() || chat.person() != null ? chat.person() : open.get(id);
                if (chat.group() || person != null) {
                    all.add(new Subject(id, person));
                }
                if (person != null) {
                    privately.add(person);
                }
            });
        }
        keys(RowKeys.USER).stream()
                .map(key -> new PersonId(RowKeys.part(key, 1)))
                .filter(person -> !privately.contains(person))
                .forEach(person -> all.add(new Subject(null, person)));
        return all;
    }

    private Map<ConversationId, PersonId> open() {
        Map<ConversationId, PersonId> open = new HashMap<>();
        for (String key : keys(RowKeys.DM)) {
            OneRow.read(records, key, row -> new ConversationId(IdForm.read(row.value())))
                    .ifPresent(id -> open.put(id, new PersonId(RowKeys.part(key, 1))));
        }
        return open;
    }

    private List<String> keys(String kind) {
        return records.keys(kind, RowKeys.end(kind), Integer.MAX_VALUE);
    }
}
