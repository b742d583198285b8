package tandem.form;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.chat.Incoming;
import tandem.chat.Outgoing;
import tandem.chat.PersonAddress;
import tandem.engine.Conversation;
import tandem.engine.Couple;
import tandem.engine.Offer;
import tandem.engine.Person;
import tandem.engine.Presence;

/**
 * Everything that is kept about one person, as it was found. It may hold what is somebody else's too, such as what a group
 * has in common: {@link PersonalDataForm} takes from it only what is theirs.
 *
 * @param address how they are reached; null when nobody knows
 * @param presence when they were here last
 * @param person themselves; a stranger when they have not agreed that anything is kept
 * @param privately their private conversation, or null
 * @param groups conversations with others in which something is remembered of them
 * @param couple what they have joined, or what they have left and still ask both; null for neither
 * @param offers to join, with which they have come
 * @param messages what is stored of messages to them, and of those that name them
 * @param accepted what they did and is still to be played
 * @param unreadable how many of their rows cannot be read
 */
public record PersonalData(
        @Nullable PersonAddress address,
        Presence presence,
        Person person,
        @Nullable Talk privately,
        List<Talk> groups,
        @Nullable Couple couple,
        List<Offer> offers,
        List<Message> messages,
        List<Incoming> accepted,
        int unreadable) {

    public PersonalData {
        groups = List.copyOf(groups);
        offers = List.copyOf(offers);
        messages = List.copyOf(messages);
        accepted = List.copyOf(accepted);
    }

    /**
     * A conversation.
     *
     * @param place how it is reached; null when nobody knows
     */
    public record Talk(AddressForm.@Nullable Chat place, Conversation conversation) {}

    /** What is to become of a message. */
    public enum Fate {
        /** It is to be sent. */
        TO_BE_SENT,
        /** It waits until their private chat is open. */
        WAITS,
        /** It could not be delivered. */
        PUT_ASIDE
    }

    /** A message to somebody. */
    public record Message(Fate fate, Outgoing outgoing) {}
}
