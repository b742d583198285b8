package tandem.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tandem.chat.Choice;
import tandem.chat.Outgoing;
import tandem.chat.PersonId;
import tandem.chat.Said;
import tandem.engine.Dialogs;
import tandem.engine.Engine;
import tandem.engine.Operator;
import tandem.engine.Person;
import tandem.engine.TestDialogs;

/**
 * What one of a couple does in private shows in nothing that the group gets: the same evenings are played twice, once with it
 * and once without, and what the group got is compared, byte by byte. Where limits are concerned, only which card was drawn
 * may differ.
 */
final class InferenceTest {

    private static final Instant START = Instant.parse("2026-01-05T20:00:00Z");
    private static final Dialogs DIALOGS = TestDialogs.shipped();
    private static final String SHARE = "Share when both are ready";

    /** These are there or not by what stands on the card: that it has a shorter form, and that it takes some minutes. */
    private static final Set<String> OF_A_CARD = Set.of("Shorter", "Say when time is up");

    private interface Act {
        void on(Evening evening);
    }

    /** One run of the same evenings. */
    private static final class Evening {
        private final List<Outgoing> got = new ArrayList<>();

        /** What Ben sees besides: his private chat, and the lines that his taps are answered with. */
        private final List<String> bens = new ArrayList<>();

        private final Stage stage;

        private Evening(long seed) {
            this.stage = new Stage(() -> new Engine(DIALOGS, new Operator(null, null)), seed, START, true);
            stage.join(person("Anna"), person("Ben"));
        }

        private static Person person(String name) {
            return new Person(new PersonId(name), START, null, null, Map.of());
        }

        private void group(String person, String act) {
            acts(Stage.GROUP, person, act);
        }

        private void privately(String person, String... acts) {
            for (String act : acts) {
                acts(person, person, act);
            }
        }

        private void acts(String chat, String person, String act) {
            if (act.startsWith("[")) {
                String label = act.substring(1, act.length() - 1);
                notice(person, stage.taps(chat, person, label, !stage.hasButton(chat, label, false)));
            } else {
                notice(person, stage.happens(chat, person, true, Player.said(act)));
            }
            see();
        }

        private void notice(String person, @Nullable String notice) {
            if (person.equals("Ben") && notice != null) {
                bens.add(notice);
            }
        }

        private void passes(Duration span) {
            stage.passes(span);
            see();
        }

        private void see() {
            stage.unread().stream()
                    .filter(message -> message.chat().equals("Ben"))
                    .forEach(message -> bens.add(message.outgoing().plainText() + labels(message.outgoing())));
            stage.unread().stream()
                    .filter(message -> message.chat().equals(Stage.GROUP))
                    .map(Stage.Message::outgoing)
                    .forEach(got::add);
            stage.unread().clear();
        }
    }

    /** The evenings of a group: a question that nobody answers, ideas, and what follows them. */
    private static List<Outgoing> evenings(long seed, Act privately) {
        return played(seed, privately).got;
    }

    private static Evening played(long seed, Act privately) {
        Evening evening = new Evening(seed);
        evening.group("Anna", "/question weekly");
        evening.group("Anna", "[I'm in]");
        evening.group("Ben", "[I'm in]");
        evening.passes(Duration.ofHours(1));
        evening.group("Ben", "/question");
        evening.passes(Duration.ofMinutes(3));
        privately.on(evening);
        evening.passes(Duration.ofMinutes(30));
        evening.group("Ben", "/tonight");
        evening.passes(Duration.ofMinutes(1));
        evening.group("Anna", "[Another]");
        evening.passes(Duration.ofMinutes(1));
        evening.group("Ben", "[Another]");
        evening.passes(Duration.ofMinutes(1));
        evening.group("Anna", "[We'll do it]");
        evening.passes(Duration.ofHours(80));
        evening.group("Ben", "/tonight physical 10");
        evening.passes(Duration.ofMinutes(1));
        evening.group("Anna", "/touchmenu");
        evening.passes(Duration.ofMinutes(1));
        evening.group("Anna", "/question");
        evening.group("Ben", "[Answer privately]");
        if (evening.stage.hasButton("Ben", "Not now", false)) { // Of somebody who is erased nothing is asked.
            evening.privately("Ben", "mine", "[" + SHARE + "]");
        }
        evening.passes(Duration.ofHours(1));
        evening.group("Ben", "/question weekly");
        evening.group("Ben", "[I'm in]");
        evening.passes(Duration.ofDays(9));
        evening.group("Ben", "/join");
        evening.passes(Duration.ofDays(1));
        return evening;
    }

    private static List<String> bytes(List<Outgoing> group) {
        return group.stream().map(Outgoing::toString).toList();
    }

    private static void act(Evening evening, String what) {
        switch (what) {
            case "answers" -> {
                evening.acts(Stage.GROUP, "Anna", "[Answer privately]");
                evening.privately("Anna", "a word of mine");
            }
            case "shares" -> {
                act(evening, "answers");
                evening.privately("Anna", "[" + SHARE + "]");
            }
            case "keeps" -> {
                act(evening, "answers");
                evening.privately("Anna", "[Keep to myself]");
            }
            case "withdraws" -> {
                act(evening, "shares");
                evening.privately("Anna", "[Take it back]");
            }
            case "declines" -> {
                evening.acts(Stage.GROUP, "Anna", "[Answer privately]");
                evening.privately("Anna", "[Not now]");
            }
            case "leaves" -> evening.privately("Anna", "/leave", "[Leave]");
            case "shares and leaves" -> {
                act(evening, "shares");
                evening.privately("Anna", "/leave", "[Leave]");
            }
            case "leaves and taps" -> {
                act(evening, "leaves");
                evening.acts(Stage.GROUP, "Anna", "[Answer privately]");
            }
            case "is deleted" -> evening.privately("Anna", "/delete", "[Erase everything]");
            case "asks for support" -> evening.privately("Anna", "/support");
            case "checks in" -> evening.privately("Anna", "/checkin", "[3]", "[2]");
            case "rests" -> evening.privately("Anna", "/pause", "[A month]");
            case "wants no touch" -> evening.privately("Anna", "/limits", "[No touch]");
            case "rules something out" ->
                evening.privately("Anna", "/limits", "[Something else]", "[Faith and spirit]");
            default -> throw new IllegalArgumentException(what);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"answers", "shares", "keeps", "withdraws", "declines", "asks for support", "checks in"})
    void theGroupGetsTheSameBytes(String what) {
        for (long seed = 1; seed <= 20; seed++) {
            List<String> neutral = bytes(evenings(seed, evening -> {}));
            assertThat(bytes(evenings(seed, evening -> act(evening, what))))
                    .as(what)
                    .isEqualTo(neutral);
        }
    }

    /** Leaving and being erased take the person's limits along, and a limit or a rest brings one: that shows in draws alone. */
    @ParameterizedTest
    @ValueSource(
            strings = {"leaves", "shares and leaves", "is deleted", "rests", "wants no touch", "rules something out"})
    void onlyTheDrawDiffers(String what) {
        boolean differs = false;
        for (long seed = 1; seed <= 20; seed++) {
            List<Outgoing> neutral = evenings(seed, evening -> {});
            List<Outgoing> other = evenings(seed, evening -> act(evening, what));
            assertThat(shape(other)).as(what).isEqualTo(shape(neutral));
            differs |= !bytes(other).equals(bytes(neutral));
        }
        if (what.equals("wants no touch") || what.equals("rests")) {
            assertThat(differs).as("a limit changes a draw").isTrue();
        }
    }

    /** To the other one, leaving is no different from silence, also in what his own taps lead to. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "answers",
                "shares",
                "keeps",
                "withdraws",
                "declines",
                "leaves",
                "shares and leaves",
                "leaves and taps"
            })
    void theOtherOneSeesTheSame(String what) {
        for (long seed = 1; seed <= 20; seed++) {
            List<String> neutral = played(seed, evening -> {}).bens;
            assertThat(neutral).anyMatch(text -> text.startsWith("Yours is ready."));
            assertThat(played(seed, evening -> act(evening, what)).bens)
                    .as(what)
                    .isEqualTo(neutral);
        }
    }

    /** The messages without what stands on the card, and without numbers of messages, which nobody sees. */
    private static List<String> shape(List<Outgoing> group) {
        return group.stream()
                .map(message -> message.plainText().startsWith("Tonight: ")
                        ? message.mode() + " a card " + labels(message)
                        : message.mode() + " " + message.text() + " " + labels(message))
                .toList();
    }

    private static Set<String> labels(Outgoing message) {
        return message.choices().stream()
                .map(Choice::label)
                .filter(label -> !OF_A_CARD.contains(label))
                .collect(Collectors.toSet());
    }

    /** Where somebody's limits leave nothing of what was asked for, there is a card without touch, and no word of why. */
    @Test
    void nothingThatFitsIsNoSign() {
        Dialogs dialogs = TestDialogs.of("""
            { "flow": "idea", "language": "en", "title": "T", "triggers": [ { "command": "idea" } ], "steps": [
              { "id": "draw", "type": "suggest", "where": { "ready": "now", "touch": { "atLeast": 1 } }, "none": "none" },
              { "id": "card", "type": "end", "text": "Touch {card_touch}." },
              { "id": "none", "type": "end", "text": "Nothing fits." } ] }
            """);
        Person anna = new Person(new PersonId("Anna"), START, null, 0L, Map.of());
        for (long seed = 1; seed <= 20; seed++) {
            Stage stage = new Stage(() -> new Engine(dialogs, new Operator(null, null)), seed, START);
            stage.join(anna, Evening.person("Ben"));
            stage.happens(Stage.GROUP, "Ben", true, Said.Command.typed("idea", ""));
            assertThat(text(stage)).isEqualTo("Touch 0.");
            stage.happens(Stage.GROUP, "Anna", true, Said.Command.typed("idea", ""));
            assertThat(text(stage)).isEqualTo("Touch 0.");
            stage.happens("Ben", "Ben", true, Said.Command.typed("idea", ""));
            assertThat(text(stage)).isEqualTo("Touch 0.");
            // In private one's own limit may be named: nobody else reads along, and nobody else has set it.
            stage.happens("Anna", "Anna", true, Said.Command.typed("idea", ""));
            assertThat(text(stage)).isEqualTo("Nothing fits.");
        }
    }

    private static String text(Stage stage) {
        Stage.Message message = stage.unread().poll();
        return message == null ? "" : message.outgoing().plainText();
    }

    @Test
    void whatIsComparedIsSomething() {
        assertThat(evenings(1, evening -> {})).hasSizeGreaterThan(8);
    }
}
