package tandem.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import tandem.store.OutQueue.Place;

/**
 * The first messages of lanes that nobody has taken, each in the order in which they are due. Not thread-safe: {@link
 * OutQueue} guards it.
 */
final class OutHeads {

    /** Those with an answer in their lane, also behind the head: else it would wait as long as the head does. */
    private final NavigableSet<Place> answers = inOrder();

    private final NavigableSet<Place> scheduled = inOrder();

    private static NavigableSet<Place> inOrder() {
        return new TreeSet<>(Comparator.comparing(Place::notBefore)
                .thenComparingLong(place -> place.entry().number()));
    }

    void add(OutLane lane, Place head) {
        (lane.hasAnswers() ? answers : scheduled).add(head);
    }

    void remove(Place head) {
        answers.remove(head);
        scheduled.remove(head);
    }

    /**
     * Takes out those that may be taken now, answers first.
     *
     * @param mostScheduled so many of the others at most
     */
    List<Place> take(Instant now, int most, int mostScheduled) {
        List<Place> taken = new ArrayList<>();
        take(answers, now, most, taken);
        take(scheduled, now, Math.min(most, taken.size() + mostScheduled), taken);
        return taken;
    }

    private static void take(NavigableSet<Place> heads, Instant now, int until, List<Place> taken) {
        while (taken.size() < until
                && !heads.isEmpty()
                && !heads.first().notBefore().isAfter(now)) {
            taken.add(heads.first());
            heads.remove(heads.first());
        }
    }

    /**
     * When the next of them may be taken.
     *
     * @param withScheduled whether those count, too, that are no answers
     */
    Optional<Instant> next(boolean withScheduled) {
        return Stream.of(answers, scheduled)
                .filter(heads -> withScheduled || heads == answers)
                .flatMap(heads -> heads.stream().limit(1))
                .map(Place::notBefore)
                .min(Instant::compareTo);
    }
}
