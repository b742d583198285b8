package tandem.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.chat.Audience;
import tandem.chat.ConversationId;
import tandem.chat.Incoming;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;
import tandem.engine.Conversation;
import tandem.engine.Offer;
import tandem.engine.Run;
import tandem.form.IncomingForm;
import tandem.form.OfferForm;
import tandem.form.ParcelForm;

/**
 * Where one person stands in rows that have not their name, and are others' too or nobody's. What waits to be sent, offers
 * and accepted events are looked through one by one: there are few of them, and whoever asks does so once. For any thread.
 */
final class Mentions {

    private final Records records;
    private final PersonId person;
    private final @Nullable PersonAddress address;

    /** Rows that could not be read. */
    private int unreadable;

    /** @param address how the person is reached; null when nobody knows */
    Mentions(Records records, PersonId person, @Nullable PersonAddress address) {
        this.records = records;
        this.person = person;
        this.address = address;
    }

    /** A message, and its row. */
    record Message(String key, Parcel parcel) {}

    /** An offer to join, and its row. */
    record Offered(String key, long revision, Offer offer) {}

    /** An event that is still to be played, and its row. */
    record Accepted(String key, Incoming incoming) {}

    /** Whom a group's conversation has something under way of. */
    static Set<PersonId> acting(Conversation conversation) {
        Set<PersonId> acting = new LinkedHashSet<>();
        for (Run run : conversation.runs()) {
            acting.add(run.starter());
            acting.addAll(run.agreed());
        }
        return acting;
    }

    /** The conversations in which something is remembered of the person, or under way. */
    Set<ConversationId> conversations() {
        Set<ConversationId> found = new LinkedHashSet<>();
        Stream.of(RowKeys.guests(person), RowKeys.runs(person))
                .flatMap(prefix -> keys(prefix).stream())
                .forEach(key -> found.add(new ConversationId(RowKeys.part(key, 2))));
        return found;
    }

    /** Messages of this kind of row that are for the person, or name them. */
    List<Message> messages(String kind) {
        List<Message> found = new ArrayList<>();
        for (String key : keys(kind)) {
            read(key, row -> ParcelForm.readPutAside(row.value()).parcel())
                    .filter(parcel -> isTheirs(parcel))
                    .ifPresent(parcel -> found.add(new Message(key, parcel)));
        }
        return found;
    }

    private boolean isTheirs(Parcel parcel) {
        Outgoing outgoing = parcel.outgoing();
        return (parcel.only() != null && parcel.only().equals(address))
                || (outgoing.audience() instanceof Audience.Only only
                        && only.person().equals(person))
                || outgoing.about().contains(person);
    }

    /** Offers to join, with which the person has come. Their codes are not known. */
    List<Offered> offers() {
        List<Offered> found = new ArrayList<>();
        for (String key : keys(RowKeys.OFFER)) {
            read(key, row -> new Offered(key, row.revision(), OfferForm.read("", row.value())))
                    .filter(each -> each.offer().people().stream()
                            .anyMatch(coming -> coming.person().equals(person)))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** What the person did and is still to be played. */
    List<Accepted> accepted() {
        List<Accepted> found = new ArrayList<>();
        for (String key : keys(RowKeys.IN)) {
            read(key, row -> new Accepted(key, IncomingForm.read(row.value())))
                    .filter(each -> each.incoming().person().equals(address))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** How many rows could not be read so far; whose they are is not known. */
    int unreadable() {
        return unreadable;
    }

    private <T> Optional<T> read(String key, java.util.function.Function<Row, T> reading) {
        return OneRow.read(records, key, reading, () -> unreadable++);
    }

    private List<String> keys(String prefix) {
        return records.keys(prefix, RowKeys.end(prefix), Integer.MAX_VALUE);
    }
}
