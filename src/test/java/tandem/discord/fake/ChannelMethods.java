package tandem.discord.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Calls about channels and the messages in them. */
final class ChannelMethods {

    private static final Duration NONCE_LIFE = Duration.ofMinutes(5);
    private static final int MOST = 100;
    private static final int USUAL = 50;

    private final World world;

    ChannelMethods(World world) {
        this.world = world;
    }

    Answer open(Request request) {
        Account account =
                world.accounts().get(request.body().path("recipient_id").asText());
        for (Room room : world.rooms().values()) {
            if (room.type() == Room.DM && room.hasBot() && room.people().contains(account)) {
                room.opened();
                return Answer.ok(room.json());
            }
        }
        throw Refusal.of(400, 50033, "Invalid Recipient(s)");
    }

    Answer channel(Request request) {
        return Answer.ok(room(request).json());
    }

    Answer typing(Request request) {
        writable(request).typed();
        return Answer.nothing();
    }

    Answer list(Request request) {
        Room room = room(request);
        int limit = number(request, "limit", USUAL);
        if (limit < 1 || limit > MOST) {
            FormErrors errors = new FormErrors();
            errors.add("limit", "NUMBER_TYPE_MAX", "int value should be between 1 and 100.");
            errors.refuse();
        }
        List<Message> found = new ArrayList<>();
        String after = request.query().get("after");
        String before = request.query().get("before");
        for (Message message : room.messages().values()) {
            if (message.ephemeralFor() == null
                    && (after == null || message.number() > Long.parseLong(after))
                    && (before == null || message.number() < Long.parseLong(before))) {
                found.add(message);
            }
        }
        int size = found.size();
        List<Message> part = new ArrayList<>(
                after == null
                        ? found.subList(Math.max(0, size - limit), size)
                        : found.subList(0, Math.min(size, limit)));
        Collections.reverse(part);
        ArrayNode json = Json.array();
        part.forEach(message -> json.add(message.json(message.isVisibleToBot())));
        return Answer.ok(json);
    }

    Answer get(Request request) {
        Message message = message(request);
        return Answer.ok(message.json(message.isVisibleToBot()));
    }

    Answer send(Request request) {
        Room room = writable(request);
        MessageForm form = new MessageForm(request.body(), request.files());
        form.check();
        form.refuseEmpty();
        Message reply = form.replyIn(room);
        JsonNode nonce = request.body().path("nonce");
        if (request.body().path("enforce_nonce").asBoolean() && nonce.isValueNode()) {
            for (Message known : room.messages().values()) {
                if (nonce.asText().equals(known.nonce())
                        && known.author().isBot()
                        && known.time().plus(NONCE_LIFE).isAfter(world.now())) {
                    return Answer.ok(known.json(true));
                }
            }
        }
        Message message = room.write(world.bot());
        form.fill(message, reply);
        room.tell("MESSAGE_CREATE", message);
        return Answer.ok(message.json(true));
    }

    Answer edit(Request request) {
        Message message = message(request);
        if (!message.author().isBot()) {
            throw Refusal.of(403, 50005, "Cannot edit a message authored by another user");
        }
        message.room().refuseWhileAsleep();
        MessageForm form = new MessageForm(request.body(), request.files());
        form.check();
        form.change(message);
        message.room().tell("MESSAGE_UPDATE", message);
        return Answer.ok(message.json(true));
    }

    Answer delete(Request request) {
        Message message = message(request);
        if (!message.author().isBot()) {
            throw message.room().guild() == null
                    ? Refusal.of(403, 50003, "Cannot execute action on a DM channel")
                    : Refusal.missingPermissions();
        }
        message.room().refuseWhileAsleep();
        message.room().delete(message);
        return Answer.nothing();
    }

    private Room room(Request request) {
        Room room = world.rooms().get(request.at(0));
        if (room == null || (room.type() == Room.DM && room.hasBot() && !room.isOpen())) {
            throw Refusal.unknownChannel();
        }
        if (!room.hasBot()) {
            throw Refusal.missingAccess();
        }
        if (room.isDown()) {
            throw Refusal.unavailable();
        }
        return room;
    }

    private Room writable(Request request) {
        Room room = room(request);
        if (room.isClosed()) {
            throw Refusal.of(403, 50007, "Cannot send messages to this user");
        }
        Guild guild = room.guild();
        if (guild != null && !guild.isBotAllowedToWriteIn(room)) {
            throw Refusal.missingPermissions();
        }
        return room;
    }

    private Message message(Request request) {
        Message message = room(request).message(request.at(1));
        if (message == null || message.ephemeralFor() != null) {
            throw Refusal.unknownMessage();
        }
        return message;
    }

    private static int number(Request request, String name, int otherwise) {
        try {
            return Integer.parseInt(request.query().getOrDefault(name, Integer.toString(otherwise)));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
