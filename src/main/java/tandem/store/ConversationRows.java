package tandem.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tandem.chat.ChatAddress;
import tandem.chat.ConversationId;
import tandem.engine.Conversation;
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
     * @param talk as it is stored: its waits, and whoever is in it, have rows
     */
    List<String> all(Conversation talk, AddressForm.Chat place) {
        ConversationId id = talk.id();
        List<String> all = new ArrayList<>(List.of(rowKeys.at(place.address()), RowKeys.chat(id), RowKeys.talk(id)));
        if (place.group()) {
            all.addAll(withPart(RowKeys.GROUP, id));
        }
        TimeRows.of(talk).forEach(all::add);
        talk.guests().forEach(guest -> all.add(RowKeys.guest(guest.person(), id)));
        Mentions.acting(talk).forEach(person -> all.add(RowKeys.run(person, id)));
        refs(id).forEach(all::add);
        all.addAll(withPart(RowKeys.DEAD, id));
        all.addAll(letters(id));
        return all;
    }

    /** References of its messages, of every day of which there are any: also what a sweep has not come to yet. */
    private List<String> refs(ConversationId id) {
        List<String> found = new ArrayList<>();
        String end = RowKeys.end(RowKeys.REF);
        List<String> next = records.keys(RowKeys.REF, end, 1);
        while (!next.isEmpty()) {
            long day = Long.parseLong(RowKeys.part(next.get(0), 1));
            found.addAll(range(RowKeys.refs(day, id)));
            next = records.keys(RowKeys.since(RowKeys.REF, day + 1), end, 1);
        }
        return found;
    }

    /** Its messages that wait. */
    List<String> letters(ConversationId id) {
        return range(RowKeys.outs(id));
    }

    /**
     * The conversations of the group that a chat is, those of its topics included. What the group had under an id that it
     * has no more is not among them.
     */
    Map<ConversationId, AddressForm.Chat> ofGroup(ChatAddress chat) {
        Map<ConversationId, AddressForm.Chat> found = new LinkedHashMap<>();
        for (String key : range(rowKeys.groups(chat.platform(), chat.chat()))) {
            ConversationId id = new ConversationId(RowKeys.part(key, 2));
            OneRow.read(records, RowKeys.chat(id), row -> AddressForm.readChat(row.value()))
                    .filter(place -> place.address().chat().equals(chat.chat()))
                    .ifPresent(place -> found.put(id, place));
        }
        return found;
    }

    /** Where a group's conversation goes on that once was in this chat, which the group has no more. */
    Optional<ChatAddress> movedFrom(ChatAddress chat) {
        return range(rowKeys.groups(chat.platform(), chat.chat())).stream()
                .map(key -> RowKeys.chat(new ConversationId(RowKeys.part(key, 2))))
                .flatMap(key -> OneRow.read(records, key, row -> AddressForm.readChat(row.value())).stream())
                .map(AddressForm.Chat::address)
                .filter(now -> now.topic().equals(chat.topic()) && !now.chat().equals(chat.chat()))
                .findFirst();
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
