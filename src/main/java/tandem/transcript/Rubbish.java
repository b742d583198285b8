package tandem.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tandem.engine.Dialogs;
import tandem.flow.Flow;
import tandem.flow.Trigger;

/** What people type: words that mean nothing, commands with any options, and what starts flows. */
final class Rubbish {

    private static final List<String> WORDS = List.of(
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
    /** What the patterns hear in English, one for each way of answering it. */
    private static final List<String> TROUBLES = List.of(
            "my husband hits me",
            "he never hit me",
            "i don't want to be alive anymore",
            "im 15 and my boyfriend is 16",
            "it burns and bleeds every time we have sex",
            "how do i get her to have sex with me more often");

    private static final List<String> OPTIONS = List.of(
            "10", "talk", "hug", "apart", "emotional", "-5", "0", "now", "x".repeat(3_000), "\udc00", "{", "ten");
    private static final List<String> NO_COMMANDS = List.of("nonsense", "", "start hello", "tonight\udc00");

    private final Random random;
    private final List<String> commands;
    private final List<String> phrases = new ArrayList<>();
    private final List<String> starts = new ArrayList<>();

    Rubbish(Dialogs dialogs, Random random) {
        this.random = random;
        phrases.addAll(TROUBLES);
        this.commands = dialogs.commands().stream().map(Trigger.Command::name).toList();
        for (Flow flow : dialogs.flows()) {
            for (Trigger trigger : flow.triggers()) {
                if (trigger instanceof Trigger.Phrases typed) {
                    phrases.addAll(typed.phrases());
                } else if (trigger instanceof Trigger.Start start) {
                    starts.add("start " + start.payload());
                }
            }
        }
    }

    String words() {
        return one(WORDS);
    }

    /** What starts a flow, where there is such a phrase. */
    String phrase() {
        return phrases.isEmpty() ? words() : one(phrases);
    }

    String command() {
        int dice = random.nextInt(8);
        if (dice == 0 || commands.isEmpty()) {
            return "/" + one(NO_COMMANDS) + options();
        }
        return "/" + (dice == 1 && !starts.isEmpty() ? one(starts) : one(commands) + options());
    }

    private String options() {
        StringBuilder options = new StringBuilder();
        while (random.nextInt(3) == 0) {
            options.append(' ').append(one(OPTIONS));
        }
        return options.toString();
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
