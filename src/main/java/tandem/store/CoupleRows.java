package tandem.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tandem.chat.PersonId;
import tandem.engine.Couple;
import tandem.engine.CoupleId;
import tandem.engine.Part;
import tandem.engine.Round;
import tandem.form.CoupleForm;
import tandem.form.PartsForm;

/**
 * The rows of a couple: one of the couple's, and one for each of them with what they have answered and not shown yet. That
 * one is its author's, under their key alone: where it is gone, so is what they said, out of every copy. Couples that were
 * stored with the answers inside are read, and written in this way.
 */
final class CoupleRows {

    private CoupleRows() {}

    /** The couple that is stored; null when there is none. Every row is looked for by {@code row}. */
    static @Nullable Couple read(CoupleId id, Function<String, @Nullable Row> row) {
        Row kept = row.apply(RowKeys.couple(id));
        if (kept == null) {
            return null;
        }
        Couple couple = CoupleForm.read(id, kept.value());
        for (PersonId member : couple.members()) {
            Row parts = row.apply(RowKeys.part(member, id));
            if (parts != null) {
                couple = with(couple, member, PartsForm.read(parts.value()));
            }
        }
        return couple;
    }

    private static Couple with(Couple couple, PersonId member, Map<String, Part> parts) {
        return changed(couple, round -> {
            Map<PersonId, Part> all = new HashMap<>(round.parts());
            Part own = parts.get(round.id());
            if (own != null) {
                all.put(member, own);
            }
            return all;
        });
    }

    /**
     * Adds what a commit writes and deletes.
     *
     * @param before as it was read; null for a new one
     * @param revisions of the rows that were read
     */
    static void write(
            Couple couple,
            @Nullable Couple before,
            Map<String, Long> revisions,
            Map<String, byte[]> puts,
            Set<String> deletes) {
        CoupleId id = couple.id();
        if (couple.members().isEmpty()) {
            deletes.add(RowKeys.couple(id));
        } else {
            puts.put(RowKeys.couple(id), CoupleForm.write(changed(couple, round -> Map.of())));
        }
        Set<PersonId> all = new LinkedHashSet<>(couple.members());
        if (before != null) {
            all.addAll(before.members());
        }
        for (PersonId member : all) {
            String key = RowKeys.part(member, id);
            Map<String, Part> parts = parts(couple, member);
            boolean isThere = revisions.getOrDefault(key, 0L) != 0;
            if (parts.isEmpty() || !couple.members().contains(member)) {
                deletes.add(key);
            } else if (!isThere || before == null || !parts.equals(parts(before, member))) {
                puts.put(key, PartsForm.write(parts));
            }
        }
    }

    /** What one of them has answered, by the names of the rounds. */
    private static Map<String, Part> parts(Couple couple, PersonId member) {
        Map<String, Part> parts = new HashMap<>();
        for (Round round : couple.rounds()) {
            Part part = round.parts().get(member);
            if (part != null) {
                parts.put(round.id(), part);
            }
        }
        return parts;
    }

    private static Couple changed(Couple couple, Function<Round, Map<PersonId, Part>> parts) {
        List<Round> rounds = new ArrayList<>();
        for (Round round : couple.rounds()) {
            rounds.add(new Round(
                    round.id(),
                    round.starter(),
                    round.conversation(),
                    round.number(),
                    round.until(),
                    round.flow(),
                    round.step(),
                    round.variant(),
                    parts.apply(round)));
        }
        return new Couple(couple.id(), couple.seats(), couple.members(), rounds);
    }
}
