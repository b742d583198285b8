package tandem.discord.fake;

/** A private channel of people that the bot is not in; they have installed the app for themselves. Thread-safe. */
public final class DmGroup {

    private final Room room;

    DmGroup(Room room) {
        this.room = room;
    }

    Room room() {
        return room;
    }

    /** The id of the channel. */
    public String id() {
        return room.id();
    }
}
