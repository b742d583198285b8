package tandem.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;
import tandem.engine.Couple;
import tandem.engine.CoupleId;
import tandem.engine.Person;
import tandem.form.AddressForm;
import tandem.form.ConversationForm;
import tandem.form.IdForm;
import tandem.form.ParcelForm;
import tandem.form.PersonForm;
import tandem.form.PersonalData;

/**
 * Reads everything that is kept about one person. Turns go on meanwhile: each row is whole, and what is said between two of
 * them may be in one and not yet in the other. A row that cannot be read is counted and left out. Used once, on one thread.
 */
final class PersonalDataRows {

    private final Records records;
    private final PersonId person;
    private int unreadable;

    PersonalDataRows(Records records, PersonId person) {
        this.records = records;
        this.person = person;
    }

    /** Empty when nothing is known of them any more. */
    Optional<PersonalData> read() {
        AddressForm.User user = row(RowKeys.user(person), row -> AddressForm.readUser(row.value()))
                .orElse(null);
        if (user == null) {
            return Optional.empty();
        }
        Mentions mentions = new Mentions(records, person, user.address());
        Person known = row(RowKeys.person(person), row -> PersonForm.read(person, row.value()))
                .orElseGet(() -> Person.stranger(person));
        ConversationId privately = row(RowKeys.dm(person), row -> new ConversationId(IdForm.read(row.value())))
                .orElse(null);
        List<PersonalData.Talk> groups = new ArrayList<>();
        for (ConversationId id : mentions.conversations()) {
            if (!id.equals(privately)) {
                talk(id).ifPresent(groups::add);
            }
        }
        CoupleId joined = known.couple() != null ? known.couple() : known.left();
        PersonalData found = new PersonalData(
                user.address(),
                user.presence(),
                known,
                privately == null ? null : talk(privately).orElse(null),
                groups,
                joined == null ? null : couple(joined).orElse(null),
                mentions.offers().stream().map(Mentions.Offered::offer).toList(),
                messages(mentions, privately),
                mentions.accepted().stream().map(Mentions.Accepted::incoming).toList(),
                unreadable + mentions.unreadable());
        return Optional.of(found);
    }

    private Optional<PersonalData.Talk> talk(ConversationId id) {
        AddressForm.Chat place =
                row(RowKeys.chat(id), row -> AddressForm.readChat(row.value())).orElse(null);
        return row(RowKeys.talk(id), row -> ConversationForm.read(id, row.value()))
                .map(conversation -> new PersonalData.Talk(place, conversation));
    }

    private Optional<Couple> couple(CoupleId id) {
        return Optional.ofNullable(CoupleRows.read(id, records::get));
    }

    /** In their private chat every message is theirs. */
    private List<PersonalData.Message> messages(Mentions mentions, @Nullable ConversationId privately) {
        Map<String, PersonalData.Message> found = new LinkedHashMap<>();
        Map<String, PersonalData.Fate> kinds = new LinkedHashMap<>();
        kinds.put(RowKeys.OUT, PersonalData.Fate.TO_BE_SENT);
        kinds.put(RowKeys.HELD, PersonalData.Fate.WAITS);
        kinds.put(RowKeys.DEAD, PersonalData.Fate.PUT_ASIDE);
        kinds.forEach((kind, fate) -> mentions.messages(kind)
                .forEach(message -> found.put(
                        message.key(),
                        new PersonalData.Message(fate, message.parcel().outgoing()))));
        if (privately != null) {
            add(found, RowKeys.outs(privately), key -> true, PersonalData.Fate.TO_BE_SENT);
            add(
                    found,
                    RowKeys.DEAD,
                    key -> RowKeys.part(key, 2).equals(privately.value()),
                    PersonalData.Fate.PUT_ASIDE);
        }
        return List.copyOf(found.values());
    }

    private void add(
            Map<String, PersonalData.Message> found,
            String prefix,
            java.util.function.Predicate<String> which,
            PersonalData.Fate fate) {
        for (String key : records.keys(prefix, RowKeys.end(prefix), Integer.MAX_VALUE)) {
            if (which.test(key) && !found.containsKey(key)) {
                row(key, row -> ParcelForm.readPutAside(row.value()).parcel())
                        .ifPresent(parcel -> found.put(key, new PersonalData.Message(fate, parcel.outgoing())));
            }
        }
    }

    private <T> Optional<T> row(String key, Function<Row, T> reading) {
        return OneRow.read(records, key, reading, () -> unreadable++);
    }
}
