package tandem.discord.fake;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command, a tap, a choice or a filled form, and what the bot made of it. Thread-safe. */
public final class Interaction {

    /** How the bot has answered first. */
    public enum Kind {
        /** Not at all so far. */
        NONE(0),
        /** With a message. */
        MESSAGE(4),
        /** By showing that it thinks about a message. */
        DEFERRED_MESSAGE(5),
        /** By taking notice. */
        DEFERRED_UPDATE(6),
        /** By changing the message that was tapped. */
        UPDATE(7),
        /** With a form. */
        MODAL(9);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        /** Discord's number for it. */
        public int number() {
            return number;
        }
    }

    static final int COMMAND = 2;
    static final int COMPONENT = 3;
    static final int MODAL_SUBMIT = 5;

    private final Room room;
    private final String id;
    private final String token;
    private final int type;
    private final Account user;
    private final @Nullable Message source;
    private final long start = System.nanoTime();
    private final Instant time;
    private final List<Message> followUps = new ArrayList<>();
    private Kind kind = Kind.NONE;
    private @Nullable Duration acknowledgedAfter;
    private @Nullable ObjectNode modal;
    private @Nullable Message original;
    private boolean isEphemeral;

    Interaction(Room room, int type, Account user, @Nullable Message source) {
        this.room = room;
        this.type = type;
        this.user = user;
        this.source = source;
        id = room.world().nextId();
        token = "aW50ZXJhY3Rpb246" + id + "x".repeat(40);
        time = room.world().now();
    }

    /** Its id. */
    public String id() {
        return id;
    }

    /** The token by which the bot answers. */
    public String token() {
        return token;
    }

    /** Whether the bot has answered at all. */
    public boolean isAcknowledged() {
        return kind() != Kind.NONE;
    }

    /** How long it took the bot; an assertion error when it has not answered. */
    public Duration acknowledgedAfter() {
        return room.world().read(() -> {
            if (acknowledgedAfter == null) {
                throw new AssertionError("not acknowledged");
            }
            return acknowledgedAfter;
        });
    }

    /** Whether the person is told that the app did not respond in time. */
    public boolean isFailed() {
        return room.world().read(() -> kind == Kind.NONE && isLate());
    }

    /** How the bot has answered first. */
    public Kind kind() {
        return room.world().read(() -> kind);
    }

    /** Whether the person sees that it is worked on, and nothing else yet. */
    public boolean isThinking() {
        return room.world().read(() -> {
            Message message = original;
            return message != null && message.isLoading() && room.messages().containsValue(message);
        });
    }

    /** Whether only this person sees the answer. */
    public boolean isEphemeral() {
        return room.world().read(() -> isEphemeral);
    }

    /** The form that the bot has shown, as JSON; null when it has shown none. */
    public @Nullable String modal() {
        return room.world().read(() -> modal == null ? null : Json.text(modal));
    }

    /** The answer as it is now; null when there is none, yet or any more. After an update the message that was tapped. */
    public @Nullable SeenMessage answer() {
        return room.world().read(() -> {
            Message message = original;
            return message == null || message.isLoading() || !room.messages().containsValue(message)
                    ? null
                    : message.seen();
        });
    }

    /** Further messages by the same token that are still there, the oldest first. */
    public List<SeenMessage> followUps() {
        return room.world()
                .read(() -> followUps.stream()
                        .filter(room.messages()::containsValue)
                        .map(Message::seen)
                        .toList());
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    boolean isLate() {
        return age().compareTo(room.world().interactions().deadline()) > 0;
    }

    boolean isExpired() {
        return !room.world()
                .now()
                .isBefore(time.plus(room.world().interactions().life()));
    }

    Room room() {
        return room;
    }

    int type() {
        return type;
    }

    boolean isCommand() {
        return type == COMMAND;
    }

    Account user() {
        return user;
    }

    @Nullable
    Message source() {
        return source;
    }

    @Nullable
    Message original() {
        return original;
    }

    void original(Message message) {
        original = message;
    }

    @Nullable
    ObjectNode form() {
        return modal;
    }

    void form(ObjectNode shown) {
        modal = shown;
    }

    List<Message> allFollowUps() {
        return followUps;
    }

    void acknowledged(Kind how, boolean ephemeral) {
        kind = how;
        isEphemeral = ephemeral;
        acknowledgedAfter = age();
    }

    /** Who installed the app that answers: the guild, or the person. */
    ObjectNode owners() {
        Guild guild = room.guild();
        if (guild != null && guild.hasBotInside()) {
            return Json.object().put("0", guild.id());
        }
        return room.type() == Room.DM && room.hasBot()
                ? Json.object().put("0", "0")
                : Json.object().put("1", user.id());
    }

    /** What stands at a message that answers it. */
    ObjectNode metadata() {
        ObjectNode json = Json.object().put("id", id).put("type", type);
        json.set("user", user.json());
        json.set("authorizing_integration_owners", owners());
        return json;
    }

    /** How a failing test shows it. */
    @Override
    public String toString() {
        return "interaction " + id + " (" + type + ") of " + user.name() + ": " + kind()
                + (isFailed() ? ", failed" : "");
    }
}
