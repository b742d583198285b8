package tandem.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import tandem.chat.Ack;
import tandem.chat.Audience;
import tandem.chat.ChatAddress;
import tandem.chat.Choice;
import tandem.chat.Inbox;
import tandem.chat.Incoming;
import tandem.chat.MessageRef;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;
import tandem.chat.Said;
import tandem.chat.SendResult;
import tandem.chat.Span;

/** A bot with prepared answers. Delivers them as a dispatcher does: after the turn, when the terminal settles. */
final class Bot implements Inbox {

    final List<Incoming> heard = new CopyOnWriteArrayList<>();
    final List<SendResult> results = new CopyOnWriteArrayList<>();
    private final Map<String, List<Outgoing>> answers = new HashMap<>();
    private final Map<String, ChatAddress> elsewhere = new HashMap<>();
    private final Map<String, PersonAddress> only = new HashMap<>();
    private final Map<String, String> notices = new HashMap<>();
    private final Map<String, String> opened = new HashMap<>();
    private final Set<String> refused = new HashSet<>();
    private final List<Parcel> outbox = new ArrayList<>();
    private @Nullable ConsoleAdapter adapter;

    /** What it says in the same chat when it hears this; see {@link #words}. */
    Bot when(String said, Outgoing... answer) {
        answers.put(said, List.of(answer));
        return this;
    }

    Bot whenIn(String said, ChatAddress chat, Outgoing... answer) {
        elsewhere.put(said, chat);
        return when(said, answer);
    }

    Bot whenOnly(String said, String person, Outgoing answer) {
        only.put(said, People.address(person));
        return when(said, answer);
    }

    Bot notice(String said, String notice) {
        notices.put(said, notice);
        return this;
    }

    /** With what it opens the private chat of whoever says this. */
    Bot opens(String said, String payload) {
        opened.put(said, payload);
        return this;
    }

    /** What it cannot store. */
    Bot refuse(String said) {
        refused.add(said);
        return this;
    }

    void at(ConsoleAdapter console) {
        adapter = console;
    }

    @Override
    public CompletionStage<Ack> submit(Incoming incoming) {
        heard.add(incoming);
        String words = words(incoming.said());
        if (refused.contains(words)) {
            return CompletableFuture.failedFuture(new IllegalStateException("the disk is full"));
        }
        if (words.equals("throw")) {
            throw new IllegalStateException("the disk is full");
        }
        ChatAddress chat = elsewhere.getOrDefault(words, incoming.chat());
        for (Outgoing answer : answers.getOrDefault(words, List.of())) {
            outbox.add(new Parcel(chat, only.get(words), answer, earlier(answer)));
        }
        return CompletableFuture.completedFuture(new Ack(notices.get(words), opened.get(words), null));
    }

    @Override
    public CompletionStage<Ack> submit(Incoming incoming, Duration patience) {
        return submit(incoming);
    }

    /** Hands over what was said, as the dispatcher's thread would. */
    void settle() {
        List<Parcel> due = List.copyOf(outbox);
        outbox.clear();
        due.forEach(this::send);
    }

    void send(Parcel parcel) {
        if (adapter == null) {
            throw new IllegalStateException("the bot is at no terminal");
        }
        results.add(adapter.send(parcel).toCompletableFuture().join());
    }

    List<Said> said() {
        return heard.stream().map(Incoming::said).toList();
    }

    /** {@code /command rest}, {@code tap token}, or the text. */
    static String words(Said said) {
        if (said instanceof Said.Command command) {
            return ("/" + command.name() + " " + command.rest()).strip();
        }
        if (said instanceof Said.Tap tap) {
            return "tap " + tap.token();
        }
        return said instanceof Said.Text text ? text.text() : said.getClass().getSimpleName();
    }

    static Outgoing message(long slot, String text, Choice... choices) {
        return outgoing(slot, Outgoing.Mode.NEW, new Audience.EveryoneHere(), text, choices);
    }

    static Outgoing edit(long slot, String text, Choice... choices) {
        return outgoing(slot, Outgoing.Mode.REPLACE, new Audience.EveryoneHere(), text, choices);
    }

    static Outgoing withoutChoices(long slot) {
        return outgoing(slot, Outgoing.Mode.REMOVE_CHOICES, new Audience.EveryoneHere(), "");
    }

    static Outgoing forOne(long slot, String text, Choice... choices) {
        return outgoing(slot, Outgoing.Mode.NEW, new Audience.Only(new PersonId("p1")), text, choices);
    }

    static Choice button(String token, String label) {
        return new Choice.Button(token, label);
    }

    private static Outgoing outgoing(long slot, Outgoing.Mode mode, Audience audience, String text, Choice... choices) {
        return new Outgoing(slot, mode, audience, List.of(Span.plain(text)), List.of(choices), false);
    }

    private static @Nullable MessageRef earlier(Outgoing answer) {
        return answer.mode() == Outgoing.Mode.NEW ? null : new MessageRef(Long.toString(answer.slot()));
    }
}
