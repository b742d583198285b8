package tandem.library;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tandem.flow.Limits;

/**
 * What happened with cards, in one conversation or with one person. Immutable and thread-safe.
 *
 * <p>It stays small: of what counts once only the latest is kept, what is older than {@link Limits#HISTORY_KEPT}, or
 * than it is kept here, goes with the next turn, and of more than {@link Limits#HISTORY_ENTRIES} the oldest. What somebody has put away for later has no
 * age.
 *
 * @param entries the latest last
 */
public record History(List<Past> entries) {

    /** Nothing has happened yet. */
    public static final History NONE = new History(List.of());

    public History {
        entries = List.copyOf(entries);
    }

    /**
     * The same at this time: without what is older than it is kept. What was noted before times were noted counts as of now.
     */
    public History at(Instant now) {
        return at(now, Limits.HISTORY_KEPT);
    }

    /** The same where it is kept for so long only; what somebody wants nothing of as long as ever, because that is a wish. */
    public History at(Instant now, Duration kept) {
        Instant oldest = now.minus(kept);
        Instant longest = now.minus(Limits.HISTORY_KEPT);
        if (entries.stream().noneMatch(past -> past.at().isBefore(oldest))) {
            return this;
        }
        return new History(entries.stream()
                .map(past -> past.at().equals(Instant.EPOCH) ? new Past(past.card(), now, past.what()) : past)
                .filter(past -> !past.at().isBefore(past.what() == Past.What.HIDDEN ? longest : oldest)
                        || past.what() == Past.What.KEPT)
                .toList());
    }

    /** With one thing more. */
    public History with(Past past) {
        List<Past> kept = new ArrayList<>(entries.size() + 1);
        for (Past earlier : at(past.at()).entries) {
            boolean again = past.what().once()
                    && earlier.what() == past.what()
                    && earlier.card().equals(past.card());
            if (!again) {
                kept.add(earlier);
            }
        }
        kept.add(past);
        return new History(kept.subList(Math.max(0, kept.size() - Limits.HISTORY_ENTRIES), kept.size()));
    }

    /** Without this about any card: it is taken back. */
    public History without(Past.What what) {
        return new History(entries.stream().filter(past -> past.what() != what).toList());
    }

    /** Without this about this card: it is taken back. */
    public History without(String card, Past.What what) {
        return new History(entries.stream()
                .filter(past -> past.what() != what || !past.card().equals(card))
                .toList());
    }

    /** The cards with which this happened, each once, the latest last. */
    public List<String> cards(Past.What what) {
        List<String> cards = new ArrayList<>();
        for (Past past : entries) {
            if (past.what() == what) {
                cards.remove(past.card());
                cards.add(past.card());
            }
        }
        return cards;
    }

    /** Everything of both, the latest last; what is in both once. */
    public History and(History other) {
        if (other.entries.isEmpty()) {
            return this;
        }
        Set<Past> all = new java.util.LinkedHashSet<>(entries);
        all.addAll(other.entries);
        return new History(
                all.stream().sorted(java.util.Comparator.comparing(Past::at)).collect(Collectors.toList()));
    }

    /** Whether this happened with some card since then. */
    public boolean since(Past.What what, Instant then) {
        return entries.stream()
                .anyMatch(past -> past.what() == what && past.at().isAfter(then));
    }
}
