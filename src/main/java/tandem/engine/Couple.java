package tandem.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tandem.chat.PersonId;
import tandem.flow.Limits;

/**
 * People who have joined. Whoever leaves takes everything of theirs along, and their place stays empty: to the other one
 * it is as if they were silent.
 *
 * @param seats how many have joined
 * @param members those who have not left
 * @param rounds what they are asked now, the latest last
 */
public record Couple(CoupleId id, int seats, List<PersonId> members, List<Round> rounds) {
    public Couple {
        members = List.copyOf(members);
        rounds = List.copyOf(rounds);
    }

    /** Two who have just joined. */
    public static Couple of(CoupleId id, Person one, Person other) {
        return new Couple(id, 2, List.of(one.id(), other.id()), List.of());
    }

    /** Whether nobody has left. */
    boolean isWhole() {
        return members.size() == seats;
    }

    /** The same at this time: without the rounds that are over. What all share is still shown after a downtime of a day. */
    Couple at(Instant now) {
        List<Round> open = rounds.stream()
                .filter(round -> round.until()
                        .plus(allShare(round) ? Limits.APART : Duration.ZERO)
                        .isAfter(now))
                .toList();
        return open.size() == rounds.size() ? this : new Couple(id, seats, members, open);
    }

    Optional<Round> round(@Nullable String name) {
        return rounds.stream().filter(round -> round.id().equals(name)).findFirst();
    }

    /** With this round in its present form; of more than there may be, the oldest that nobody has answered is given up. */
    Couple with(Round changed) {
        List<Round> all = new ArrayList<>(rounds);
        boolean known = all.removeIf(round -> round.id().equals(changed.id()));
        all.add(changed);
        if (!known && all.size() > Limits.ROUNDS) {
            all.remove(all.stream()
                    .filter(round -> round.parts().isEmpty())
                    .findFirst()
                    .orElse(all.get(0)));
        }
        return new Couple(id, seats, members, all);
    }

    Couple without(Round over) {
        return new Couple(
                id,
                seats,
                members,
                rounds.stream().filter(round -> !round.id().equals(over.id())).toList());
    }

    /** After this person has left. */
    public Couple without(PersonId person) {
        List<PersonId> rest =
                members.stream().filter(member -> !member.equals(person)).toList();
        return new Couple(
                id,
                seats,
                rest,
                rounds.stream()
                        .map(round -> round.without(person, rest.isEmpty() ? person : rest.get(0)))
                        .toList());
    }

    /** Whether everybody has answered this and shares it. */
    boolean allShare(Round round) {
        return isWhole()
                && members.stream().allMatch(member -> {
                    Part part = round.parts().get(member);
                    return part != null && part.shared();
                });
    }
}
