package tandem.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a turn may read and change.
 *
 * @param person who acts
 * @param couple the one this person has joined, or null
 * @param others the other people of the couple and of the offers
 * @param presence when the person was there last; in a look at a group, when anybody was, whatever the topic
 * @param offers those to join that the event or the conversation names by their codes
 */
public record State(
        Conversation conversation,
        Person person,
        Presence presence,
        @Nullable Couple couple,
        List<Person> others,
        List<Offer> offers) {

    public State {
        others = List.copyOf(others);
        offers = List.copyOf(offers);
    }

    /** Of somebody of whom nobody knows when they were there. */
    public State(
            Conversation conversation,
            Person person,
            @Nullable Couple couple,
            List<Person> others,
            List<Offer> offers) {
        this(conversation, person, Presence.NONE, couple, others, offers);
    }

    /** Of somebody who has joined nobody. */
    public State(Conversation conversation, Person person) {
        this(conversation, person, null, List.of(), List.of());
    }

    /** The same with this presence. */
    public State with(Presence changed) {
        return new State(conversation, person, changed, couple, others, offers);
    }
}
