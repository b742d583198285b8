package tandem.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
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
import tandem.engine.Dialogs;
import tandem.store.Records;
import tandem.store.Row;

/**
 * Many couples at once over the real store and pumps: each joins, is asked, answers, changes, shares, takes back, in any
 * order, while the bot is closed and opened again between any two of their events. What they may see is followed by a model
 * that knows nothing of the bot. Every answer is a word of its own, so that one sees wherever it turns up.
 */
final class Couples {

    private static final Instant START = Instant.parse("2026-01-05T20:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String SHARE = "Share when both are ready";
    private static final int MOST_ROUNDS = 4;

    /** Many couples act at once: so many commits can share one force of the disk. */
    private static final int LANES = 64;

    /** Not at a question, but asked whether they want to leave. */
    private static final int NOWHERE = -2;

    /** What one person sees, and what the model knows of them. */
    private static final class Person {
        private final String name;
        private final String privately;
        private final Map<Integer, String> answers = new HashMap<>();
        private final Map<Integer, Boolean> shared = new HashMap<>();
        private int at = -1;
        private boolean left;
        private boolean erased;

        private Person(String name, String privately) {
            this.name = name;
            this.privately = privately;
        }
    }

    private static final class Couple {
        private final String group;
        private final List<Person> people;
        private final List<String> expected = new ArrayList<>();
        private final List<Boolean> over = new ArrayList<>();
        private final List<Outgoing> questions = new ArrayList<>();

        private Couple(int number) {
            this.group = "group" + number;
            this.people = List.of(new Person("Anna", "private-a" + number), new Person("Ben", "private-b" + number));
        }
    }

    /** What was delivered: of each chat the latest message, and every answer that turned up. */
    private static final class Chats implements ChatAdapter {
        private final Map<String, Outgoing> latest = new ConcurrentHashMap<>();
        private final Map<String, List<String>> answers = new ConcurrentHashMap<>();
        private final AtomicLong delivered = new AtomicLong();

        @Override
        public String platform() {
            return Happening.PLATFORM;
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(4096, 1024, false);
        }

        @Override
        public CompletionStage<SendResult> send(Parcel parcel) {
            String chat = parcel.chat().chat();
            if (parcel.outgoing().mode() != Outgoing.Mode.REMOVE_CHOICES) {
                latest.put(chat, parcel.outgoing());
                String text = parcel.outgoing().plainText();
                if (text.contains("word-")) {
                    answers.computeIfAbsent(chat, key -> new ArrayList<>()).add(text);
                }
            }
            return CompletableFuture.completedStage(
                    new SendResult.Sent(new MessageRef(Long.toString(delivered.incrementAndGet()))));
        }
    }

    private final Path folder;
    private final Dialogs dialogs;
    private final Random random;
    private final List<Couple> couples = new ArrayList<>();
    private final Chats chats = new Chats();
    private volatile Instant now = START;
    private final AtomicLong events = new AtomicLong();
    private final List<CompletableFuture<Ack>> pending = new ArrayList<>();
    private final List<Following> following = new ArrayList<>();
    private @Nullable WholeStore store;
    private @Nullable WholeBot bot;
    private int restarts;
    private int words;

    Couples(Path folder, Dialogs dialogs, int number, long seed) {
        this.folder = folder;
        this.dialogs = dialogs;
        this.random = new Random(seed);
        for (int i = 0; i < number; i++) {
            couples.add(new Couple(i));
        }
    }

    /** Plays so many events of each couple, with a restart before about every eighth. */
    String play(int rounds) throws InterruptedException {
        open();
        try {
            join();
            for (int i = 0; i < rounds; i++) {
                if (random.nextInt(8) == 0) {
                    restart();
                }
                now = now.plusSeconds(60);
                for (Couple couple : couples) {
                    step(couple);
                }
                settle();
            }
            // Whoever still wants to share does, so that nothing waits that could have been shown.
            for (Couple couple : couples) {
                check(couple);
            }
            now = now.plus(Duration.ofHours(73));
            settle();
            couples.forEach(this::check);
            nothingStays();
        } finally {
            close();
        }
        long shown =
                couples.stream().mapToLong(couple -> couple.expected.size()).sum();
        return couples.size() + " couples, " + events.get() + " events, " + restarts + " restarts, " + words
                + " answers, " + shown + " shown";
    }

    /** After three days nothing of an answer is kept, and every row is as it must be. */
    private void nothingStays() {
        if (store == null) {
            throw new IllegalStateException("the store is closed");
        }
        Records rows = store.rows();
        for (String key : rows.keys("", "\uffff", Integer.MAX_VALUE)) {
            Row row = rows.get(key);
            assertThat(row == null ? "" : new String(row.value(), StandardCharsets.UTF_8))
                    .as(key)
                    .doesNotContain("word-");
        }
    }

    private void join() throws InterruptedException {
        everybody(couple -> say(couple.group, couple.people.get(0), "/join"));
        for (int who = 0; who < 2; who++) {
            int person = who;
            everybody(
                    couple -> follow(couple.people.get(person), tap(couple.group, couple.people.get(person), "Join")));
            everybody(
                    couple -> pending.add(tap(couple.people.get(person).privately, couple.people.get(person), "Yes")));
        }
        for (int who = 0; who < 2; who++) {
            int person = who;
            everybody(
                    couple -> pending.add(tap(couple.people.get(person).privately, couple.people.get(person), "Yes")));
        }
        for (Couple couple : couples) {
            for (Person person : couple.people) {
                assertThat(text(person.privately)).startsWith("You've joined.");
            }
        }
    }

    /** Somebody who goes where their tap leads. */
    private record Following(Person person, CompletableFuture<Ack> tapped) {}

    private interface Act {
        void of(Couple couple);
    }

    private void everybody(Act act) throws InterruptedException {
        now = now.plusSeconds(2);
        couples.forEach(act::of);
        settle();
    }

    private void step(Couple couple) {
        Person person = couple.people.get(random.nextInt(2));
        Outgoing privately = chats.latest.get(person.privately);
        boolean asked = privately != null && labels(privately).contains("Not now");
        boolean anew = privately != null && labels(privately).contains("Leave it as it was");
        int dice = random.nextInt(10);
        if (!person.left && random.nextInt(60) == 0) {
            say(person.privately, person, random.nextBoolean() ? "/leave" : "/delete");
            person.at = NOWHERE;
        } else if (person.at == NOWHERE
                && privately != null
                && !labels(privately).isEmpty()) {
            List<String> labels = labels(privately);
            mayLeave(couple, person, labels.get(random.nextInt(labels.size())));
        } else if (open(couple).isEmpty() || (dice == 0 && open(couple).size() < MOST_ROUNDS)) {
            asks(couple, person);
        } else if (person.at >= 0 && (asked || anew) && dice < 8) {
            types(couple, person);
        } else if (person.at >= 0 && privately != null && !labels(privately).isEmpty() && dice < 8) {
            List<String> labels = labels(privately);
            taps(
                    couple,
                    person,
                    labels.contains(SHARE) && dice < 5 ? SHARE : labels.get(random.nextInt(labels.size())));
        } else {
            answers(couple, person);
        }
    }

    private static List<Integer> open(Couple couple) {
        List<Integer> open = new ArrayList<>();
        for (int i = 0; i < couple.over.size(); i++) {
            if (!couple.over.get(i)) {
                open.add(i);
            }
        }
        return open;
    }

    private void asks(Couple couple, Person person) {
        // Where nobody can answer, it is a question to talk about, and no more.
        couple.over.add(person.erased || couple.people.stream().allMatch(one -> one.left));
        say(couple.group, person, "/question");
    }

    /** Taps the button of a question, and comes to its private part. */
    private void answers(Couple couple, Person person) {
        List<Integer> open = open(couple);
        int round = open.get(random.nextInt(open.size()));
        Outgoing question = couple.questions.get(round);
        if (person.left) {
            assertThat(submit(
                                    couple.group,
                                    person,
                                    new Said.Tap(
                                            ((Choice.Button) question.choices().get(0)).token()))
                            .join()
                            .notice())
                    .startsWith("That one is for two who have joined.");
            return;
        }
        String token = ((Choice.Button) question.choices().get(0)).token();
        follow(person, submit(couple.group, person, new Said.Tap(token)));
        person.at = round;
    }

    private void types(Couple couple, Person person) {
        String word = "word-" + ++words + "-end";
        say(person.privately, person, word);
        if (!couple.over.get(person.at)) {
            person.answers.put(person.at, word);
            person.shared.put(person.at, false);
        }
    }

    /** To the other one it is as if they were silent from now on. */
    private void mayLeave(Couple couple, Person person, String label) {
        pending.add(tap(person.privately, person, label));
        person.at = -1;
        if (label.equals("Leave") || label.equals("Erase everything")) {
            person.left = true;
            person.erased = label.equals("Erase everything");
            for (int round : open(couple)) {
                person.answers.remove(round);
                person.shared.remove(round);
            }
            if (couple.people.stream().allMatch(one -> one.left)) {
                couple.over.replaceAll(over -> true);
            }
        }
    }

    private void taps(Couple couple, Person person, String label) {
        pending.add(tap(person.privately, person, label));
        int round = person.at;
        if (couple.over.get(round) || !person.answers.containsKey(round)) {
            return;
        }
        switch (label) {
            case SHARE -> person.shared.put(round, true);
            case "Keep to myself", "Change it" -> person.shared.put(round, false);
            case "Take it back" -> {
                person.answers.remove(round);
                person.shared.remove(round);
            }
            default -> {}
        }
        boolean all = couple.people.stream().allMatch(one -> !one.left && one.shared.getOrDefault(round, false));
        if (all) {
            couple.over.set(round, true);
            couple.expected.add(couple.people.get(0).answers.get(round) + " "
                    + couple.people.get(1).answers.get(round));
        }
    }

    /** Every answer that somebody saw but its author: those of both, together, once. */
    private void check(Couple couple) {
        List<String> shown = new ArrayList<>();
        for (String text : chats.answers.getOrDefault(couple.group, List.of())) {
            shown.add(after(text, "Anna: ") + " " + after(text, "Ben: "));
        }
        assertThat(shown).as(couple.group).containsExactlyElementsOf(couple.expected);
        for (int i = 0; i < 2; i++) {
            String other = couple.people.get(1 - i).privately;
            for (String text : chats.answers.getOrDefault(couple.people.get(i).privately, List.of())) {
                couple.people
                        .get(1 - i)
                        .answers
                        .values()
                        .forEach(word -> assertThat(text).as(other).doesNotContain(word));
            }
        }
    }

    private static String after(String text, String name) {
        int start = text.indexOf(name);
        assertThat(start).as(text).isNotNegative();
        int end = text.indexOf("-end", start);
        return text.substring(start + name.length(), end + 4);
    }

    private static List<String> labels(Outgoing outgoing) {
        return outgoing.choices().stream()
                .filter(Choice.Button.class::isInstance)
                .map(Choice::label)
                .toList();
    }

    private String text(String chat) {
        Outgoing latest = chats.latest.get(chat);
        return latest == null ? "" : latest.plainText();
    }

    private void say(String chat, Person person, String words) {
        pending.add(submit(
                chat,
                person,
                words.startsWith("/") ? Said.Command.typed(words.substring(1), "") : new Said.Text(words)));
    }

    private CompletableFuture<Ack> tap(String chat, Person person, String label) {
        Outgoing latest = chats.latest.get(chat);
        if (latest != null) {
            for (Choice choice : latest.choices()) {
                if (choice instanceof Choice.Button button && button.label().equals(label)) {
                    return submit(chat, person, new Said.Tap(button.token()));
                }
            }
        }
        throw new AssertionError("there is no [" + label + "] in " + chat + ": " + text(chat));
    }

    /** Goes where a tap leads, as whoever presses START there. */
    private void follow(Person person, CompletableFuture<Ack> tapped) {
        following.add(new Following(person, tapped));
    }

    private CompletableFuture<Ack> submit(String chat, Person person, Said said) {
        Incoming incoming = new Incoming(
                new EventId(Happening.PLATFORM, 1, Long.toString(events.incrementAndGet())),
                ChatAddress.of(Happening.PLATFORM, chat),
                chat.startsWith("group"),
                new PersonAddress(Happening.PLATFORM, person.privately),
                person.name,
                true,
                said);
        return bot().submit(incoming).toCompletableFuture();
    }

    private WholeBot bot() {
        if (bot == null) {
            throw new IllegalStateException("the bot is closed");
        }
        return bot;
    }

    private void settle() throws InterruptedException {
        for (Following follows : following) {
            String payload = follows.tapped().join().opens();
            assertThat(payload).isNotNull();
            pending.add(submit(
                    follows.person().privately,
                    follows.person(),
                    Said.Command.typed("start", String.valueOf(payload))));
        }
        following.clear();
        pending.forEach(CompletableFuture::join);
        pending.clear();
        assertThat(bot().settle(PATIENCE)).isTrue();
        for (Couple couple : couples) {
            if (couple.questions.size() < couple.over.size()) {
                couple.questions.add(chats.latest.get(couple.group));
            }
        }
    }

    private void open() {
        WholeStore opened = WholeStore.encrypted(folder);
        store = opened;
        bot = new WholeBot(opened.store(), dialogs, () -> now, LANES, chats);
    }

    private void restart() {
        close();
        open();
        restarts++;
    }

    private void close() {
        if (bot != null) {
            bot.close();
            bot = null;
        }
        if (store != null) {
            store.close();
            store = null;
        }
    }
}
