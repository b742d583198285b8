package tandem.console;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tandem.chat.ChatAddress;
import tandem.chat.Memory;
import tandem.chat.Said;
import tandem.trace.Wordless;

/** What happens before the first line is read: where people were, or how to begin. */
final class Opening {

    private static final String EPOCH = "epoch";

    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);

    private final Memory memory;
    private final People people;
    private final Display display;

    Opening(Memory memory, People people, Display display) {
        this.memory = memory;
        this.people = people;
        this.display = display;
    }

    /** The number of this start. */
    long epoch() {
        long epoch = memory.get(EPOCH).map(Long::parseLong).orElse(0L) + 1;
        memory.put(EPOCH, Long.toString(epoch));
        return epoch;
    }

    /** Shows once more what can still be answered. */
    void again(Boards boards) {
        boolean said = false;
        for (ChatAddress chat : people.chats()) {
            List<Shown> open = new ArrayList<>(boards.of(chat).messages());
            open.removeIf(shown -> shown.choices().isEmpty());
            if (!open.isEmpty() && !said) {
                display.say(Sentence.AGAIN);
                said = true;
            }
            Collections.reverse(open);
            display.again(chat, open);
        }
    }

    /** At the very first start of these people: a group meets the bot, somebody alone learns how to meet it. */
    void begin(Post post) {
        String begun = "begun:" + people.home().chat();
        if (memory.get(begun).isPresent()) {
            return;
        }
        if (people.alone()) {
            display.say(Sentence.BEGIN);
        } else if (!added(post)) {
            return;
        }
        memory.put(begun, "yes");
    }

    private boolean added(Post post) {
        try {
            post.submit(0, people.first(), people.home(), new Said.Added());
            return true;
        } catch (RuntimeException e) {
            LOG.error("the group could not be made known to the bot; the next start tries again", Wordless.of(e));
            return false;
        }
    }
}
