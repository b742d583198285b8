package tandem.transcript;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tandem.chat.Choice;
import tandem.chat.Outgoing;
import tandem.chat.Said;
import tandem.engine.Dialogs;
import tandem.engine.Engine;
import tandem.engine.Operator;
import tandem.flow.Flow;
import tandem.flow.Trigger;

/**
 * People who do anything at all, by a seed. What they do is written down as a transcript, which the {@link Player} plays
 * again; whatever must never happen is an {@link AssertionError} that shows it.
 */
final class RandomWalk {

    private static final List<String> RUBBISH = List.of(
            "asdf",
            "x".repeat(10_000),
            "we ".repeat(100) + "never talk",
            "\ud83d",
            "a\udc00b",
            "🙂",
            "first line\nsecond line",
            "{card_title} *bold* \\ ' {",
            "[Heart",
            "   #",
            "0",
            "-1",
            "the second",
            "yes",
            "no",
            "not that one",
            "99999999999999999999",
            "half past seven",
            "\u0000\u200b\u202e");
    private static final List<String> OPTIONS = List.of(
            "10", "talk", "hug", "apart", "emotional", "-5", "0", "now", "x".repeat(3_000), "\udc00", "{", "ten");
    private static final Instant START = Instant.parse("2026-01-05T20:00:00Z");
    private static final int MOST_BYTES = 4_096;

    private final Dialogs dialogs;
    private final Stage stage;
    private final Random random;
    private final boolean group;
    private final List<String> people;
    private final StringBuilder transcript = new StringBuilder();
    private final StringBuilder heard = new StringBuilder();
    private List<String> latest = List.of();
    private boolean answered;
    private int mostBytes;

    RandomWalk(Dialogs dialogs, long seed, boolean group) {
        this.dialogs = dialogs;
        this.random = new Random(seed);
        this.group = group;
        this.people = group ? List.of("Ana", "Ben") : List.of("Ana");
        this.stage = new Stage(() -> new Engine(dialogs, new Operator(null, null)), seed, START);
        transcript.append("flow: tonight   seed: ").append(seed).append("   start: 2026-01-05 20:00   ");
        transcript.append(group ? "group: Ana, Ben\n" : "private: Ana\n");
    }

    /** What was done, as a transcript without what was heard. */
    String transcript() {
        return transcript.toString();
    }

    /** What was heard, one line a message, in the words of {@link Player.Result#seen}. */
    String heard() {
        return heard.toString();
    }

    int mostBytes() {
        return mostBytes;
    }

    /** Goes on for so many events. */
    void goOn(int events) {
        for (int i = 0; i < events; i++) {
            step();
        }
    }

    /** Nobody is stranded: whatever happened, there is a card for whoever asks. */
    void endsWithACard() {
        for (String chat : chats()) {
            types(chat, people.get(0), "/tonight");
            require(latest.stream().anyMatch(text -> text.contains("Ask first; either of you can stop.")), "a card");
        }
    }

    private List<String> chats() {
        List<String> chats = new ArrayList<>(people);
        if (group) {
            chats.add(Stage.GROUP);
        }
        return chats;
    }

    private void step() {
        String person = one(people);
        String chat = group && random.nextInt(4) > 0 ? Stage.GROUP : person;
        int dice = random.nextInt(100);
        if (dice < 52) {
            tap(chat, person, false);
        } else if (dice < 58) {
            tap(chat, person, true);
        } else if (dice < 64) {
            typesALabel(chat, person);
        } else if (dice < 72) {
            types(chat, person, one(RUBBISH));
        } else if (dice < 80) {
            types(chat, person, "/" + command() + options());
        } else if (dice < 85) {
            types(chat, person, one(phrases()));
        } else if (dice < 97) {
            passes();
        } else if (dice < 99 || !group) {
            act("restart", "", () -> {
                stage.restart();
                return null;
            });
        } else {
            addsOrMutters(person);
        }
    }

    private void addsOrMutters(String person) {
        if (random.nextBoolean()) {
            act("added", "Ana", () -> stage.happens(Stage.GROUP, "Ana", true, new Said.Added()));
        } else {
            act(person + " aside> yes", person, () -> stage.happens(Stage.GROUP, person, false, new Said.Text("yes")));
            require(latest.isEmpty(), "silence");
        }
    }

    private void tap(String chat, String person, boolean old) {
        List<String> labels = buttons(chat);
        if (labels.isEmpty()) {
            types(chat, person, "/tonight");
            return;
        }
        String label = one(labels);
        if (old && !stage.hasButton(chat, label, true)) {
            return;
        }
        act(
                who(chat, person) + "> " + (old ? "[[" + label + "]]" : "[" + label + "]"),
                person,
                () -> stage.taps(chat, person, label, old));
    }

    private void typesALabel(String chat, String person) {
        List<String> labels = buttons(chat);
        if (!labels.isEmpty()) {
            String label = one(labels);
            types(chat, person, random.nextBoolean() ? label : "the one with " + label.toLowerCase(Locale.ROOT));
        }
    }

    private void types(String chat, String person, String text) {
        act(
                who(chat, person) + "> " + Escapes.write(text),
                person,
                () -> stage.happens(chat, person, true, Player.said(text)));
        boolean silentCommand = chat.equals(Stage.GROUP) && text.startsWith("/");
        require(silentCommand || answered, "an answer");
    }

    private void passes() {
        Duration span = Duration.ofMinutes(one(List.of(1, 11, 31, 60, 200, 720, 1_440, 2_880, 10_080)));
        act("time: +" + span.toMinutes() + "m", people.get(people.size() - 1), () -> {
            stage.passes(span);
            return null;
        });
    }

    private String command() {
        if (random.nextInt(8) == 0) {
            return one(List.of("nonsense", "start", "", "start hello", "tonight\udc00"));
        }
        return one(dialogs.commands()).name();
    }

    private String options() {
        StringBuilder options = new StringBuilder();
        while (random.nextInt(3) == 0) {
            options.append(' ').append(one(OPTIONS));
        }
        return options.toString();
    }

    private List<String> phrases() {
        List<String> phrases = new ArrayList<>();
        for (Flow flow : dialogs.flows()) {
            for (Trigger trigger : flow.triggers()) {
                if (trigger instanceof Trigger.Phrases typed) {
                    phrases.addAll(typed.phrases());
                }
            }
        }
        return phrases;
    }

    private List<String> buttons(String chat) {
        return stage.choices(chat).stream()
                .filter(Choice.Button.class::isInstance)
                .map(Choice::label)
                .toList();
    }

    private interface Act {
        @Nullable
        String happens();
    }

    private void act(String line, String actor, Act act) {
        transcript.append(line).append('\n');
        stage.unread().clear();
        try {
            String notice = act.happens();
            answered = notice != null || !stage.unread().isEmpty();
            if (notice != null) {
                heard.append("only ")
                        .append(actor)
                        .append(": ")
                        .append(Escapes.write(notice))
                        .append('\n');
            }
        } catch (RuntimeException e) {
            throw new AssertionError(e + "; this leads to it:\n" + transcript, e);
        }
        latest = stage.unread().stream().map(this::read).toList();
        for (String chat : chats()) {
            mostBytes = Math.max(mostBytes, stage.bytes(chat));
        }
        require(mostBytes < MOST_BYTES, "a small document, not " + mostBytes + " bytes");
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
        String from = message.chat().equals(group ? Stage.GROUP : "Ana") ? "bot" : "bot@" + message.chat();
        String edits = outgoing.mode() == Outgoing.Mode.REPLACE ? " edits" : "";
        heard.append(from)
                .append(edits)
                .append(": ")
                .append(Escapes.write(outgoing.plainText()))
                .append('\n');
        return outgoing.plainText();
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("there must be " + what + " after:\n" + transcript);
        }
    }

    private String who(String chat, String person) {
        return group && !chat.equals(Stage.GROUP) ? person + "@" : person;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
