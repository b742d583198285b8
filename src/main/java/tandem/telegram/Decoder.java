package tandem.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.PersonAddress;
import tandem.chat.Said;

/**
 * Makes an event of an update, or nothing where the bot is not concerned. Pure. It reads the few fields it needs from the
 * tree itself: the library's classes refuse a whole update for one new kind of thing in it, such as where a message that
 * somebody answers was forwarded from.
 */
final class Decoder {

    /** The updates that are asked for; Telegram keeps all others to itself. */
    static final Set<String> KINDS = Set.of("message", "edited_message", "callback_query", "my_chat_member");

    /** Whoever corrects a command does so soon; an older one was answered long ago. */
    private static final long CORRECTION_SECONDS = 300;

    private static final Set<String> MEMBERS = Set.of("creator", "administrator", "member");
    private static final String RESTRICTED = "restricted";

    private final Myself me;
    private final Hearing hearing;

    Decoder(Myself me) {
        this.me = me;
        this.hearing = new Hearing(me);
    }

    /**
     * Decodes one update.
     *
     * @param epoch rises when Telegram starts its update ids again
     * @throws UnreadableException when it is of a kind that was asked for, and not as that must be
     */
    Optional<Incoming> decode(JsonNode update, long epoch) {
        EventId id = new EventId(
                TelegramAdapter.PLATFORM + ":" + me.id(),
                epoch,
                update.path("update_id").asText());
        if (update.hasNonNull("message")) {
            return message(id, update.path("message"));
        }
        if (update.hasNonNull("edited_message")) {
            return corrected(id, update.path("edited_message"));
        }
        if (update.hasNonNull("callback_query")) {
            return tap(id, update.path("callback_query"));
        }
        return update.hasNonNull("my_chat_member") ? membership(id, update.path("my_chat_member")) : Optional.empty();
    }

    private Optional<Incoming> message(EventId id, JsonNode message) {
        Where where = Where.of(message.path("chat"), topic(message));
        if (where == null || message.path("is_automatic_forward").asBoolean()) {
            return Optional.empty();
        }
        if (message.hasNonNull("migrate_to_chat_id")) {
            return moved(id, where.address(), number(message.path("migrate_to_chat_id")));
        }
        if (message.hasNonNull("migrate_from_chat_id")) {
            String old = number(message.path("migrate_from_chat_id"));
            return moved(
                    id,
                    ChatAddress.of(TelegramAdapter.PLATFORM, old),
                    where.address().chat());
        }
        Who who = Who.of(message.path("from"), message.path("sender_chat"));
        return who == null
                ? Optional.empty()
                : hearing.heard(message, where.group())
                        .map(heard -> incoming(id, where, who, heard.addressed(), heard.said()));
    }

    /** A command that was corrected is meant; any other text has been answered as it was, and stays answered. */
    private Optional<Incoming> corrected(EventId id, JsonNode message) {
        JsonNode date = message.path("date");
        JsonNode edited = message.path("edit_date");
        return date.isIntegralNumber()
                        && edited.isIntegralNumber()
                        && edited.asLong() - date.asLong() <= CORRECTION_SECONDS
                ? message(id, message).filter(incoming -> incoming.said() instanceof Said.Command)
                : Optional.empty();
    }

    private static Optional<Incoming> moved(EventId id, ChatAddress from, String to) {
        return Optional.of(new Incoming(
                id,
                from,
                true,
                new PersonAddress(TelegramAdapter.PLATFORM, from.chat()),
                "",
                true,
                new Said.Moved(to)));
    }

    private static Optional<Incoming> tap(EventId id, JsonNode tap) {
        JsonNode message = tap.path("message");
        JsonNode data = tap.path("data");
        if (message.isMissingNode() || !data.isTextual()) {
            return Optional.empty();
        }
        Where where = Where.of(message.path("chat"), topic(message));
        Who who = Who.of(tap.path("from"), MissingNode.getInstance());
        return where == null || who == null
                ? Optional.empty()
                : Optional.of(incoming(id, where, who, true, new Said.Tap(data.asText())));
    }

    private static Optional<Incoming> membership(EventId id, JsonNode change) {
        Where where = Where.of(change.path("chat"), "");
        if (where == null) {
            return Optional.empty();
        }
        Who who = Who.ofAnybody(change.path("from"), where);
        if (isLeaving(change)) {
            return Optional.of(incoming(id, where, who, true, new Said.Removed()));
        }
        // In a private chat this is somebody who starts the bot again, and says so right after it.
        return isJoin(change) && where.group()
                ? Optional.of(incoming(id, where, who, true, new Said.Added()))
                : Optional.empty();
    }

    /** Whether the bot is in a chat after this change, and was not before it. */
    static boolean isJoin(JsonNode change) {
        return !wasInside(change) && isInside(change);
    }

    /** Whether the bot was in a chat before this change, and is not after it. */
    static boolean isLeaving(JsonNode change) {
        return wasInside(change) && !isInside(change);
    }

    private static boolean wasInside(JsonNode change) {
        return isMember(change.path("old_chat_member"));
    }

    private static boolean isInside(JsonNode change) {
        return isMember(change.path("new_chat_member"));
    }

    private static boolean isMember(JsonNode member) {
        String status = member.path("status").asText();
        return MEMBERS.contains(status)
                || (status.equals(RESTRICTED) && member.path("is_member").asBoolean());
    }

    private static Incoming incoming(EventId id, Where where, Who who, boolean addressed, Said said) {
        return new Incoming(
                id, where.address(), where.group(), who.address(), who.name(), addressed, who.language(), said);
    }

    /** The id is a topic's only when the message says so; elsewhere it names a thread of replies. */
    private static String topic(JsonNode message) {
        JsonNode thread = message.path("message_thread_id");
        if (!message.path("is_topic_message").asBoolean() || thread.isMissingNode() || thread.isNull()) {
            return "";
        }
        if (!thread.canConvertToInt()) {
            throw new UnreadableException("a topic's number is none"); // And nothing could ever be sent there.
        }
        return number(thread);
    }

    private static String number(JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new UnreadableException("a number is missing");
        }
        return node.asText();
    }

    /** Where something happened; channels are not for talking. */
    private record Where(ChatAddress address, boolean group) {

        private static final Map<String, Boolean> GROUPS = Map.of("private", false, "group", true, "supergroup", true);

        static @Nullable Where of(JsonNode chat, String topic) {
            String id = number(chat.path("id"));
            if (!chat.path("type").isTextual()) {
                throw new UnreadableException("a chat has no type");
            }
            Boolean group = GROUPS.get(chat.path("type").asText());
            return group == null ? null : new Where(new ChatAddress(TelegramAdapter.PLATFORM, id, topic), group);
        }
    }

    /** Who did something. Whoever writes as a group or channel shares one account with everybody else who does. */
    private record Who(
            PersonAddress address, String name, @Nullable String language) {

        static @Nullable Who of(JsonNode from, JsonNode sender) {
            if (sender.isObject()) {
                return new Who(person(sender), sender.path("title").asText(""), null);
            }
            return !from.isObject() || from.path("is_bot").asBoolean() ? null : named(from);
        }

        /** Whoever lets the bot in or puts it out may be another bot. */
        static Who ofAnybody(JsonNode from, Where where) {
            return from.isObject()
                    ? named(from)
                    : new Who(
                            new PersonAddress(
                                    TelegramAdapter.PLATFORM, where.address().chat()),
                            "",
                            null);
        }

        private static Who named(JsonNode from) {
            JsonNode language = from.path("language_code");
            return new Who(
                    person(from), from.path("first_name").asText(""), language.isTextual() ? language.asText() : null);
        }

        private static PersonAddress person(JsonNode account) {
            return new PersonAddress(TelegramAdapter.PLATFORM, number(account.path("id")));
        }
    }
}
