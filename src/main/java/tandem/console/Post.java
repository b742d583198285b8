package tandem.console;

import tandem.chat.Ack;
import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.Inbox;
import tandem.chat.Incoming;
import tandem.chat.Said;

/** Hands in what was said, and waits until it is stored. */
final class Post {

    private final Inbox inbox;
    private final People people;
    private final long epoch;

    /** @param epoch rises with every start, for lines are counted anew */
    Post(Inbox inbox, People people, long epoch) {
        this.inbox = inbox;
        this.people = people;
        this.epoch = epoch;
    }

    /**
     * @param number of the line
     * @throws RuntimeException when it could not be stored
     */
    Ack submit(long number, String person, ChatAddress chat, Said said) {
        EventId id = new EventId(People.PLATFORM, epoch, Long.toString(number));
        boolean group = people.isGroup(chat);
        boolean addressed = !group || !(said instanceof Said.Added);
        Incoming incoming =
                new Incoming(id, chat, group, People.address(person), People.shown(person), addressed, said);
        return inbox.submit(incoming).toCompletableFuture().join();
    }
}
