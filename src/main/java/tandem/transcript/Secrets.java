package tandem.transcript;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tandem.chat.Choice;
import tandem.engine.Witness;
import tandem.flow.Action;
import tandem.flow.Flow;
import tandem.flow.Step;

/**
 * Passes on what it sees, and watches what people typed in private: nobody else may read a word of it, wherever it might
 * turn up, before they share it. Each word is one that nothing else contains. Not thread-safe.
 */
final class Secrets implements Witness {

    private final Witness witness;
    private final Map<String, List<String>> typed = new HashMap<>();
    private final Set<String> shared = new HashSet<>();
    private String actor = "";
    private int words;

    Secrets(Witness witness) {
        this.witness = witness;
    }

    /** A word that this person alone may read; they are about to type it. */
    String fresh(String person) {
        String word = "zq" + ++words + "qz";
        typed.computeIfAbsent(person, name -> new ArrayList<>()).add(word);
        return word;
    }

    /** Who acts from now on. */
    void acts(String person) {
        actor = person;
    }

    /** The first of these messages that somebody else can read too early; they are named by their steps. */
    Optional<Stage.Message> leak(Collection<Stage.Message> said) {
        return said.stream().filter(this::leaks).findFirst();
    }

    private boolean leaks(Stage.Message message) {
        StringBuilder all = new StringBuilder(message.outgoing().plainText());
        message.outgoing().choices().forEach(choice -> all.append(' ').append(choice.label()).append(copied(choice)));
        return typed.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(message.chat()))
                .flatMap(entry -> entry.getValue().stream())
                .anyMatch(word -> all.indexOf(word) >= 0 && !shared.contains(word));
    }

    private static String copied(Choice choice) {
        return choice instanceof Choice.Copy copy ? " " + copy.text() : "";
    }

    @Override
    public void reached(Flow flow, Step step) {
        if (step instanceof Step.Do does) {
            List<String> own = typed.getOrDefault(actor, List.of());
            if (does.action() == Action.SHARE) {
                shared.addAll(own);
            } else if (does.action() == Action.UNSHARE || does.action() == Action.WITHDRAW) {
                own.forEach(shared::remove);
            }
        }
        witness.reached(flow, step);
    }

    @Override
    public void taken(Flow flow, Step.Ask ask, tandem.flow.Choice choice) {
        witness.taken(flow, ask, choice);
    }
}
