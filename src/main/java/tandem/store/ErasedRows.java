package tandem.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import tandem.chat.ConversationId;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;
import tandem.engine.Conversation;
import tandem.engine.Couple;
import tandem.engine.CoupleId;
import tandem.engine.Round;
import tandem.form.ConversationForm;
import tandem.form.CoupleForm;
import tandem.form.IdForm;
import tandem.form.IncomingForm;
import tandem.form.OfferForm;
import tandem.form.ParcelForm;

/**
 * Does to older data what erasures have done since: rows of whoever was erased, which nobody can read any more, are
 * deleted, and what others keep of them is taken out, so that what is left is whole. For one thread, over a store that
 * nobody else uses.
 */
public final class ErasedRows {

    private static final int PAGE = 512;
    private static final int NAME_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Records records;
    private final RowKeys rowKeys;
    private final Set<String> erased;
    private final Map<String, byte[]> puts = new HashMap<>();
    private final Set<String> deletes = new HashSet<>();
    private long removed;

    private ErasedRows(Records records, Keys keys, Set<String> erased) {
        this.records = records;
        this.rowKeys = new RowKeys(keys);
        this.erased = erased;
    }

    /**
     * Looks at every row when somebody was erased since this was last done.
     *
     * @return how many rows were deleted
     */
    public static long remove(Records records, KeyRing ring) {
        Set<String> erased = ring.erased();
        byte[] digest = digest(erased);
        Row known = records.get(RowKeys.KNOWN_ERASED);
        if (known == null ? erased.isEmpty() : Arrays.equals(known.value(), digest)) {
            return 0;
        }
        ErasedRows rows = new ErasedRows(records, ring.keys(), erased);
        rows.removeAll();
        rows.puts.put(RowKeys.KNOWN_ERASED, digest);
        rows.commit();
        return rows.removed;
    }

    private static byte[] digest(Set<String> sorted) {
        try {
            byte[] names = String.join("\n", sorted).getBytes(StandardCharsets.US_ASCII);
            return MessageDigest.getInstance("SHA-256").digest(names);
        } catch (GeneralSecurityException e) {
            throw new StoreException("this Java has no SHA-256; use a complete JDK or JRE", e);
        }
    }

    /** Twice: what others keep leads to the rows by which an address is found, which go last. */
    private void removeAll() {
        Pages.of(records, PAGE, key -> {
            look(key);
            if (puts.size() + deletes.size() >= PAGE) {
                commit();
            }
        });
        commit();
        Pages.of(records, PAGE, key -> {
            if ((key.startsWith("user-at/") || key.startsWith("chat-at/"))
                    && OneRow.read(records, key, row -> erased.contains(IdForm.read(row.value())))
                            .orElse(false)) {
                delete(key);
            }
        });
        commit();
    }

    private void look(String key) {
        String subject = RowKeys.subject(key);
        if (subject != null && erased.contains(subject)) {
            delete(key);
            return;
        }
        switch (RowKeys.kind(key)) {
            case "couple" -> OneRow.read(records, key, row -> row).ifPresent(this::leave);
            case "talk" -> OneRow.read(records, key, row -> row).ifPresent(this::forgetPeople);
            case "offer" ->
                deleteWhen(key, OneRow.read(records, key, row -> offers(row)).orElse(false));
            case "in" ->
                deleteWhen(
                        key,
                        OneRow.read(
                                        records,
                                        key,
                                        row -> isErased(
                                                IncomingForm.read(row.value()).person()))
                                .orElse(false));
            case "out", "dead" ->
                deleteWhen(
                        key,
                        OneRow.read(
                                        records,
                                        key,
                                        row -> ParcelForm.read(row.value()).only())
                                .map(this::isErased)
                                .orElse(false));
            default -> {}
        }
    }

    private boolean offers(Row row) {
        return OfferForm.read("", row.value()).people().stream()
                .anyMatch(coming -> erased.contains(coming.person().value()));
    }

    private boolean isErased(PersonAddress address) {
        return OneRow.read(records, rowKeys.at(address), row -> erased.contains(IdForm.read(row.value())))
                .orElse(false);
    }

    /** As when they leave: what they asked both for wakes for the one who is left, so that it ends in time. */
    private void leave(Row row) {
        CoupleId id = new CoupleId(RowKeys.part(row.key(), 1));
        Couple couple = CoupleForm.read(id, row.value());
        List<PersonId> gone = couple.members().stream()
                .filter(member -> erased.contains(member.value()))
                .toList();
        if (gone.isEmpty()) {
            return;
        }
        Couple left = couple;
        for (PersonId member : gone) {
            left = left.without(member);
        }
        if (left.members().isEmpty()) {
            delete(row.key());
            puts.put(RowKeys.erased(id.value()), new byte[0]);
            return;
        }
        puts.put(row.key(), CoupleForm.write(left));
        for (Round round : left.rounds()) {
            boolean wasTheirs = couple.rounds().stream()
                    .anyMatch(was -> was.id().equals(round.id()) && gone.contains(was.starter()));
            if (wasTheirs && !erased.contains(round.conversation().value())) {
                puts.put(
                        RowKeys.due(round.until(), round.conversation(), round.number()),
                        IdForm.write(round.starter().value()));
            }
        }
    }

    /** As when they erase themselves: what they have begun with others is nobody's from now on. */
    private void forgetPeople(Row row) {
        Conversation talk = ConversationForm.read(new ConversationId(RowKeys.part(row.key(), 1)), row.value());
        Set<PersonId> gone = new LinkedHashSet<>(Mentions.acting(talk));
        talk.guests().forEach(guest -> gone.add(guest.person()));
        gone.removeIf(person -> !erased.contains(person.value()));
        for (PersonId person : gone) {
            TalkWithout rest = TalkWithout.of(talk, person, new PersonId(name()), records);
            talk = rest.talk();
            puts.putAll(rest.puts());
            rest.deletes().forEach(this::delete);
        }
    }

    /** A random id, such as every person has. */
    private String name() {
        byte[] bytes = new byte[NAME_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void deleteWhen(String key, boolean gone) {
        if (gone) {
            delete(key);
        }
    }

    private void delete(String key) {
        deletes.add(key);
        removed++;
    }

    private void commit() {
        if (puts.isEmpty() && deletes.isEmpty()) {
            return;
        }
        deletes.removeAll(puts.keySet());
        try {
            records.commit(new Batch(Map.of(), puts, deletes, true)).join();
        } catch (CompletionException e) {
            throw new StoreException("cannot take out what was erased since this data was written", e);
        }
        puts.clear();
        deletes.clear();
    }
}
