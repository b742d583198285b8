package tandem.telegram.fake;

/** A channel. Thread-safe. */
public final class Channel {

    private final Room room;

    Channel(Room room) {
        this.room = room;
    }

    Room room() {
        return room;
    }

    /** The id of the chat. */
    public long id() {
        return room.id();
    }

    /** What its readers see. */
    public Screen screen() {
        return new Screen(room);
    }

    /** Posts a text; the bot gets it when it is an administrator. */
    public SeenMessage posts(String text) {
        return new Speaker(room, null, new Sender(null, room, false), null).writes(text);
    }

    /** The bot becomes an administrator, and is told. */
    public Channel promotesBot(Person by) {
        room.world().change(() -> Changes.ofTheBot(room, by.user(), Standing.ADMINISTRATOR));
        return this;
    }
}
