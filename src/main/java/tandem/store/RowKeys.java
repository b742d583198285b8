package tandem.store;

import java.time.Instant;
import tandem.chat.ChatAddress;
import tandem.chat.ConversationId;
import tandem.chat.EventId;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;

/**
 * The names of all rows: this table is the layout of the store. Nothing in a name tells who somebody is: addresses are
 * HMACs, ids are random.
 *
 * <pre>
 * chat-at/ADDRESS              the conversation id of a chat
 * user-at/ADDRESS              the person id of a user
 * chat/CONVERSATION            how the chat is reached
 * user/PERSON                  how the person is reached
 * talk/CONVERSATION            the conversation
 * person/PERSON                the person, once they have agreed
 * guest/PERSON/CONVERSATION    where something is remembered of a person who has not agreed
 * due/TIME/CONVERSATION/NUMBER a stored time; TIME in seconds, so that rows sort by it
 * out/CONVERSATION/NUMBER      a message to deliver, in this order
 * dead/CONVERSATION/NUMBER     a message that cannot be delivered
 * ref/CONVERSATION/SLOT        the platform's reference of a message that may be changed
 * event/ADDRESS                an event that was applied
 * in/ADDRESS                   an event that was accepted and whose turn is still to come
 * memory/ADDRESS               what an adapter remembers under a key, which may be a name
 * </pre>
 */
final class RowKeys {

    static final String OUT = "out/";
    static final String DUE = "due/";
    static final String IN = "in/";

    private final Keys keys;

    RowKeys(Keys keys) {
        this.keys = keys;
    }

    String at(ChatAddress chat) {
        return "chat-at/" + keys.address("chat", chat.platform(), chat.chat(), chat.topic());
    }

    String at(PersonAddress person) {
        return "user-at/" + keys.address("user", person.platform(), person.user());
    }

    String event(EventId event) {
        return "event/" + keys.address("event", event.source(), Long.toString(event.epoch()), event.id());
    }

    String in(EventId event) {
        return IN + keys.address("event", event.source(), Long.toString(event.epoch()), event.id());
    }

    static String chat(ConversationId conversation) {
        return "chat/" + conversation.value();
    }

    static String user(PersonId person) {
        return "user/" + person.value();
    }

    static String talk(ConversationId conversation) {
        return "talk/" + conversation.value();
    }

    static String person(PersonId person) {
        return "person/" + person.value();
    }

    static String guest(PersonId person, ConversationId conversation) {
        return guests(person) + conversation.value();
    }

    static String guests(PersonId person) {
        return "guest/" + person.value() + "/";
    }

    static String due(Instant at, ConversationId conversation, long number) {
        return dueUntil(at) + "/" + conversation.value() + "/" + number;
    }

    /** The key that every row due before this time sorts under. */
    static String dueUntil(Instant at) {
        return DUE + sorted(Math.max(0, at.getEpochSecond()));
    }

    static String out(ConversationId conversation, long number) {
        return outs(conversation) + sorted(number);
    }

    static String outs(ConversationId conversation) {
        return OUT + conversation.value() + "/";
    }

    /** Where a message goes that cannot be delivered. */
    static String grave(String outKey) {
        return "dead/" + outKey.substring(OUT.length());
    }

    static String graves(ConversationId conversation) {
        return "dead/" + conversation.value() + "/";
    }

    static String ref(ConversationId conversation, long slot) {
        return refs(conversation) + slot;
    }

    static String refs(ConversationId conversation) {
        return "ref/" + conversation.value() + "/";
    }

    String memory(String adapter, String key) {
        return "memory/" + keys.address("memory", adapter, key);
    }

    /** The first key after all that begin like this. */
    static String end(String prefix) {
        return prefix + "\uffff";
    }

    /** The first key after this one. */
    static String after(String key) {
        return key + '\0';
    }

    /** The part of a key between its slashes. */
    static String part(String key, int index) {
        return key.split("/", -1)[index];
    }

    private static String sorted(long number) {
        return String.format(java.util.Locale.ROOT, "%016d", number);
    }
}
