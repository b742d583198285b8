package tandem.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tandem.chat.Audience;
import tandem.chat.ChatAddress;
import tandem.chat.ConversationId;
import tandem.chat.EventId;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;
import tandem.engine.Conversation;
import tandem.engine.Couple;
import tandem.engine.CoupleId;
import tandem.engine.Effect;
import tandem.engine.Entropy;
import tandem.engine.Frame;
import tandem.engine.Guest;
import tandem.engine.Parked;
import tandem.engine.Part;
import tandem.engine.Person;
import tandem.engine.Presence;
import tandem.engine.Round;
import tandem.engine.Run;
import tandem.engine.State;
import tandem.engine.Turn;
import tandem.flow.Value;
import tandem.form.AddressForm;
import tandem.form.ConversationForm;
import tandem.form.CoupleForm;
import tandem.form.IdForm;
import tandem.form.ParcelForm;
import tandem.form.PersonForm;
import tandem.library.History;
import tandem.runtime.Commit;
import tandem.runtime.Loaded;
import tandem.runtime.Outcome;
import tandem.runtime.Where;
import tandem.store.mapdb.MapDbRecords;

/** Whoever is erased is erased out of older copies too: by their key. */
final class KeyErasureTest {

    private static final Instant NOW = Instant.parse("2026-01-05T20:00:00Z");
    private static final MasterKey MASTER = new MasterKey(new byte[Keys.BYTES]);
    private static final PersonId ANA = new PersonId("ana-id");
    private static final PersonId BEN = new PersonId("ben-id");
    private static final CoupleId COUPLE = new CoupleId("couple-id");
    private static final ConversationId HERS = new ConversationId("her-talk");
    private static final ConversationId HIS = new ConversationId("his-talk");
    private static final ConversationId THEIRS = new ConversationId("their-talk");
    private static final PersonAddress ANA_AT = new PersonAddress("test", "111");
    private static final PersonAddress BEN_AT = new PersonAddress("test", "222");
    private static final ChatAddress GROUP = ChatAddress.of("test", "us");
    private static final Where ANA_ALONE = new Where.Arrived(ChatAddress.of("test", "111"), false, ANA_AT);
    private static final Where BEN_ALONE = new Where.Arrived(ChatAddress.of("test", "222"), false, BEN_AT);

    /** What only Ana's and her conversation's key open. */
    private static final List<String> HER_KEYS = List.of("ring/ana-id", "ring/her-talk");

    @TempDir
    Path folder;

    private final List<String> found = new ArrayList<>();
    private long events;

    /** A store with every layer in reach. */
    private record Opened(MapDbRecords disk, MapDbRecords secrets, KeyRing ring, EncryptedRecords rows, long removed)
            implements AutoCloseable {
        DocumentStore store() {
            return new DocumentStore(new CachedRecords(rows, 1 << 20), ring.keys());
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    private Opened open(String data, String ring, String key) {
        return open(data, ring, key, TestStores.threads());
    }

    private Opened open(String data, String ring, String key, Executor threads) {
        MapDbRecords disk = MapDbRecords.open(folder.resolve(data), TestStores.threads());
        MapDbRecords secrets = MapDbRecords.open(folder.resolve(ring), TestStores.threads());
        KeyRing keys = KeyRing.open(secrets, MASTER);
        EncryptedRecords rows = EncryptedRecords.open(disk, keys, ErasedList.beside(folder.resolve(key)), threads);
        return new Opened(disk, secrets, keys, rows, ErasedRows.remove(rows, keys));
    }

    @BeforeEach
    void fill() throws IOException {
        try (Opened open = open("data", "keys", "key")) {
            RowKeys names = new RowKeys(open.ring().keys());
            EncryptedRecords rows = open.rows();
            put(rows, names.at(GROUP), IdForm.write(THEIRS.value()));
            put(rows, RowKeys.chat(THEIRS), AddressForm.write(new AddressForm.Chat(GROUP, true)));
            put(rows, names.group(GROUP, THEIRS), new byte[0]);
            put(
                    rows,
                    RowKeys.talk(THEIRS),
                    ConversationForm.write(begunBy(
                            ANA, talk(THEIRS, new Guest(ANA, true, Map.of("x", new Value.Whole(1)))))));
            put(rows, RowKeys.run(ANA, THEIRS), new byte[0]);
            put(rows, RowKeys.due(NOW.plusSeconds(500), THEIRS, 5), IdForm.write(ANA.value()));
            put(rows, RowKeys.guest(ANA, THEIRS), new byte[0]);
            put(rows, names, ANA, HERS, ANA_AT);
            put(rows, names, BEN, HIS, BEN_AT);
            // As older versions wrote it: with the answers inside.
            put(rows, RowKeys.couple(COUPLE), CoupleForm.write(couple(true)));
            Loaded ben = load(open.store(), BEN_ALONE);
            commit(open.store(), ben, new Turn(state(ben, ben.state().person(), couple(false)), List.of(), null));
        }
        copy("data", "old-data");
        copy("keys", "old-keys");
    }

    private static Conversation talk(ConversationId id, Guest... guests) {
        return new Conversation(id, 9, List.of(), Map.of(), History.NONE, List.of(guests), null);
    }

    private static Conversation begunBy(PersonId person, Conversation was) {
        Run run = new Run(
                4,
                person,
                List.of(new Frame("flow", "step")),
                Map.of(),
                null,
                new Parked(5, NOW.plusSeconds(500), NOW.plusSeconds(500)),
                Map.of(),
                false,
                Set.of(person));
        return new Conversation(
                was.id(), was.last(), List.of(run), was.used(), was.history(), was.guests(), was.language());
    }

    private static Couple couple(boolean shared) {
        Map<PersonId, Part> parts = Map.of(
                ANA, new Part("Ana", Map.of("a", new Value.Text("hers")), shared),
                BEN, new Part("Ben", Map.of("a", new Value.Text("his")), shared));
        Round round = new Round("r1", ANA, THEIRS, 7, NOW.plusSeconds(9_000), "flow", "step", null, parts);
        return new Couple(COUPLE, 2, List.of(ANA, BEN), List.of(round));
    }

    private static void put(EncryptedRecords rows, RowKeys names, PersonId who, ConversationId talk, PersonAddress at) {
        ChatAddress chat = ChatAddress.of("test", at.user());
        put(rows, names.at(chat), IdForm.write(talk.value()));
        put(rows, RowKeys.chat(talk), AddressForm.write(new AddressForm.Chat(chat, false, who)));
        put(rows, names.at(at), IdForm.write(who.value()));
        put(rows, RowKeys.user(who), AddressForm.write(new AddressForm.User(at, Presence.NONE)));
        put(rows, RowKeys.dm(who), IdForm.write(talk.value()));
        put(rows, RowKeys.talk(talk), ConversationForm.write(talk(talk)));
        Person person = new Person(who, NOW, null, null, Map.of());
        put(rows, RowKeys.person(who), PersonForm.write(person.joined(new Couple(COUPLE, 2, List.of(), List.of()))));
        Outgoing hello = new Outgoing(1, Outgoing.Mode.NEW, new Audience.EveryoneHere(), List.of(), List.of(), false);
        put(rows, RowKeys.out(talk, 1), ParcelForm.write(new Parcel(chat, null, hello, null)));
    }

    private static void put(EncryptedRecords rows, String key, byte[] value) {
        rows.commit(new Batch(Map.of(), Map.of(key, value), java.util.Set.of())).join();
    }

    @Test
    void theKeysLeaveTheRingAndItsFiles() throws IOException {
        List<byte[]> wrapped = new ArrayList<>();
        try (Opened open = open("data", "keys", "key")) {
            HER_KEYS.forEach(key ->
                    wrapped.add(Objects.requireNonNull(open.secrets().get(key)).value()));
            assertThat(erase(open)).isEqualTo(Outcome.COMMITTED);
            HER_KEYS.forEach(key -> assertThat(open.secrets().get(key)).isNull());
            assertThat(open.secrets().get("ring/ben-id")).isNotNull();
            assertThat(open.secrets().get("ring/her-talk")).isNull();
            assertThat(open.disk().keys(RowKeys.ERASED, RowKeys.end(RowKeys.ERASED), 9))
                    .isEmpty();
            assertSound(open);
            assertThat(open.rows().keys(RowKeys.OUT, RowKeys.end(RowKeys.OUT), 9))
                    .as("the goodbye, under no key of hers, and what waits for the other one")
                    .containsExactly("out/his-talk/0000000000000001", "out/~her-talk/0000000000000002");
            open.secrets().checkpoint().join();
            open.secrets().erased().join();
        }
        for (byte[] key : wrapped) {
            assertThat(files("old-keys")).as("the test finds what is there").contains(text(key));
            assertThat(files("keys")).doesNotContain(text(key));
        }
    }

    @Test
    void whatWasOnItsWayIsNotEncryptedAgain() {
        try (Opened open = open("data", "keys", "key")) {
            erase(open);
            Batch late = new Batch(Map.of(), Map.of(RowKeys.out(HERS, 9), new byte[3]), java.util.Set.of());
            assertThat(open.rows().commit(late).join()).isEqualTo(new Verdict.Stale(RowKeys.out(HERS, 9)));
            assertThat(open.secrets().get("ring/her-talk")).isNull();
        }
    }

    @Test
    void aCrashBetweenDataAndRingIsMadeUpForAtTheNextStart() throws Exception {
        try (Opened open = open("data", "keys", "key", task -> {})) {
            CompletableFuture<Outcome> never = begin(open);
            // It waits for the key of nobody, whose what Ana had begun in the group is then.
            for (int i = 0; i < 1_000 && open.rows().get(RowKeys.person(ANA)) != null; i++) {
                open.rows()
                        .commit(new Batch(Map.of(), Map.of(), java.util.Set.of()))
                        .join();
            }
            assertThat(never).isNotDone();
            assertThat(open.rows().get(RowKeys.person(ANA))).isNull();
            assertThat(open.secrets().get("ring/ana-id")).isNotNull();
        }
        try (Opened open = open("data", "keys", "key")) {
            HER_KEYS.forEach(key -> assertThat(open.secrets().get(key)).isNull());
            assertSound(open);
        }
    }

    @Test
    void aKeyStaysWhileItIsNotCertainThatItsDataIsGone() {
        try (Opened open = open("data", "keys", "key")) {
            Records failing = new FailingRecords(open.disk());
            EncryptedRecords rows = EncryptedRecords.open(
                    failing, open.ring(), ErasedList.beside(folder.resolve("key")), TestStores.threads());
            DocumentStore store = new DocumentStore(rows, open.ring().keys());
            Loaded ana = load(store, ANA_ALONE);
            assertThatThrownBy(() -> commit(store, ana, erasing(ana))).isInstanceOf(CompletionException.class);
            HER_KEYS.forEach(key -> assertThat(open.secrets().get(key)).isNotNull());
            assertThat(folder.resolve("key.erased")).doesNotExist();
        }
    }

    private record FailingRecords(Records inner) implements Records {
        @Override
        public @Nullable Row get(String key) {
            return inner.get(key);
        }

        @Override
        public List<Row> scan(String from, String to, int limit) {
            return inner.scan(from, to, limit);
        }

        @Override
        public List<String> keys(String from, String to, int limit) {
            return inner.keys(from, to, limit);
        }

        @Override
        public CompletableFuture<Verdict> commit(Batch batch) {
            return CompletableFuture.failedFuture(new StoreException("the disk is full"));
        }

        @Override
        public void close() {}
    }

    @Test
    void olderDataWithTheKeysOfTodayHasNothingOfThem() {
        try (Opened open = open("data", "keys", "key")) {
            erase(open);
        }
        try (Opened open = open("old-data", "keys", "another-key")) {
            assertThat(open.removed()).isPositive();
            assertOnlyBenIsLeft(open);
        }
        try (Opened open = open("old-data", "keys", "another-key")) {
            assertThat(open.removed()).as("looked at once").isZero();
        }
    }

    @Test
    void olderDataWithOlderKeysHasNothingOfThemWhereTheListStands() {
        try (Opened open = open("data", "keys", "key")) {
            erase(open);
        }
        try (Opened open = open("old-data", "old-keys", "key")) {
            assertOnlyBenIsLeft(open);
            HER_KEYS.forEach(key -> assertThat(open.secrets().get(key)).isNull());
        }
    }

    private void assertOnlyBenIsLeft(Opened open) {
        assertSound(open);
        List<String> all = open.rows().keys("", RowKeys.end(""), 99);
        assertThat(all).noneMatch(key -> key.contains("ana-id") || key.contains("her-talk"));
        RowKeys names = new RowKeys(open.ring().keys());
        assertThat(all).doesNotContain(names.at(ANA_AT), names.at(ChatAddress.of("test", "111")));
        DocumentStore store = open.store();
        Loaded ana = load(store, ANA_ALONE);
        assertThat(ana.state().person().hasAgreed()).isFalse();
        assertThat(ana.state().person().id()).isNotEqualTo(ANA);
        Loaded ben = load(store, BEN_ALONE);
        assertThat(ben.state().person().hasAgreed()).isTrue();
        Couple left = Objects.requireNonNull(ben.state().couple());
        assertThat(left.seats()).isEqualTo(2);
        assertThat(left.members()).containsExactly(BEN);
        assertThat(left.rounds()).hasSize(1);
        assertThat(left.rounds().get(0).parts()).containsOnlyKeys(BEN);
        assertThat(left.rounds().get(0).starter()).as("so that it ends").isEqualTo(BEN);
        assertThat(all).contains(RowKeys.due(NOW.plusSeconds(9_000), THEIRS, 7));
        assertThat(load(store, new Where.Arrived(GROUP, true, BEN_AT))
                        .state()
                        .conversation()
                        .runs())
                .as("what Ana had begun is nobody's, and goes on")
                .singleElement()
                .satisfies(run -> {
                    assertThat(run.starter()).isNotIn(ANA, BEN);
                    assertThat(run.agreed()).doesNotContain(ANA);
                    assertThat(all).contains(RowKeys.run(run.starter(), THEIRS));
                    Row due = Objects.requireNonNull(open.rows().get(RowKeys.due(NOW.plusSeconds(500), THEIRS, 5)));
                    assertThat(IdForm.read(due.value())).isEqualTo(run.starter().value());
                });
        assertThat(load(store, new Where.Arrived(GROUP, true, BEN_AT))
                        .state()
                        .conversation()
                        .guests())
                .isEmpty();
    }

    /** In the row that is the couple's there is no answer; each is its author's row, under their key. */
    @Test
    void anAnswerStandsUnderItsAuthorsKeyAlone() {
        try (Opened open = open("data", "keys", "key")) {
            assertThat(new String(
                            Objects.requireNonNull(open.rows().get(RowKeys.couple(COUPLE)))
                                    .value(),
                            StandardCharsets.UTF_8))
                    .doesNotContain("hers")
                    .doesNotContain("his");
            assertThat(RowKeys.subject(RowKeys.part(ANA, COUPLE))).isEqualTo(ANA.value());
            Loaded ben = load(open.store(), BEN_ALONE);
            assertThat(ben.state().couple()).isEqualTo(couple(false));
            Couple shown = new Couple(COUPLE, 2, List.of(ANA, BEN), List.of());
            commit(open.store(), ben, new Turn(state(ben, ben.state().person(), shown), List.of(), null));
            assertThat(open.rows().keys("part/", RowKeys.end("part/"), 9)).isEmpty();
            assertSound(open);
        }
    }

    /** What they had the bot do in a group comes at its time; nothing is remembered of them by that. */
    @Test
    void aRunOfSomebodyWhoIsGoneRemembersNobody() {
        try (Opened open = open("data", "keys", "key")) {
            erase(open);
            DocumentStore store = open.store();
            Loaded due = store.load(new Where.Known(THEIRS, ANA), new Entropy(++events, 7))
                    .orElseThrow();
            Conversation after = talk(THEIRS, new Guest(ANA, true, Map.of("x", new Value.Whole(2))));
            assertThat(commit(store, due, new Turn(new State(after, due.state().person()), List.of(), null)))
                    .isEqualTo(Outcome.COMMITTED);
            assertThat(open.rows().keys("guest/", RowKeys.end("guest/"), 9)).isEmpty();
            assertSound(open);
        }
    }

    private void assertSound(Opened open) {
        found.clear();
        new Verification(open.rows(), open.ring().keys()).run((kind, what) -> found.add(kind + ": " + what));
        Verification.ofKeys(open.secrets(), open.ring(), (kind, what) -> found.add(kind + ": " + what));
        assertThat(found).isEmpty();
    }

    private Outcome erase(Opened open) {
        return begin(open).join();
    }

    private CompletableFuture<Outcome> begin(Opened open) {
        DocumentStore store = open.store();
        Loaded ana = load(store, ANA_ALONE);
        return store.commit(new Commit(ana, erasing(ana), new EventId("bot", 0, "erase"), null, NOW))
                .toCompletableFuture();
    }

    private static Turn erasing(Loaded loaded) {
        Couple couple = Objects.requireNonNull(loaded.state().couple());
        Outgoing goodbye = new Outgoing(1, Outgoing.Mode.NEW, new Audience.EveryoneHere(), List.of(), List.of(), false);
        State after = new State(
                Conversation.fresh(HERS, 9),
                Person.stranger(ANA),
                couple.without(ANA),
                loaded.state().others(),
                List.of());
        return new Turn(after, List.of(new Effect.Erase(ANA, new PersonId("nobody")), new Effect.Send(goodbye)), null);
    }

    private static State state(Loaded loaded, Person person, Couple couple) {
        return new State(
                loaded.state().conversation(), person, couple, loaded.state().others(), List.of());
    }

    private Loaded load(DocumentStore store, Where where) {
        return store.load(where, new Entropy(++events, 7)).orElseThrow();
    }

    private Outcome commit(DocumentStore store, Loaded loaded, Turn turn) {
        EventId event = new EventId("bot", 0, Long.toString(++events));
        return store.commit(new Commit(loaded, turn, event, null, NOW)).join();
    }

    private void copy(String from, String to) throws IOException {
        Files.createDirectories(folder.resolve(to));
        try (Stream<Path> files = Files.list(folder.resolve(from))) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(to).resolve(file.getFileName()));
            }
        }
    }

    private String files(String name) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            for (Path file : files.toList()) {
                all.append(text(Files.readAllBytes(file)));
            }
        }
        return all.toString();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
