package tandem.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tandem.chat.Capabilities;
import tandem.chat.ChatAddress;
import tandem.chat.ConversationId;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.Splitting;
import tandem.form.ParcelForm;

/** The new messages of one commit, in the order in which they are to leave. Used once, on one thread. */
final class NewLetters {

    private final OutQueue queue;
    private final Map<String, byte[]> puts;
    private final Function<String, Capabilities> capabilities;
    private final boolean scheduled;
    private final List<OutQueue.Entry> entries = new ArrayList<>();

    /**
     * @param puts takes their rows
     * @param capabilities what a platform can show, by its name
     * @param scheduled whether a stored time has come; otherwise somebody waits for them
     */
    NewLetters(
            OutQueue queue, Map<String, byte[]> puts, Function<String, Capabilities> capabilities, boolean scheduled) {
        this.queue = queue;
        this.puts = puts;
        this.capabilities = capabilities;
        this.scheduled = scheduled;
    }

    /** Adds a message of a conversation; {@code only} is the one person who may read it there, or null. */
    void add(ConversationId conversation, ChatAddress chat, @Nullable PersonAddress only, Outgoing outgoing) {
        for (Outgoing part : parts(chat, outgoing)) {
            put(conversation, queue.number(), new Parcel(chat, only, part, null, scheduled));
        }
    }

    /**
     * Adds a message that comes from elsewhere into the private chat of a person. Its slot is one that no message of the
     * private conversation ever has, and so nothing can change it.
     */
    void addFromElsewhere(ConversationId privately, ChatAddress chat, PersonAddress person, Outgoing outgoing) {
        for (Outgoing part : parts(chat, outgoing)) {
            long number = queue.number();
            put(privately, number, new Parcel(chat, person, part.withSlot(-number), null, scheduled));
        }
    }

    private List<Outgoing> parts(ChatAddress chat, Outgoing outgoing) {
        return Splitting.fit(outgoing, capabilities.apply(chat.platform()));
    }

    List<OutQueue.Entry> entries() {
        return entries;
    }

    private void put(ConversationId conversation, long number, Parcel parcel) {
        String key = RowKeys.out(conversation, number);
        puts.put(key, ParcelForm.write(parcel));
        entries.add(OutQueue.Entry.of(key, parcel));
    }
}
