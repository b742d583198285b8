package tandem.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.chat.Ack;
import tandem.chat.Choice;
import tandem.chat.Outgoing;
import tandem.chat.Said;
import tandem.engine.TestDialogs;
import tandem.store.Batch;

/**
 * {@code /delete} in the middle of everything, over the real store on disk, whose files hold every value as it is: two have
 * joined, are asked and answer, in a group and in private; cards and reminders are under way; messages wait, are put aside,
 * and name them; an event is accepted and not played. Afterwards nothing of the one who has erased is in any row or file, and
 * what is the other one's is as it was.
 */
final class DeletionTest extends Company {

    private static final String GROUP = "group-of-both";
    private static final String OTHER_GROUP = "group-with-cleo";

    /** What names the one, what they typed, and how they are reached. */
    private static final List<String> CANARIES =
            List.of("Zenobia", "canary", "user-of-ana", "chat-of-ana", "waltz-of-hers");

    private static final Person ANA = new Person("Zenobia", "user-of-ana-77", "chat-of-ana-77");
    private static final Person BEN = new Person("Bartolo", "user-of-ben-88", "chat-of-ben-88");

    @TempDir
    private Path folder;

    /** Here is no ring of keys: what takes them away, and the marks with them, is done by hand. See KeyErasureTest. */
    private void keysAreGone() {
        Set<String> marks = new HashSet<>(whole().rows().keys("erased/", "erased/\uffff", Integer.MAX_VALUE));
        assertThat(marks).isNotEmpty();
        whole().rows().commit(new Batch(Map.of(), Map.of(), marks, true)).join();
    }

    /** Everything begins: consent, limits, notes, check-ins, a couple, and an offer elsewhere that nobody has taken up. */
    private void begin() throws InterruptedException {
        types(ANA.chat(), ANA, "/limits");
        taps(ANA.chat(), ANA, "Yes");
        taps(ANA.chat(), ANA, "Hugs and cuddles");
        types(OTHER_GROUP, ANA, "/join");
        taps(OTHER_GROUP, ANA, "Join");
        String opens = acks.get(acks.size() - 1).opens();
        if (opens != null) {
            does(ANA.chat(), ANA, Said.Command.typed("start", opens));
        }
        types(ANA.chat(), ANA, "/checkin");
        types(ANA.chat(), ANA, "7");
        joinByCode(ANA, BEN);
    }

    /** By the button of a question in a group or in their private chat; the answer is typed there, or into a form. */
    private void answers(String chat, Person who, String words) throws InterruptedException {
        taps(chat, who, "Answer privately");
        Ack ack = acks.get(acks.size() - 1);
        if (ack.opens() != null) {
            does(who.chat(), who, Said.Command.typed("start", ack.opens()));
        } else if (chat.equals(GROUP)) {
            for (Outgoing outgoing : chats.in(GROUP + "/" + who.user())) {
                for (Choice choice : outgoing.choices()) {
                    if (choice instanceof Choice.Form form) {
                        does(GROUP, who, new Said.Filled(form.token(), words));
                        return;
                    }
                }
            }
        }
        types(who.chat(), who, words);
    }

    @ParameterizedTest(name = "shown alone in a group: {0}")
    @ValueSource(booleans = {false, true})
    void nothingOfThePersonIsLeftAndTheOthersAreWhole(boolean whispers) throws Exception {
        chats.whispers = whispers;
        try (WholeStore store = WholeStore.readable(folder, 1 << 20)) {
            whole = store;
            try (WholeBot running = new WholeBot(store.store(), TestDialogs.shipped(), () -> now, 4, chats)) {
                bot = running;
                everythingAtOnce();
                whileItIsUnderWay();
                afterwards(store);
            }
        }
        files();
    }

    @Test
    void sealedAnswersGoWithTheGroupInWhichTheyWouldBeShown() throws Exception {
        try (WholeStore store = WholeStore.readable(folder, 1 << 20);
                WholeBot running = new WholeBot(store.store(), TestDialogs.shipped(), () -> now, 4, chats)) {
            whole = store;
            bot = running;
            begin();
            types(GROUP, ANA, "/question");
            answers(GROUP, ANA, "canary-of-hers");
            types(ANA.chat(), ANA, "/question");
            answers(BEN.chat(), BEN, "gavotte-of-his");
            assertThat(rows().toString()).contains("canary-of-hers");

            does(GROUP, BEN, new Said.Removed());
            assertThat(rows().toString())
                    .doesNotContain("canary-of-hers", GROUP)
                    .contains("gavotte-of-his"); // Asked elsewhere.
            store.disk().erased().orTimeout(60, TimeUnit.SECONDS).join();
        }
        gone.addAll(List.of("canary-of-hers", GROUP));
        files();
    }

    private void everythingAtOnce() throws InterruptedException {
        begin();
        // In the group: a card that is asked about tomorrow, and one that is open.
        types(GROUP, ANA, "/tonight");
        taps(GROUP, ANA, "We'll do it");
        types(GROUP, BEN, "/tonight");
        // Asked by her, in the group and in private: he has answered and not shared, she has answered one.
        types(GROUP, ANA, "/question");
        answers(GROUP, BEN, "mazurka-of-his");
        answers(GROUP, ANA, "canary-of-hers");
        types(ANA.chat(), ANA, "/question");
        answers(BEN.chat(), BEN, "gavotte-of-his");
        // Asked by him, and about to be shown.
        types(BEN.chat(), BEN, "/question");
        answers(BEN.chat(), BEN, "polka-of-his");
        answers(ANA.chat(), ANA, "waltz-of-hers");
        taps(ANA.chat(), ANA, "Share when both are ready");
        // A message that is put aside, with her words in it.
        chats.refuses = true;
        types(ANA.chat(), ANA, "/settings");
        chats.refuses = false;
        types(ANA.chat(), ANA, "/saved");
        types(ANA.chat(), ANA, "/checkin");
        // From here on nothing is delivered.
        chats.held = true;
        taps(BEN.chat(), BEN, "Share when both are ready");
        types(ANA.chat(), ANA, "/privacy");
        whole().store()
                .accept(incoming(GROUP, ANA, new Said.Text("canary that she typed")), now)
                .join();
    }

    private void whileItIsUnderWay() throws InterruptedException {
        Map<String, String> before = rows();
        String all = before.toString();
        for (String canary : CANARIES) {
            assertThat(all).as("the test has it stored").contains(canary);
        }
        for (String kind : List.of(
                "couple/", "dead/", "dm/", "due/", "in/", "offer/", "out/", "person/", "run/", "talk/", "user/")) {
            assertThat(before.keySet()).as(kind).anyMatch(key -> key.startsWith(kind));
        }
        String ben = idOf(before, "chat-at/", "chat/", BEN.chat());
        String ana = idOf(before, "user-at/", "user/", ANA.user());
        assertThat(before)
                .as("an offer that she has come to")
                .anySatisfy((key, value) ->
                        assertThat(key + value).startsWith("offer/").contains(ana));
        assertThat(before)
                .as("what both answered waits for him")
                .anySatisfy((key, value) ->
                        assertThat(key + value).startsWith("out/" + ben).contains("waltz-of-hers"));
    }

    private void afterwards(WholeStore store) throws Exception {
        Map<String, String> before = rows();
        String ana = idOf(before, "user-at/", "user/", ANA.user());
        String chat = idOf(before, "chat-at/", "chat/", ANA.chat());
        String ben = idOf(before, "user-at/", "user/", BEN.user());
        List<String> addresses = before.entrySet().stream()
                .filter(row -> row.getKey().contains("-at/")
                        && (row.getValue().contains(ana) || row.getValue().contains(chat)))
                .map(row -> row.getKey().substring(row.getKey().indexOf('/') + 1))
                .toList();
        assertThat(addresses).hasSize(2);

        types(ANA.chat(), ANA, "/delete");
        chats.held = false;
        String erase = token(rows(), "Erase everything");
        chats.held = true;
        does(ANA.chat(), ANA, new Said.Tap(erase));

        List<String> gone = new ArrayList<>(CANARIES);
        gone.add(ana);
        gone.addAll(addresses);
        keysAreGone();
        Map<String, String> between = rows();
        between.forEach((key, value) -> {
            if (key.startsWith("out/" + chat) || key.startsWith("out/~")) {
                assertThat(value).as("only a goodbye waits").contains("Everything about you is erased");
            } else {
                assertThat(key + value)
                        .as(key)
                        .doesNotContain(gone.toArray(new String[0]))
                        .doesNotContain(chat);
            }
        });

        chats.held = false;
        chats.shown.clear();
        now = now.plus(Duration.ofHours(2));
        assertThat(bot().settle(PATIENCE)).isTrue();
        assertThat(chats.last(ANA.chat())).contains("Everything about you is erased");
        assertThat(chats.all()).noneMatch(text -> gone.stream().anyMatch(text::contains));
        assertThat(chats.in(BEN.chat()).stream().map(Outgoing::plainText))
                .as("what was said to him alone still comes")
                .anyMatch(text -> text.startsWith("Yours is ready"));
        Map<String, String> after = rows();
        after.forEach((key, value) -> assertThat(key + value).as(key).doesNotContain(gone.toArray(new String[0])));
        benIsWhole(before, after, ben);
        store.disk().erased().orTimeout(60, TimeUnit.SECONDS).join();
        gone.add(chat);
        this.gone.addAll(gone);
    }

    private final List<String> gone = new ArrayList<>();

    private void benIsWhole(Map<String, String> before, Map<String, String> after, String ben) {
        assertThat(after.get("person/" + ben)).isEqualTo(before.get("person/" + ben));
        assertThat(after.get("user/" + ben)).isEqualTo(before.get("user/" + ben));
        assertThat(after.get("dm/" + ben)).isEqualTo(before.get("dm/" + ben));
        String couple = before.keySet().stream()
                .filter(key -> key.startsWith("couple/"))
                .findFirst()
                .orElseThrow();
        assertThat(after.get(couple)).contains(ben);
        assertThat(after.get("part/" + ben + "/" + couple.substring("couple/".length())))
                .contains("mazurka-of-his", "gavotte-of-his");
        String groupBefore = talk(before, GROUP);
        String groupAfter = talk(after, GROUP);
        assertThat(groupAfter)
                .as("what the group was asked goes on, and what it has seen is known")
                .contains("\"at\":\"question:ask question-ask:ask\"")
                .endsWith(groupBefore.substring(groupBefore.indexOf("\"used\"")));
        assertThat(count(groupBefore, "\"aside\"")).isEqualTo(chats.whispers ? 2 : 0);
        assertThat(count(groupAfter, "\"aside\""))
                .as("what is talked over with him alone in the group")
                .isEqualTo(chats.whispers ? 1 : 0);
    }

    private static int count(String text, String part) {
        return text.split(java.util.regex.Pattern.quote(part), -1).length - 1;
    }

    private static String talk(Map<String, String> rows, String chat) {
        return java.util.Objects.requireNonNull(rows.get("talk/" + idOf(rows, "chat-at/", "chat/", chat)));
    }

    private static String idOf(Map<String, String> rows, String at, String kind, String address) {
        return rows.entrySet().stream()
                .filter(row -> row.getKey().startsWith(kind) && row.getValue().contains("\"" + address + "\""))
                .map(row -> row.getKey().substring(kind.length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody is reached by " + address + " " + at));
    }

    /** Of a button in a message that waits. */
    private static String token(Map<String, String> rows, String label) {
        for (String value : rows.values()) {
            int at = value.indexOf("[\"button\",\"" + label + "\",\"");
            if (at >= 0) {
                int from = at + ("[\"button\",\"" + label + "\",\"").length();
                return value.substring(from, value.indexOf('"', from));
            }
        }
        throw new AssertionError("no message waits with " + label);
    }

    private void files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                            .as(file.toString())
                            .doesNotContain(gone.toArray(new String[0]));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
