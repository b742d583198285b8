package tandem.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Every message with buttons that was seen on a platform, each time it looked different: people can tap on what stood there
 * when they looked. For one thread.
 *
 * @param <M> the platform's message
 */
public final class Buttons<M> {

    private record Offered<M>(String chat, List<String> labels, M message) {}

    private final List<Offered<M>> all = new ArrayList<>();

    /** A message is seen. */
    public void seen(String chat, List<String> labels, M message) {
        if (!labels.isEmpty() && all.stream().noneMatch(offered -> Objects.equals(offered.message(), message))) {
            all.add(new Offered<>(chat, labels, message));
        }
    }

    /** A message does not stand there any more. */
    public void gone(Predicate<M> which) {
        all.removeIf(offered -> which.test(offered.message()));
    }

    /** The newest with this label; with {@code old} the newest message with buttons is left out. */
    public M with(String chat, String label, boolean old) {
        boolean passed = !old;
        for (int i = all.size() - 1; i >= 0; i--) {
            Offered<M> offered = all.get(i);
            if (offered.chat().equals(chat)) {
                if (passed && offered.labels().contains(label)) {
                    return offered.message();
                }
                passed = true;
            }
        }
        throw new AssertionError("there is no button [" + label + "] among " + all);
    }
}
