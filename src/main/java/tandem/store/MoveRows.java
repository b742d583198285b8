package tandem.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tandem.chat.ChatAddress;
import tandem.chat.ConversationId;
import tandem.chat.EventId;
import tandem.chat.Parcel;
import tandem.engine.Conversation;
import tandem.form.AddressForm;
import tandem.form.ConversationForm;
import tandem.form.IdForm;
import tandem.form.ParcelForm;

/**
 * Turns the move of a group to its new id into rows. The index row under the old id stays, so that what happened there
 * before still finds its conversation. A conversation that cannot be read is left where it is. Used once, on one thread.
 */
final class MoveRows {

    private final Records records;
    private final RowKeys rowKeys;
    private final ConversationRows rows;
    private final ChatAddress from;
    private final String to;
    private final Instant now;
    private final EventRows events;
    private final Map<String, Long> expected = new HashMap<>();
    private final Map<String, byte[]> puts = new HashMap<>();
    private final Set<String> deletes = new HashSet<>();
    private final Set<String> letters;
    private final Set<String> removedLetters = new HashSet<>();

    /** @param letters what waits for the group, as the queue knows it */
    MoveRows(
            Records records,
            RowKeys rowKeys,
            EventDays days,
            ChatAddress from,
            String to,
            @Nullable EventId event,
            List<String> letters,
            Instant now) {
        this.records = records;
        this.rowKeys = rowKeys;
        this.rows = new ConversationRows(records, rowKeys);
        this.from = from;
        this.to = to;
        this.now = now;
        this.letters = new LinkedHashSet<>(letters);
        this.events = EventRows.of(rowKeys, days, event, null, now);
    }

    Batch batch() {
        events.write(records, expected, puts, deletes);
        if (!to.equals(from.chat()) && !isPrivate()) {
            rows.ofGroup(from).forEach((id, place) -> move(id, place.address()));
            letters.removeAll(removedLetters);
            letters.forEach(this::readdress);
        }
        deletes.removeAll(puts.keySet());
        return new Batch(expected, puts, deletes);
    }

    EventRows events() {
        return events;
    }

    /** Messages of a conversation that was given up. */
    Set<String> removedLetters() {
        return removedLetters;
    }

    /** What one person wrote alone must never get to a group, whatever a platform says. */
    private boolean isPrivate() {
        return conversationAt(new ChatAddress(from.platform(), from.chat(), ""))
                .flatMap(this::chat)
                .filter(found -> !found.place().group())
                .isPresent();
    }

    private record Chat(AddressForm.Chat place, long revision) {}

    private Optional<Chat> chat(ConversationId id) {
        return OneRow.read(
                records, RowKeys.chat(id), row -> new Chat(AddressForm.readChat(row.value()), row.revision()));
    }

    private Optional<ConversationId> conversationAt(ChatAddress address) {
        return OneRow.read(records, rowKeys.at(address), row -> new ConversationId(IdForm.read(row.value())));
    }

    private void move(ConversationId id, ChatAddress old) {
        ChatAddress target = new ChatAddress(old.platform(), to, old.topic());
        Optional<ConversationId> other = conversationAt(target);
        List.of(RowKeys.chat(id), RowKeys.talk(id), rowKeys.at(old), rowKeys.at(target))
                .forEach(this::expect);
        if (other.isPresent() && isOlder(other.get(), id)) {
            giveUp(id);
            return;
        }
        other.ifPresent(this::giveUp);
        deletes.add(rowKeys.at(old));
        puts.put(rowKeys.at(target), IdForm.write(id.value()));
        puts.put(RowKeys.chat(id), AddressForm.write(new AddressForm.Chat(target, true)));
        puts.put(rowKeys.group(target, id), new byte[0]);
        letters.addAll(rows.letters(id));
        // The platform numbers its messages anew there: an old number would be that of another message.
        Sweep.days(RowKeys.REF, now)
                .mapToObj(day -> RowKeys.refs(day, id))
                .forEach(refs -> deletes.addAll(records.keys(refs, RowKeys.end(refs), Integer.MAX_VALUE)));
    }

    /** By the revisions of their chat rows, which are written when they begin. */
    private boolean isOlder(ConversationId one, ConversationId other) {
        long none = Long.MAX_VALUE;
        return chat(one).map(Chat::revision).orElse(none)
                < chat(other).map(Chat::revision).orElse(none);
    }

    private void giveUp(ConversationId id) {
        expect(RowKeys.chat(id));
        expect(RowKeys.talk(id));
        Conversation talk = OneRow.read(records, RowKeys.talk(id), row -> ConversationForm.read(id, row.value()))
                .orElseGet(() -> Conversation.fresh(id, 0));
        chat(id).ifPresent(chat -> deletes.addAll(rows.all(talk, chat.place())));
        removedLetters.addAll(rows.letters(id));
    }

    /** Says that a row must not change until then. What is in one that cannot be read does not matter. */
    private void expect(String key) {
        AtomicBoolean readable = new AtomicBoolean(true);
        long revision = OneRow.read(records, key, Row::revision, () -> readable.set(false))
                .orElse(0L);
        if (readable.get()) {
            expected.put(key, revision);
        }
    }

    private void readdress(String key) {
        OneRow.read(records, key, row -> {
                    expected.put(key, row.revision());
                    return ParcelForm.read(row.value());
                })
                .filter(parcel -> parcel.chat().chat().equals(from.chat()))
                .ifPresent(parcel -> puts.put(key, ParcelForm.write(readdressed(parcel))));
    }

    private Parcel readdressed(Parcel parcel) {
        ChatAddress chat = parcel.chat();
        return new Parcel(
                new ChatAddress(chat.platform(), to, chat.topic()),
                parcel.only(),
                parcel.outgoing(),
                parcel.earlier(),
                parcel.scheduled());
    }
}
