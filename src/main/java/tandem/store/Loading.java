package tandem.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;
import tandem.engine.Chance;
import tandem.engine.Conversation;
import tandem.engine.Entropy;
import tandem.engine.Person;
import tandem.engine.State;
import tandem.form.AddressForm;
import tandem.form.ConversationForm;
import tandem.form.IdForm;
import tandem.form.PersonForm;
import tandem.runtime.Loaded;
import tandem.runtime.Where;

/** Reads the rows of a turn and notes the revision of each, also of those that are not there. */
final class Loading {

    /** A new conversation's numbers begin somewhere below this. */
    private static final int FIRST_NUMBERS = 1 << 20;

    private final Records records;
    private final RowKeys rowKeys;
    private final ConversationRows conversations;

    Loading(Records records, RowKeys rowKeys) {
        this.records = records;
        this.rowKeys = rowKeys;
        this.conversations = new ConversationRows(records, rowKeys);
    }

    Optional<Loaded> load(Where where, Entropy fresh) {
        Reading reading = new Reading(fresh.names());
        if (where instanceof Where.Arrived arrived) {
            Where.Arrived here = reading.here(arrived);
            ConversationId conversation = new ConversationId(reading.id(rowKeys.at(here.chat())));
            PersonId person = new PersonId(reading.id(rowKeys.at(here.person())));
            State state = reading.state(conversation, person);
            ConversationId privately = reading.privately(person);
            return Optional.of(new Loaded(state, here, here.chat(), here.group(), privately, reading.revisions));
        }
        Where.Known known = (Where.Known) where;
        Row chat = reading.row(RowKeys.chat(known.conversation()));
        if (chat == null) {
            return Optional.empty();
        }
        AddressForm.Chat place = AddressForm.readChat(chat.value());
        State state = reading.state(known.conversation(), known.person());
        ConversationId privately = reading.privately(known.person());
        return Optional.of(new Loaded(state, where, place.address(), place.group(), privately, reading.revisions));
    }

    private final class Reading {
        private final Map<String, Long> revisions = new HashMap<>();
        private final Chance chance;

        private Reading(Chance chance) {
            this.chance = chance;
        }

        private @Nullable Row row(String key) {
            Row row = records.get(key);
            revisions.put(key, row == null ? 0 : row.revision());
            return row;
        }

        /** An event that happened before its group got another id belongs to the conversation that went on there. */
        private Where.Arrived here(Where.Arrived arrived) {
            if (!arrived.group() || row(rowKeys.at(arrived.chat())) != null) {
                return arrived;
            }
            return conversations
                    .movedFrom(arrived.chat())
                    .map(chat -> new Where.Arrived(chat, true, arrived.person()))
                    .orElse(arrived);
        }

        /** The id that an address stands for; a new one for an address that is new. */
        private String id(String key) {
            Row row = row(key);
            return row == null ? chance.name() : IdForm.read(row.value());
        }

        /** The conversation of the person's private chat; null while none is open. */
        private @Nullable ConversationId privately(PersonId person) {
            Row row = row(RowKeys.dm(person));
            return row == null ? null : new ConversationId(IdForm.read(row.value()));
        }

        private State state(ConversationId conversation, PersonId person) {
            Row talk = row(RowKeys.talk(conversation));
            Row kept = row(RowKeys.person(person));
            return new State(
                    talk == null
                            ? Conversation.fresh(conversation, chance.applyAsInt(FIRST_NUMBERS))
                            : ConversationForm.read(conversation, talk.value()),
                    kept == null ? Person.stranger(person) : PersonForm.read(person, kept.value()));
        }
    }
}
