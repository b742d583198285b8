package tandem.engine;

import java.time.Instant;
import tandem.chat.ConversationId;
import tandem.chat.Outgoing;
import tandem.chat.PersonId;

/** What a turn wants to happen besides the new state; all of it is stored together with that state, or none. */
public sealed interface Effect {

    /** Says something. */
    record Send(Outgoing outgoing) implements Effect {}

    /**
     * Says something to one person alone: to the one who acts, or to another one of their couple. Where the group's platform cannot show it to them there, it goes to
     * their private chat, never into the group.
     *
     * @param waits whether it is kept for them for some days while no private chat of theirs is open; otherwise it is not
     *     said then
     */
    record Tell(Outgoing outgoing, boolean waits) implements Effect {}

    /**
     * Comes back with a {@link tandem.chat.Said.Wake}.
     *
     * @param number comes back with it
     * @param person for whom
     */
    record Schedule(long number, Instant at, PersonId person) implements Effect {}

    /** Takes a {@link Schedule} back. */
    record Cancel(long number, Instant at) implements Effect {}

    /**
     * Has a run of another conversation go on, as far as it is still parked under this number.
     *
     * @param person for whom
     */
    record Ring(ConversationId conversation, long number, Instant at, PersonId person) implements Effect {}

    /**
     * Erases everything that is kept about this person, in this conversation and everywhere.
     *
     * @param nobody whose what they have begun in a group is from then on; nobody has this id
     */
    record Erase(PersonId person, PersonId nobody) implements Effect {}

    /** Erases this group with all its topics, and everything that waits for it. Of the people in it nothing else goes. */
    record Forget() implements Effect {}

    /** This private chat cannot be reached any more: what waits for it goes, and it is open only when the person writes. */
    record Close() implements Effect {}
}
