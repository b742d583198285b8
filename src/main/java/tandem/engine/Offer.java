package tandem.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tandem.chat.ConversationId;
import tandem.chat.PersonId;

/**
 * People who are about to join. They meet by a code; each sees the other's name and says yes to it.
 *
 * @param code the one by which it is found; used once
 * @param until when the code is worth nothing any more
 * @param people whoever has come with the code and wants to join, at most two
 */
public record Offer(String code, Instant until, List<Coming> people) {
    public Offer {
        people = List.copyOf(people);
    }

    /**
     * Somebody who wants to join.
     *
     * @param name how the other one is told who it is
     * @param conversation where they wait
     * @param number under which their run is parked there; 0 while it is not
     * @param yes whether they have said yes to the other one
     */
    public record Coming(PersonId person, String name, ConversationId conversation, long number, boolean yes) {}

    @Nullable
    Coming of(PersonId person) {
        return people.stream()
                .filter(coming -> coming.person().equals(person))
                .findFirst()
                .orElse(null);
    }

    @Nullable
    Coming other(PersonId person) {
        return people.stream()
                .filter(coming -> !coming.person().equals(person))
                .findFirst()
                .orElse(null);
    }

    /** With this person in their present form. */
    Offer with(Coming changed) {
        List<Coming> all = new ArrayList<>(people);
        all.removeIf(coming -> coming.person().equals(changed.person()));
        all.add(changed);
        return new Offer(code, until, all);
    }

    /**
     * After this person does not want to any more. When two have met it is over for both: a yes was said to this very person,
     * and must never count for somebody who comes later.
     */
    public @Nullable Offer without(PersonId person) {
        if (of(person) == null) {
            return this;
        }
        return people.size() > 1 ? null : new Offer(code, until, List.of());
    }
}
