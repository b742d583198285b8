package tandem.telegram.fake;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a Telegram account. What they do becomes updates for the bot. Thread-safe. */
public final class Person {

    private static final Pattern START_LINK =
            Pattern.compile("(?:https?://)?t\\.me/([A-Za-z0-9_]+)(?:\\?start=([A-Za-z0-9_-]*))?");

    private final World world;
    private final User user;
    private final Room room;

    Person(World world, User user, Room room) {
        this.world = world;
        this.user = user;
        this.room = room;
    }

    User user() {
        return user;
    }

    /** The id of the account, which is that of the private chat as well. */
    public long id() {
        return user.id();
    }

    /** The first name. */
    public String name() {
        return user.firstName();
    }

    /** Their private chat with the bot. */
    public Screen screen() {
        return new Screen(room);
    }

    /** In their private chat with the bot. */
    public Speaker privately() {
        return new Speaker(room, null, Sender.of(user), this);
    }

    /** In a group, outside of its topics. */
    public Speaker in(Group group) {
        return new Speaker(group.room(), null, Sender.of(user), this);
    }

    /** In a topic of a group. */
    public Speaker in(Group group, Topic topic) {
        return new Speaker(group.room(), topic, Sender.of(user), this);
    }

    /** Opens the private chat and presses START; unblocks the bot before when it is blocked. */
    public SeenMessage starts() {
        return starts("");
    }

    /** The same by a link with a payload; empty for none. */
    public SeenMessage starts(String payload) {
        return world.with(() -> {
            if (room.bot() == Standing.KICKED) {
                unblocks();
            }
            room.bot(Standing.MEMBER);
            return privately().writes(payload.isEmpty() ? "/start" : "/start " + payload);
        });
    }

    /** The private chat is open from now on, without the bot being told. */
    public Person isOpen() {
        world.change(() -> room.bot(Standing.MEMBER));
        return this;
    }

    /** Writes to the bot in the private chat. */
    public SeenMessage writes(String text) {
        return privately().writes(text);
    }

    /** Taps a button in the private chat; returns the id of the query. */
    public String taps(String label) {
        return privately().taps(label);
    }

    /** Blocks the bot. */
    public void blocks() {
        world.change(() -> becomes(Standing.KICKED));
    }

    /** Unblocks the bot, without a word. */
    public void unblocks() {
        world.change(() -> becomes(Standing.MEMBER));
    }

    /** Opens a link to the bot, of a button or of the answer to a tap, and presses START. */
    public SeenMessage follows(String url) {
        Matcher link = START_LINK.matcher(url);
        if (!link.matches() || !link.group(1).equals(world.bot().userName())) {
            throw new AssertionError("this link does not lead to the bot: " + url);
        }
        return starts(link.group(2) == null ? "" : link.group(2));
    }

    private void becomes(Standing now) {
        Changes.ofTheBot(room, user, now);
    }
}
