package tandem.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tandem.chat.Ack;
import tandem.chat.Capabilities;
import tandem.chat.ChatAdapter;
import tandem.chat.ChatAddress;
import tandem.chat.Choice;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.MessageRef;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.Said;
import tandem.chat.SendResult;
import tandem.store.Row;

/** Some people who talk with a whole bot over the real store, in private and in groups, at a time that the test sets. */
abstract class Company {

    private static final String PLATFORM = "test";
    static final Duration PATIENCE = Duration.ofMinutes(1);

    volatile Instant now = Instant.parse("2026-01-05T20:00:00Z");
    final Chats chats = new Chats();
    final List<Ack> acks = new ArrayList<>();

    @Nullable
    WholeBot bot;

    @Nullable
    WholeStore whole;

    private final AtomicLong events = new AtomicLong();

    /** A chat whose name begins with "group" is one. */
    record Person(String name, String user, String chat) {}

    final class Chats implements ChatAdapter {
        final Map<String, List<Outgoing>> shown = new ConcurrentHashMap<>();
        volatile boolean held;
        volatile boolean refuses;
        volatile boolean whispers;

        @Override
        public String platform() {
            return PLATFORM;
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(4096, 1024, whispers, whispers, Capabilities.ANY_TOUCH, chat -> false, null);
        }

        @Override
        public CompletionStage<SendResult> send(Parcel parcel) {
            if (held) {
                return CompletableFuture.completedStage(new SendResult.Later(Duration.ofHours(1)));
            }
            if (refuses) {
                return CompletableFuture.completedStage(new SendResult.Refused("not this one"));
            }
            if (parcel.outgoing().mode() != Outgoing.Mode.REMOVE_CHOICES) {
                show(parcel.chat().chat(), parcel.outgoing());
                if (parcel.only() != null) {
                    show(parcel.chat().chat() + "/" + parcel.only().user(), parcel.outgoing());
                }
            }
            return CompletableFuture.completedStage(
                    new SendResult.Sent(new MessageRef(Long.toString(events.incrementAndGet()))));
        }

        private void show(String where, Outgoing outgoing) {
            shown.computeIfAbsent(where, chat -> new CopyOnWriteArrayList<>()).add(outgoing);
        }

        String last(String chat) {
            List<Outgoing> all = shown.getOrDefault(chat, List.of());
            return all.isEmpty() ? "" : all.get(all.size() - 1).plainText();
        }

        List<Outgoing> in(String chat) {
            return shown.getOrDefault(chat, List.of());
        }

        List<String> all() {
            return shown.values().stream()
                    .flatMap(List::stream)
                    .map(Outgoing::plainText)
                    .toList();
        }
    }

    void does(String chat, Person who, Said said) throws InterruptedException {
        now = now.plusSeconds(2);
        acks.add(bot().submit(incoming(chat, who, said)).toCompletableFuture().join());
        assertThat(bot().settle(PATIENCE)).isTrue();
    }

    Incoming incoming(String chat, Person who, Said said) {
        return new Incoming(
                new EventId(PLATFORM, 1, Long.toString(events.incrementAndGet())),
                ChatAddress.of(PLATFORM, chat),
                chat.startsWith("group"),
                new PersonAddress(PLATFORM, who.user()),
                who.name(),
                true,
                said);
    }

    void types(String chat, Person who, String text) throws InterruptedException {
        does(chat, who, text.startsWith("/") ? Said.Command.typed(text.substring(1), "") : new Said.Text(text));
    }

    /** The newest button with this label. */
    void taps(String chat, Person who, String label) throws InterruptedException {
        taps(chat, chat, who, label);
    }

    /** The same, of what was shown there to this person alone. */
    void tapsAlone(String chat, Person who, String label) throws InterruptedException {
        taps(chat, chat + "/" + who.user(), who, label);
    }

    private void taps(String chat, String shown, Person who, String label) throws InterruptedException {
        List<Outgoing> all = chats.shown.getOrDefault(shown, List.of());
        for (int i = all.size() - 1; i >= 0; i--) {
            for (Choice choice : all.get(i).choices()) {
                if (choice.label().equals(label) && choice instanceof Choice.Button button) {
                    does(chat, who, new Said.Tap(button.token()));
                    return;
                }
            }
        }
        throw new AssertionError("no button \"" + label + "\" in " + chat + "; the last message: " + chats.last(chat));
    }

    /** One makes a code in private, the other one types it, and both say yes. */
    void joinByCode(Person one, Person other) throws InterruptedException {
        types(one.chat(), one, "/pair");
        taps(one.chat(), one, "Make a code");
        String code = chats.in(one.chat()).stream()
                .map(Outgoing::plainText)
                .filter(text -> text.startsWith("Your code: "))
                .findFirst()
                .orElseThrow()
                .substring("Your code: ".length(), "Your code: ".length() + 9);
        types(other.chat(), other, "/pair");
        taps(other.chat(), other, "Yes");
        taps(other.chat(), other, "I have a code");
        types(other.chat(), other, code);
        assertThat(chats.last(other.chat())).startsWith("Join with " + one.name() + "?");
        taps(other.chat(), other, "Yes");
        taps(one.chat(), one, "Yes");
        assertThat(chats.last(one.chat())).startsWith("You've joined.");
    }

    WholeBot bot() {
        return Objects.requireNonNull(bot);
    }

    WholeStore whole() {
        return Objects.requireNonNull(whole);
    }

    Map<String, String> rows() {
        Map<String, String> rows = new TreeMap<>();
        for (String key : whole().rows().keys("", "\uffff", Integer.MAX_VALUE)) {
            Row row = whole().rows().get(key);
            rows.put(key, row == null ? "" : new String(row.value(), StandardCharsets.UTF_8));
        }
        return rows;
    }
}
