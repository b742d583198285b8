package tandem.transcript;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tandem.chat.Choice;
import tandem.chat.Outgoing;
import tandem.engine.Dialogs;
import tandem.engine.Witness;
import tandem.flow.Trigger;

/**
 * People who do anything at all, by a seed: one alone, or two in a group with a private chat each. What they do is recorded
 * as a transcript that the {@link Player} plays again; whatever must never happen is a {@link WalkFailure}.
 */
final class RandomWalk {

    private static final Instant START = Instant.parse("2026-01-05T20:00:00Z");
    private static final List<Integer> MINUTES = List.of(1, 11, 31, 60, 200, 720, 1_440, 2_880, 10_080);

    private final Dialogs dialogs;
    private final Recording recording;
    private final Questions questions;
    private final Stage stage;
    /** What no person is called. */
    private static final String NOBODY = "";

    private static final String JOIN = "join";

    /** To being kept about, and to the other one. */
    private static final int YESES = 2;

    private final Random random;
    private final Rubbish rubbish;
    private final List<String> people;
    private final Secrets secrets;
    private final long bound;
    private List<String> latest = List.of();
    private boolean answered;
    private int mostBytes;

    /** @param witness sees every way it takes */
    RandomWalk(Dialogs dialogs, Witness witness, long seed, boolean group) {
        this.dialogs = dialogs;
        this.random = new Random(seed);
        this.rubbish = new Rubbish(dialogs, random);
        this.people = group ? List.of("Ana", "Ben") : List.of("Ana");
        this.secrets = new Secrets(witness);
        this.questions = new Questions(secrets);
        this.recording = new Recording(dialogs, questions, seed, START, people);
        this.stage = recording.stage();
        this.bound = DocumentBound.of(dialogs);
    }

    /** What was done and what came of it. */
    String transcript() {
        return recording.transcript();
    }

    int mostBytes() {
        return mostBytes;
    }

    /** Begins as two who have joined, where there is a way to: then what is for two is walked through too. */
    void join() {
        boolean possible = isGroup()
                && dialogs.commands().stream().anyMatch(command -> command.name().equals(JOIN));
        if (!possible) {
            return;
        }
        types(Stage.GROUP, people.get(0), "/" + JOIN);
        people.forEach(person -> tapsFirst(Stage.GROUP, person));
        for (int i = 0; i < YESES; i++) {
            people.forEach(person -> tapsFirst(person, person));
        }
    }

    private void tapsFirst(String chat, String person) {
        List<String> labels = buttons(chat);
        if (!labels.isEmpty()) {
            act(person, () -> recording.taps(chat, person, labels.get(0), false));
        }
    }

    /** Goes on for so many events. */
    void goOn(int events) {
        for (int i = 0; i < events; i++) {
            step();
        }
    }

    /** Nobody is stranded: wherever they are, each command that is heard there does something. */
    void everyCommandAnswers() {
        for (String chat : chats()) {
            for (Trigger.Command command : dialogs.commands()) {
                if (command.where().hears(chat.equals(Stage.GROUP))) {
                    types(chat, somebodyIn(chat), "/" + command.name());
                }
            }
        }
    }

    List<String> chats() {
        List<String> chats = new ArrayList<>(people);
        if (isGroup()) {
            chats.add(Stage.GROUP);
        }
        return chats;
    }

    /** Somebody types something to the bot, which must answer; answers what it says. */
    List<String> types(String chat, String person, String text) {
        act(person, () -> recording.types(chat, person, text));
        boolean unknown = chat.equals(Stage.GROUP)
                && text.startsWith("/")
                && dialogs.commands().stream()
                        .noneMatch(command -> text.split("\\s", 2)[0].equals("/" + command.name()));
        require(unknown || answered, "an answer"); // In a group there are other bots, with commands of theirs.
        return latest;
    }

    String somebodyIn(String chat) {
        return chat.equals(Stage.GROUP) ? people.get(0) : chat;
    }

    private boolean isGroup() {
        return people.size() > 1;
    }

    private void step() {
        String person = one(people);
        String chat = isGroup() && random.nextInt(4) == 0 ? person : recording.home();
        int dice = random.nextInt(100);
        if (dice < 52) {
            tap(chat, person, false);
        } else if (dice < 58) {
            tap(chat, person, true);
        } else if (dice < 64) {
            typesALabel(chat, person);
        } else if (dice < 72) {
            types(chat, person, chat.equals(person) && random.nextBoolean() ? secrets.fresh(person) : rubbish.words());
        } else if (dice < 80) {
            types(chat, person, rubbish.command());
        } else if (dice < 85) {
            types(chat, person, rubbish.phrase());
        } else if (dice < 97) {
            passes();
        } else if (dice < 99 || !isGroup()) {
            act(NOBODY, done(recording::restart));
        } else {
            addsOrMutters(person);
        }
    }

    private void addsOrMutters(String person) {
        if (random.nextBoolean()) {
            act(NOBODY, done(recording::added));
        } else {
            act(person, () -> recording.mutters(person, "yes"));
            require(!answered, "silence about what was not said to the bot");
        }
    }

    private void tap(String chat, String person, boolean old) {
        List<String> labels = buttons(chat);
        if (labels.isEmpty()) {
            types(chat, person, rubbish.command());
            return;
        }
        String label = one(labels);
        if (!old || stage.hasButton(chat, label, true)) {
            act(person, () -> recording.taps(chat, person, label, old));
        }
    }

    private void typesALabel(String chat, String person) {
        List<String> labels = buttons(chat);
        if (!labels.isEmpty()) {
            String label = one(labels);
            types(chat, person, random.nextBoolean() ? label : "the one with " + label.toLowerCase(Locale.ROOT));
        }
    }

    private void passes() {
        Duration span = Duration.ofMinutes(one(MINUTES));
        act(NOBODY, done(() -> recording.passes(span)));
    }

    private List<String> buttons(String chat) {
        return stage.choices(chat).stream()
                .filter(Choice.Button.class::isInstance)
                .map(Choice::label)
                .toList();
    }

    private static Supplier<@Nullable String> done(Runnable act) {
        return () -> {
            act.run();
            return null;
        };
    }

    private void act(String person, Supplier<@Nullable String> act) {
        questions.forget();
        secrets.acts(person);
        try {
            String notice = act.get();
            answered = notice != null || !stage.unread().isEmpty();
        } catch (RuntimeException | StackOverflowError e) {
            throw new WalkFailure("this fails: " + e, transcript());
        }
        Optional<Stage.Message> leak = secrets.leak(stage.unread());
        require(leak.isEmpty(), "nothing of what somebody typed in private where another one reads it");
        latest = stage.unread().stream().map(this::read).toList();
        questions
                .withoutAnswer(stage.unread())
                .ifPresent(step -> require(false, "a choice or words that answer the question " + step));
        for (String chat : chats()) {
            mostBytes = Math.max(mostBytes, stage.bytes(chat));
        }
        require(mostBytes <= bound, "a document of at most " + bound + " bytes, not " + mostBytes);
    }

    private String read(Stage.Message message) {
        Outgoing outgoing = message.outgoing();
        require(!outgoing.plainText().isBlank(), "words in every message");
        for (Choice choice : outgoing.choices()) {
            require(!choice.label().isBlank(), "a label on every button");
            if (choice instanceof Choice.Button button) {
                require(button.token().matches("[\\x21-\\x7e]{1,32}"), "a token, not " + button.token());
            }
        }
        return outgoing.plainText();
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new WalkFailure("there must be " + what, transcript());
        }
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
