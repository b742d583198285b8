package tandem.runtime;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.Said;
import tandem.engine.PairCode;
import tandem.reminder.Due;
import tandem.reminder.Subject;

/**
 * Something of which a turn is to be played: what a platform has brought, what is due, or that somebody is looked at. Immutable.
 *
 * @param id null for what no platform has brought
 * @param due the row that goes with the turn; null for anything else
 */
record Happening(
        Where where,
        Said said,
        boolean addressed,
        String name,
        @Nullable String language,
        @Nullable EventId id,
        @Nullable Due due) {

    static Happening of(Incoming incoming) {
        Where where =
                new Where.Arrived(incoming.chat(), incoming.group(), incoming.person(), PairCode.in(incoming.said()));
        return new Happening(
                where,
                incoming.said(),
                incoming.addressed(),
                incoming.name(),
                incoming.language(),
                incoming.id(),
                null);
    }

    static Happening of(Due due) {
        Where where = new Where.Known(due.conversation(), due.person());
        return new Happening(where, new Said.Wake(due.number()), true, "", null, null, due);
    }

    static Happening of(Subject subject, Instant since) {
        Where where = new Where.Kept(subject.conversation(), subject.person());
        Said said = new Said.Sweep(Said.Reach.NOWHERE, since);
        return new Happening(where, said, true, "", null, null, null);
    }

    /** Whether it is looked whether something is kept for too long. */
    boolean sweeps() {
        return said instanceof Said.Sweep;
    }

    /** Null for what is due, or looked at. */
    @Nullable
    ChatAddress chat() {
        return where instanceof Where.Arrived arrived ? arrived.chat() : null;
    }

    boolean group() {
        return where instanceof Where.Arrived arrived && arrived.group();
    }
}
