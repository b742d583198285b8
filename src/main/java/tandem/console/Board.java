package tandem.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tandem.chat.Choice;

/** What one chat shows, the newest message first. Immutable. */
record Board(List<Shown> messages) {

    static final Board EMPTY = new Board(List.of());

    /** Buttons of messages further up have long scrolled away. */
    private static final int MOST = 32;

    Board {
        messages = List.copyOf(messages);
    }

    boolean has(long slot) {
        return messages.stream().anyMatch(shown -> shown.slot() == slot);
    }

    /** With this message as the newest, in place of an earlier form of it. */
    Board with(Shown newest) {
        List<Shown> changed = new ArrayList<>();
        changed.add(newest);
        messages.stream()
                .filter(shown -> shown.slot() != newest.slot())
                .limit(MOST - 1L)
                .forEach(changed::add);
        return new Board(changed);
    }

    Board withoutChoices(long slot) {
        return new Board(messages.stream()
                .map(shown -> shown.slot() == slot ? shown.withoutChoices() : shown)
                .toList());
    }

    /** Without the newest message that has this button. */
    Board without(String token) {
        List<Shown> rest = new ArrayList<>(messages);
        messages.stream()
                .filter(shown -> shown.choices().stream()
                        .anyMatch(choice -> choice instanceof Choice.Button button
                                && button.token().equals(token)))
                .findFirst()
                .ifPresent(rest::remove);
        return new Board(rest);
    }

    Stream<Shown> visibleTo(String person) {
        return messages.stream().filter(shown -> shown.isSeenBy(person));
    }

    Optional<Shown> newestFor(String person) {
        return visibleTo(person).findFirst();
    }

    /** Only what is the newest message of one of these people; the text only where there is something to tap. */
    Board front(List<String> people) {
        return new Board(messages.stream()
                .filter(shown -> people.stream()
                        .anyMatch(
                                person -> newestFor(person).stream().anyMatch(newest -> newest.slot() == shown.slot())))
                .map(shown -> shown.choices().isEmpty() ? new Shown(shown.slot(), shown.only(), "", List.of()) : shown)
                .toList());
    }
}
