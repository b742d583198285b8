package tandem.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tandem.chat.ChatAddress;
import tandem.chat.ConversationId;
import tandem.chat.EventId;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;
import tandem.engine.CoupleId;

/**
 * The names of all rows: this table is the layout of the store. Nothing in a name tells who somebody is: addresses are
 * HMACs, ids are random.
 *
 * <pre>
 * chat-at/ADDRESS              the conversation id of a chat
 * user-at/ADDRESS              the person id of a user
 * chat/CONVERSATION            how the chat is reached
 * group/ADDRESS/CONVERSATION   which conversations a group has: one for each of its topics, and for each id it has had
 * user/PERSON                  how the person is reached
 * talk/CONVERSATION            the conversation
 * person/PERSON                the person, once they have agreed
 * couple/COUPLE                a couple, and what it is asked
 * part/PERSON/COUPLE           what one of a couple has answered and not shown yet
 * offer/DAY/ADDRESS            people who are about to join, by their code; the DAY is the one on which it ends
 * guest/PERSON/CONVERSATION    where something is remembered of a person who has not agreed
 * run/PERSON/CONVERSATION      where something is under way of a person in a group, begun by them or with their yes
 * dm/PERSON                    the conversation of the person's private chat, while that is open
 * held/DAY/PERSON/NUMBER       a message for this person alone that waits until their private chat is open
 * due/TIME/CONVERSATION/NUMBER a stored time; TIME in seconds, so that rows sort by it
 * out/CONVERSATION/NUMBER      a message to deliver, in this order
 * dead/DAY/CONVERSATION/NUMBER a message that cannot be delivered
 * ref/DAY/CONVERSATION/SLOT    the platform's reference of a message that may be changed
 * event/DAY/ADDRESS            an event that was applied
 * in/ADDRESS                   an event that was accepted and whose turn is still to come
 * memory/ADDRESS               what an adapter remembers under a key, which may be a name
 * erased/SUBJECT               that a person, conversation or couple was erased whose key is still to go, at once
 * known/erased                 up to which erasures the rows are free of those who were erased
 * meta/key                     proves that the keys belong to the data; only the encryption sees it
 * </pre>
 *
 * The goodbye to somebody who was erased is nobody's: in place of their conversation its rows name one that begins with a
 * {@code ~}, which has no key in the ring.
 *
 * <p>A DAY is the day a row was written, counted from 1970, with leading zeros: what is kept for some days only sorts by
 * age, so that {@link Sweep} finds what is over without a list in memory.
 */
final class RowKeys {

    static final String GROUP = "group/";
    static final String OUT = "out/";
    static final String DUE = "due/";
    static final String DEAD = "dead/";
    static final String REF = "ref/";
    static final String EVENT = "event/";
    static final String IN = "in/";
    static final String HELD = "held/";
    static final String CHAT = "chat/";
    static final String USER = "user/";
    static final String DM = "dm/";
    static final String OFFER = "offer/";
    static final String ERASED = "erased/";
    static final String KNOWN_ERASED = "known/erased";

    private static final String NOBODY = "~";

    private static final int DIGITS = 16;

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

    String group(ChatAddress chat, ConversationId conversation) {
        return groups(chat.platform(), chat.chat()) + conversation.value();
    }

    /** What the names of all conversations of a group begin with, those of its topics included. */
    String groups(String platform, String chat) {
        return GROUP + keys.address("group", platform, chat) + "/";
    }

    /** What stands for an event in {@link #event} and {@link #in}. */
    String address(EventId event) {
        return keys.address("event", event.source(), Long.toString(event.epoch()), event.id());
    }

    static String event(long day, String address) {
        return EVENT + sorted(day) + "/" + address;
    }

    static String in(String address) {
        return IN + address;
    }

    static String chat(ConversationId conversation) {
        return CHAT + conversation.value();
    }

    static String user(PersonId person) {
        return USER + person.value();
    }

    static String talk(ConversationId conversation) {
        return "talk/" + conversation.value();
    }

    static String person(PersonId person) {
        return "person/" + person.value();
    }

    static String couple(CoupleId couple) {
        return "couple/" + couple.value();
    }

    static String part(PersonId person, CoupleId couple) {
        return parts(person) + couple.value();
    }

    /** What the names of all that a person has answered and not shown yet begin with. */
    static String parts(PersonId person) {
        return "part/" + person.value() + "/";
    }

    /** @param subject as in {@link #subject} */
    static String erased(String subject) {
        return ERASED + subject;
    }

    /** In place of a conversation that is erased, for what is still to be said there. */
    static ConversationId afterwards(ConversationId erased) {
        return new ConversationId(NOBODY + erased.value());
    }

    /**
     * People who are about to join; those of different platforms do not meet.
     *
     * @param day the one on which the offer ends
     */
    String offer(long day, String platform, String code) {
        return OFFER + sorted(day) + "/" + keys.address("offer", platform, code);
    }

    static String guest(PersonId person, ConversationId conversation) {
        return guests(person) + conversation.value();
    }

    static String guests(PersonId person) {
        return "guest/" + person.value() + "/";
    }

    static String run(PersonId person, ConversationId conversation) {
        return runs(person) + conversation.value();
    }

    static String runs(PersonId person) {
        return "run/" + person.value() + "/";
    }

    static String dm(PersonId person) {
        return DM + person.value();
    }

    static String held(long day, PersonId person, long number) {
        return helds(day, person) + sorted(number);
    }

    static String helds(long day, PersonId person) {
        return HELD + sorted(day) + "/" + person.value() + "/";
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

    static String grave(long day, String outKey) {
        return DEAD + sorted(day) + "/" + part(outKey, 1) + "/" + part(outKey, 2);
    }

    static String ref(long day, ConversationId conversation, long slot) {
        return refs(day, conversation) + slot;
    }

    static String refs(long day, ConversationId conversation) {
        return REF + sorted(day) + "/" + conversation.value() + "/";
    }

    /** The first key of a kind that is kept for some days and was written on this day or later. */
    static String since(String kind, long day) {
        return kind + sorted(day);
    }

    /** Whose data a row is: the random id of a person, a conversation or a couple, or null for what is nobody's alone. */
    static @Nullable String subject(String key) {
        int kind = key.indexOf('/') + 1;
        String subject = switch (key.substring(0, kind)) {
            case CHAT, "talk/", "couple/", "part/", "person/", USER, "guest/", "run/", DM, OUT -> part(key, 1);
            case DUE, REF, DEAD, GROUP, HELD -> part(key, 2);
            default -> null;
        };
        return subject == null || subject.startsWith(NOBODY) ? null : subject;
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

    /** What may be said of a key aloud: the part before its first slash. */
    static String kind(String key) {
        int slash = key.indexOf('/');
        return slash > 0 ? key.substring(0, slash) : "unknown";
    }

    private static String sorted(long number) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }
}
