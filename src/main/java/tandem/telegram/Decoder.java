package tandem.telegram;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chat.Chat;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMember;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberRestricted;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;
import org.telegram.telegrambots.meta.api.objects.message.MaybeInaccessibleMessage;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import tandem.chat.ChatAddress;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.PersonAddress;
import tandem.chat.Said;

/** Makes an event of an update, or nothing where the bot is not concerned. Pure; any field may be missing. */
final class Decoder {

    /** The updates that are asked for; Telegram keeps all others to itself. */
    static final Set<String> KINDS = Set.of("message", "edited_message", "callback_query", "my_chat_member");

    /** Whoever corrects a command does so soon; an older one was answered long ago. */
    private static final int CORRECTION_SECONDS = 300;

    private static final Set<String> MEMBERS = Set.of("creator", "administrator", "member");
    private static final Set<String> OUTSIDE = Set.of("left", "kicked");
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
     */
    Optional<Incoming> decode(Update update, long epoch) {
        EventId id = new EventId(TelegramAdapter.PLATFORM + ":" + me.id(), epoch, String.valueOf(update.getUpdateId()));
        if (update.getMessage() != null) {
            return message(id, update.getMessage());
        }
        if (update.getEditedMessage() != null) {
            return corrected(id, update.getEditedMessage());
        }
        if (update.getCallbackQuery() != null) {
            return tap(id, update.getCallbackQuery());
        }
        return update.getMyChatMember() == null ? Optional.empty() : membership(id, update.getMyChatMember());
    }

    private Optional<Incoming> message(EventId id, Message message) {
        Where where = Where.of(message.getChat(), topic(message));
        if (where == null || Boolean.TRUE.equals(message.getIsAutomaticForward())) {
            return Optional.empty();
        }
        if (message.getMigrateToChatId() != null) {
            return moved(id, where.address(), message.getMigrateToChatId());
        }
        if (message.getMigrateFromChatId() != null) {
            ChatAddress old =
                    new ChatAddress(TelegramAdapter.PLATFORM, String.valueOf(message.getMigrateFromChatId()), "");
            return moved(id, old, message.getChat().getId());
        }
        Who who = Who.of(message.getFrom(), message.getSenderChat());
        return who == null
                ? Optional.empty()
                : hearing.heard(message, where.group())
                        .map(heard -> incoming(id, where, who, heard.addressed(), heard.said()));
    }

    /** A command that was corrected is meant; any other text has been answered as it was, and stays answered. */
    private Optional<Incoming> corrected(EventId id, Message message) {
        Integer date = message.getDate();
        Integer edited = message.getEditDate();
        return date != null && edited != null && edited - date <= CORRECTION_SECONDS
                ? message(id, message).filter(incoming -> incoming.said() instanceof Said.Command)
                : Optional.empty();
    }

    private static Optional<Incoming> moved(EventId id, ChatAddress from, Long to) {
        return Optional.of(new Incoming(
                id,
                from,
                true,
                new PersonAddress(TelegramAdapter.PLATFORM, from.chat()),
                "",
                true,
                new Said.Moved(String.valueOf(to))));
    }

    private static Optional<Incoming> tap(EventId id, CallbackQuery tap) {
        MaybeInaccessibleMessage message = tap.getMessage();
        Who who = Who.of(tap.getFrom(), null);
        if (message == null || tap.getData() == null || who == null) {
            return Optional.empty();
        }
        Where where = Where.of(message.getChat(), message instanceof Message whole ? topic(whole) : "");
        return where == null
                ? Optional.empty()
                : Optional.of(incoming(id, where, who, true, new Said.Tap(tap.getData())));
    }

    private static Optional<Incoming> membership(EventId id, ChatMemberUpdated change) {
        Where where = Where.of(change.getChat(), "");
        if (where == null) {
            return Optional.empty();
        }
        Who who = Who.ofAnybody(change.getFrom(), where);
        boolean was = isInside(change.getOldChatMember());
        boolean is = isInside(change.getNewChatMember());
        if (was && !is) {
            return Optional.of(incoming(id, where, who, true, new Said.Removed()));
        }
        // In a private chat this is somebody who starts the bot again, and says so right after it.
        return !was && is && where.group()
                ? Optional.of(incoming(id, where, who, true, new Said.Added()))
                : Optional.empty();
    }

    private static boolean isInside(@Nullable ChatMember member) {
        if (member == null || member.getStatus() == null || OUTSIDE.contains(member.getStatus())) {
            return false;
        }
        return MEMBERS.contains(member.getStatus())
                || (RESTRICTED.equals(member.getStatus())
                        && member instanceof ChatMemberRestricted restricted
                        && Boolean.TRUE.equals(restricted.getIsMember()));
    }

    private static Incoming incoming(EventId id, Where where, Who who, boolean addressed, Said said) {
        return new Incoming(id, where.address(), where.group(), who.address(), who.name(), addressed, said);
    }

    /** The id is a topic's only when the message says so; elsewhere it names a thread of replies. */
    private static String topic(Message message) {
        return Boolean.TRUE.equals(message.getIsTopicMessage()) && message.getMessageThreadId() != null
                ? String.valueOf(message.getMessageThreadId())
                : "";
    }

    /** Where something happened; channels are not for talking. */
    private record Where(ChatAddress address, boolean group) {

        private static final Map<String, Boolean> GROUPS = Map.of("private", false, "group", true, "supergroup", true);

        static @Nullable Where of(@Nullable Chat chat, String topic) {
            if (chat == null || chat.getId() == null || chat.getType() == null) {
                return null;
            }
            Boolean group = GROUPS.get(chat.getType());
            return group == null
                    ? null
                    : new Where(new ChatAddress(TelegramAdapter.PLATFORM, String.valueOf(chat.getId()), topic), group);
        }
    }

    /** Who did something. Whoever writes as a group or channel shares one account with everybody else who does. */
    private record Who(PersonAddress address, String name) {

        static @Nullable Who of(@Nullable User from, @Nullable Chat sender) {
            if (sender != null && sender.getId() != null) {
                String title = sender.getTitle() == null ? "" : sender.getTitle();
                return new Who(person(sender.getId()), title);
            }
            if (from == null || from.getId() == null || Boolean.TRUE.equals(from.getIsBot())) {
                return null;
            }
            return new Who(person(from.getId()), from.getFirstName() == null ? "" : from.getFirstName());
        }

        /** Whoever lets the bot in or puts it out may be another bot. */
        static Who ofAnybody(@Nullable User from, Where where) {
            return from == null || from.getId() == null
                    ? new Who(
                            new PersonAddress(
                                    TelegramAdapter.PLATFORM, where.address().chat()),
                            "")
                    : new Who(person(from.getId()), from.getFirstName() == null ? "" : from.getFirstName());
        }

        private static PersonAddress person(Long id) {
            return new PersonAddress(TelegramAdapter.PLATFORM, String.valueOf(id));
        }
    }
}
