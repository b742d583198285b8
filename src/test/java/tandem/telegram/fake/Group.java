package tandem.telegram.fake;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** A group, a supergroup or a forum, and what happens in it besides talk. Thread-safe. */
public final class Group {

    private final Room room;

    Group(Room room) {
        this.room = room;
    }

    Room room() {
        return room;
    }

    /** The id of the chat. */
    public long id() {
        return room.id();
    }

    /** What its members see. */
    public Screen screen() {
        return new Screen(room);
    }

    /** Somebody new is there; the bot is told when it is there as well. */
    public Group joins(Person person) {
        room.world().change(() -> {
            room.members().put(person.id(), Standing.MEMBER);
            service(Sender.of(person.user()), joined(person.user()));
        });
        return this;
    }

    /** Somebody goes. */
    public void leaves(Person person) {
        room.world().change(() -> {
            room.members().put(person.id(), Standing.LEFT);
            service(
                    Sender.of(person.user()),
                    extra -> extra.set("left_chat_member", person.user().json()));
        });
    }

    /** A member adds the bot. */
    public Group addsBot(Person by) {
        room.world().change(() -> {
            Changes.ofTheBot(room, by.user(), Standing.MEMBER);
            service(Sender.of(by.user()), joined(room.world().bot()));
        });
        return this;
    }

    /** A member adds the bot by a link with {@code ?startgroup=}; the client then says {@code /start@bot payload}. */
    public SeenMessage addsBotByLink(Person by, String payload) {
        return room.world().with(() -> {
            addsBot(by);
            return by.in(this).writes("/start@" + room.world().bot().userName() + " " + payload);
        });
    }

    /** The bot is there from now on, without having been told. */
    public Group withBot() {
        room.world().change(() -> room.bot(Standing.MEMBER));
        return this;
    }

    /** The bot becomes an administrator, and so sees everything that is said. */
    public void promotesBot(Person by) {
        room.world().change(() -> Changes.ofTheBot(room, by.user(), Standing.ADMINISTRATOR));
    }

    /** The bot is an ordinary member again. */
    public void demotesBot(Person by) {
        room.world().change(() -> Changes.ofTheBot(room, by.user(), Standing.MEMBER));
    }

    /** The bot is removed. A plain group says so with a service message as well. */
    public void kicksBot(Person by) {
        room.world().change(() -> {
            if (room.kind() == Kind.GROUP) {
                service(
                        Sender.of(by.user()),
                        extra ->
                                extra.set("left_chat_member", room.world().bot().json()));
            }
            Changes.ofTheBot(room, by.user(), Standing.KICKED);
        });
    }

    /** An administrator who stays anonymous. */
    public Speaker anonymousAdmin() {
        return new Speaker(room, null, new Sender(User.GROUP_ANONYMOUS_BOT, room, false), null);
    }

    /** Makes a topic; only in a forum. */
    public Topic topic(Person by, String name) {
        return room.world().with(() -> {
            if (!room.isForum()) {
                throw new AssertionError("only a forum has topics");
            }
            Message made = room.write(Sender.of(by.user())).ofService();
            made.extra().putObject("forum_topic_created").put("name", name).put("icon_color", 7_322_096);
            Topic topic = new Topic(made, name);
            room.topics().put(topic.id(), topic);
            made.extra().put("message_thread_id", topic.id()).put("is_topic_message", true);
            room.world().deliver("message", made);
            return topic;
        });
    }

    /** Closes a topic. */
    public void closes(Topic topic) {
        room.world().change(() -> topic.becomes(Topic.Condition.CLOSED));
    }

    /** Deletes a topic. */
    public void deletes(Topic topic) {
        room.world().change(() -> topic.becomes(Topic.Condition.DELETED));
    }

    /** The group has another name from now on. */
    public void renames(Person by, String title) {
        room.world().change(() -> {
            room.rename(title);
            service(Sender.of(by.user()), extra -> extra.put("new_chat_title", title));
        });
    }

    /** Somebody pins a message. */
    public void pins(Person by, SeenMessage message) {
        room.world().change(() -> {
            Message pinned = room.messages().get(message.id());
            if (pinned == null) {
                throw new AssertionError("only what is there can be pinned");
            }
            service(Sender.of(by.user()), extra -> extra.set("pinned_message", pinned.json()));
        });
    }

    /** A post of the channel this group belongs to arrives here by itself. */
    public SeenMessage forwards(Channel from, SeenMessage post) {
        return room.world().with(() -> {
            Message message =
                    room.write(new Sender(User.TELEGRAM, from.room(), false)).saying(TypedText.of(post.text()));
            ObjectNode origin =
                    message.extra().put("is_automatic_forward", true).putObject("forward_origin");
            origin.put("type", "channel").put("date", room.world().seconds()).put("message_id", post.id());
            origin.set("chat", from.room().json());
            room.world().deliver("message", message);
            return message.seen();
        });
    }

    /** The group becomes a supergroup, which is another chat; returns that. */
    public Group becomesSupergroup(Person by) {
        return room.world().with(() -> {
            if (room.kind() != Kind.GROUP) {
                throw new AssertionError("only a plain group becomes a supergroup");
            }
            Room next = room.world().newRoom(Kind.SUPERGROUP, false, room.title());
            next.members().putAll(room.members());
            Changes.ofTheBot(next, by.user(), room.bot());
            service(Sender.of(by.user()), extra -> extra.put("migrate_to_chat_id", next.id()));
            room.migrateTo(next);
            Group group = new Group(next);
            group.service(
                    new Sender(User.GROUP_ANONYMOUS_BOT, next, false),
                    extra -> extra.put("migrate_from_chat_id", room.id()));
            return group;
        });
    }

    private void service(Sender by, Consumer<ObjectNode> what) {
        Message message = room.write(by).ofService();
        what.accept(message.extra());
        room.world().deliver("message", message);
    }

    private static Consumer<ObjectNode> joined(User user) {
        return extra -> {
            ArrayNode users = extra.putArray("new_chat_members");
            users.add(user.json());
        };
    }
}
