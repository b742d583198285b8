package tandem.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A public thread of a guild's channel. Somebody acts there by {@link Person#in(GuildThread)}. Thread-safe. */
public final class GuildThread {

    private static final int DAY = 1440;

    private final World world;
    private final Guild guild;
    private final Room room;
    private final Account owner;
    private final String name;
    private final Instant created;
    private Instant changed;
    private boolean isArchived;
    private boolean isLocked;

    GuildThread(World world, Guild guild, String name, Account owner) {
        this.world = world;
        this.guild = guild;
        this.name = name;
        this.owner = owner;
        created = world.now();
        changed = created;
        room = world.newRoom(Room.PUBLIC_THREAD, guild);
        room.isOf(this);
    }

    Room room() {
        return room;
    }

    boolean isArchived() {
        return isArchived;
    }

    /** Whether it sleeps and nobody without the right for it can wake it. */
    boolean isClosed() {
        return isArchived && isLocked;
    }

    /** Its id, by which it is a channel. */
    public String id() {
        return room.id();
    }

    /** It sleeps, as after a day without a message. The bot is told, and at its next start it is not told of it. */
    public void archives() {
        world.change(() -> becomes(true, isLocked));
    }

    /** A moderator closes and locks it: only they can wake it. */
    public void locks() {
        world.change(() -> becomes(true, true));
    }

    /** A moderator opens it again. */
    public void opens() {
        world.change(() -> becomes(false, false));
    }

    /** Somebody writes: a thread that sleeps wakes, unless it is locked. */
    void wakes() {
        if (isClosed()) {
            throw Refusal.archivedThread(403);
        }
        if (isArchived) {
            becomes(false, false);
        }
    }

    private void becomes(boolean archived, boolean locked) {
        isArchived = archived;
        isLocked = locked;
        changed = world.now();
        guild.tell("THREAD_UPDATE", room.json());
    }

    /** What a channel has only when it is a thread. */
    void describe(ObjectNode json) {
        int count = room.messages().size();
        json.put("name", name)
                .put("parent_id", guild.channel())
                .put("owner_id", owner.id())
                .put("rate_limit_per_user", 0)
                .put("message_count", count)
                .put("total_message_sent", count)
                .put("member_count", 1);
        json.putObject("thread_metadata")
                .put("archived", isArchived)
                .put("archive_timestamp", Texts.timestamp(changed))
                .put("auto_archive_duration", DAY)
                .put("locked", isLocked)
                .put("create_timestamp", Texts.timestamp(created));
    }
}
