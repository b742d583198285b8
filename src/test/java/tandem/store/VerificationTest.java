package tandem.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tandem.chat.Audience;
import tandem.chat.ChatAddress;
import tandem.chat.ConversationId;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;
import tandem.chat.Said;
import tandem.engine.Conversation;
import tandem.engine.Frame;
import tandem.engine.Guest;
import tandem.engine.Parked;
import tandem.engine.Person;
import tandem.engine.Presence;
import tandem.engine.Question;
import tandem.engine.Run;
import tandem.form.AddressForm;
import tandem.form.ConversationForm;
import tandem.form.IdForm;
import tandem.form.IncomingForm;
import tandem.form.ParcelForm;
import tandem.form.PersonForm;
import tandem.library.History;
import tandem.store.mapdb.MapDbRecords;

/** A sound store of one row of each kind, and everything that can be wrong with one of them. */
final class VerificationTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(3600);
    private static final long DAY = Sweep.day(NOON);
    private static final ChatAddress CHAT = ChatAddress.of("test", "ana");
    private static final ChatAddress TOPIC = new ChatAddress("test", "us", "12");
    private static final ConversationId THEIRS = new ConversationId("talk2");
    private static final PersonAddress USER = new PersonAddress("test", "ana");
    private static final ConversationId TALK = new ConversationId("talk1");
    private static final PersonId ANA = new PersonId("ana1");
    private static final PersonId GUEST = new PersonId("guest1");
    private static final EventId EVENT = new EventId("test", 1, "e1");
    private static final byte[] PLAIN = "{\"v\":1,\"other\":\"secret\"}".getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private final MasterKey master = new MasterKey(new byte[Keys.BYTES]);
    private final Keys keys = master.derived();
    private final RowKeys rowKeys = new RowKeys(keys);
    private final List<String> found = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private MapDbRecords disk;

    @SuppressWarnings("NullAway.Init")
    private MapDbRecords secrets;

    @SuppressWarnings("NullAway.Init")
    private KeyRing ring;

    @SuppressWarnings("NullAway.Init")
    private EncryptedRecords rows;

    @BeforeEach
    void fill() {
        disk = MapDbRecords.open(folder.resolve("data"), TestStores.threads());
        secrets = MapDbRecords.open(folder.resolve("keys"), TestStores.threads());
        TestStores.oldRing(secrets, master);
        ring = KeyRing.open(secrets, master);
        rows = TestStores.encrypted(disk, ring, folder.resolve("k"));
        put(rowKeys.at(CHAT), IdForm.write(TALK.value()));
        put(RowKeys.chat(TALK), AddressForm.write(new AddressForm.Chat(CHAT, false)));
        put(rowKeys.at(TOPIC), IdForm.write(THEIRS.value()));
        put(RowKeys.chat(THEIRS), AddressForm.write(new AddressForm.Chat(TOPIC, true)));
        put(rowKeys.group(TOPIC, THEIRS), new byte[0]);
        put(rowKeys.at(USER), IdForm.write(ANA.value()));
        put(RowKeys.user(ANA), AddressForm.write(new AddressForm.User(USER, Presence.NONE)));
        put(RowKeys.person(ANA), PersonForm.write(new Person(ANA, NOON, null, null, Map.of())));
        put(RowKeys.talk(TALK), ConversationForm.write(conversation()));
        put(RowKeys.guest(GUEST, TALK), new byte[0]);
        put(RowKeys.dm(ANA), IdForm.write(TALK.value()));
        put(RowKeys.held(DAY, ANA, 5), letter());
        put(RowKeys.due(NOON, TALK, 3), IdForm.write(ANA.value()));
        put(RowKeys.due(LATER, TALK, 4), IdForm.write(ANA.value()));
        put(RowKeys.out(TALK, 1), letter());
        put(RowKeys.grave(DAY, RowKeys.out(TALK, 2)), letter());
        put(RowKeys.ref(DAY, TALK, 7), IdForm.write("4711"));
        put("event/" + String.format(java.util.Locale.ROOT, "%016d", DAY) + "/" + keys.address("event"), new byte[0]);
        put(RowKeys.in(rowKeys.address(EVENT)), IncomingForm.write(incoming()));
        put("memory/" + keys.address("memory"), new byte[] {1, 2, 3});
    }

    private static Conversation conversation() {
        Run waiting =
                new Run(1, ANA, List.of(new Frame("f", "s")), Map.of(), null, new Parked(3, NOON, NOON), Map.of());
        Question question = new Question(4, NOON, LATER, 0, 0);
        Run asking = new Run(2, ANA, List.of(new Frame("f", "q")), Map.of(), question, null, Map.of());
        return new Conversation(
                TALK,
                9,
                List.of(waiting, asking),
                Map.of(),
                History.NONE,
                List.of(new Guest(GUEST, true, Map.of())),
                null);
    }

    private static Incoming incoming() {
        return new Incoming(EVENT, CHAT, false, USER, "Ana", true, new Said.Text("hello"));
    }

    private static byte[] letter() {
        Outgoing outgoing =
                new Outgoing(1, Outgoing.Mode.NEW, new Audience.EveryoneHere(), List.of(), List.of(), false);
        return ParcelForm.write(new Parcel(CHAT, null, outgoing, null));
    }

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void nothingIsWrongWithASoundStore() {
        assertThat(verify())
                .containsEntry("due", 2L)
                .containsEntry("talk", 1L)
                .hasSize(17)
                .doesNotContainKey("meta");
        assertThat(found).isEmpty();
        assertThat(Verification.ofKeys(secrets, ring, this::note)).isEqualTo(4);
        assertThat(found).isEmpty();
    }

    /** A row that goes, and what is said then. */
    record Missing(String key, List<String> said) {
        Missing(String key, String... said) {
            this(key, List.of(said));
        }
    }

    static Stream<Missing> missing() {
        RowKeys names = new RowKeys(new Keys(new byte[Keys.BYTES]));
        String unreachable = "belongs to a conversation that cannot be reached: its chat row is missing";
        String nobody = "belongs to a person who cannot be reached: the user row is missing";
        return Stream.of(
                new Missing(names.at(CHAT), "chat: has an address that leads nowhere"),
                new Missing(names.at(USER), "user: has an address that leads nowhere"),
                new Missing(
                        RowKeys.chat(TALK),
                        "chat-at: leads to no chat row",
                        "dm: leads to no chat row",
                        "due: " + unreachable,
                        "due: " + unreachable,
                        "talk: " + unreachable),
                new Missing(
                        RowKeys.chat(THEIRS),
                        "chat-at: leads to no chat row",
                        "group: leads to no chat row of a group"),
                new Missing(
                        names.group(TOPIC, THEIRS),
                        "chat: is a group's that does not know it: its group row is missing"),
                new Missing(
                        RowKeys.user(ANA),
                        "dm: " + nobody,
                        "held: " + nobody,
                        "person: " + nobody,
                        "user-at: leads to no user row"),
                new Missing(RowKeys.talk(TALK), "guest: names a conversation that does not remember them"),
                new Missing(RowKeys.guest(GUEST, TALK), "talk: remembers somebody whose guest row is missing"));
    }

    @ParameterizedTest
    @MethodSource("missing")
    void aReferenceThatLeadsNowhereIsFound(Missing missing) {
        rows.commit(new Batch(Map.of(), Map.of(), Set.of(missing.key()))).join();
        verify();
        assertThat(found).containsExactlyElementsOf(missing.said());
    }

    @Test
    void waitsWithoutTheirTimeAreCountedAndNoProblem() {
        Verification verification = new Verification(rows, keys);
        assertThat(verification.run(this::note).unwoken()).isZero();
        for (String due : List.of(RowKeys.due(NOON, TALK, 3), RowKeys.due(LATER, TALK, 4))) {
            rows.commit(new Batch(Map.of(), Map.of(), Set.of(due))).join();
        }
        assertThat(verification.run(this::note).unwoken()).isEqualTo(2);
        assertThat(found).isEmpty();
    }

    /** One about a failure, or the goodbye to somebody who was erased. */
    @Test
    void aMessageNeedsNoConversation() {
        ConversationId nameless = new ConversationId(RowKeys.part(rowKeys.at(CHAT), 1));
        put(RowKeys.out(nameless, 5), letter());
        put(RowKeys.out(new ConversationId("erased"), 6), letter());
        put(RowKeys.grave(DAY, RowKeys.out(new ConversationId("erased"), 7)), letter());
        verify();
        assertThat(found).isEmpty();
    }

    @Test
    void anAcceptedEventUnderAnotherNameIsFound() {
        Row accepted = rows.get(RowKeys.in(rowKeys.address(EVENT)));
        assertThat(accepted).isNotNull();
        put("in/other", accepted == null ? PLAIN : accepted.value());
        verify();
        assertThat(found).containsExactly("in: is stored under the name of another event");
    }

    @Test
    void anAddressThatLeadsToAnotherOneIsFound() {
        put(rowKeys.at(CHAT), IdForm.write("other"));
        put(RowKeys.chat(new ConversationId("other")), AddressForm.write(new AddressForm.Chat(CHAT, false)));
        verify();
        assertThat(found).containsExactly("chat: has an address that leads to another one");
    }

    @Test
    void aDocumentThatIsNoneIsFoundAndNotRepeated() {
        for (String key : List.of(
                rowKeys.at(CHAT),
                RowKeys.chat(TALK),
                RowKeys.person(ANA),
                RowKeys.talk(TALK),
                RowKeys.due(NOON, TALK, 3),
                RowKeys.dm(ANA),
                RowKeys.held(DAY, ANA, 5),
                RowKeys.out(TALK, 1),
                RowKeys.ref(DAY, TALK, 7))) {
            found.clear();
            Row before = rows.get(key);
            assertThat(before).isNotNull();
            for (byte[] document :
                    List.of(PLAIN, new byte[0], "{\"v\":1,\"at\":[]}".getBytes(StandardCharsets.UTF_8))) {
                put(key, document);
                verify();
                assertThat(found).as(key).anyMatch(line -> line.startsWith(RowKeys.kind(key) + ": "));
                assertThat(found).as(key).noneMatch(line -> line.contains("secret") || line.contains(TALK.value()));
            }
            put(key, before == null ? PLAIN : before.value());
        }
    }

    @Test
    void aTimeThatIsNoneIsFoundAndTheRestIsLookedAt() {
        put(RowKeys.person(ANA), "{\"v\":2,\"agreed\":9223372036854775807}".getBytes(StandardCharsets.UTF_8));
        assertThat(verify()).hasSize(17);
        assertThat(found).hasSize(1).allMatch(line -> line.startsWith("person: "));
    }

    @Test
    void aRowThatWasChangedWithoutItsKeyIsFound() {
        Row out = disk.get(RowKeys.out(TALK, 1));
        assertThat(out).isNotNull();
        byte[] bytes = out == null ? new byte[0] : out.value();
        bytes[bytes.length - 1] ^= 1;
        disk.commit(new Batch(Map.of(), Map.of(RowKeys.out(TALK, 1), bytes), Set.of()))
                .join();
        assertThat(verify()).containsEntry("out", 1L);
        assertThat(found).hasSize(1).first().asString().startsWith("out: a row of kind out is damaged");
    }

    @Test
    void aKeyThatWasChangedIsFound() {
        String name = secrets.keys("ring/", "ring/\uffff", 1).get(0);
        secrets.commit(new Batch(Map.of(), Map.of(name, new byte[60]), Set.of()))
                .join();
        Verification.ofKeys(secrets, ring, this::note);
        assertThat(found).hasSize(1).first().asString().startsWith("ring: ");
    }

    @Test
    void aRowOfAnotherVersionIsFound() {
        put("riddle/x", new byte[0]);
        put("talk/a/b/c", new byte[0]);
        assertThat(verify()).containsEntry("riddle", 1L);
        assertThat(found)
                .containsExactly(
                        "riddle: is of no kind that this version knows",
                        "talk: has a name that this version does not know");
    }

    @Test
    void whatIsCommittedMeanwhileIsNoProblem() {
        EncryptedRecords open = rows;
        Records changing = new Changing(open, key -> {
            if (key.equals(RowKeys.chat(TALK))) {
                // Between the row and the one it leads to: all of it is erased, in one commit as always.
                List<String> all = open.keys("", "\uffff", 100);
                open.commit(new Batch(Map.of(), Map.of(), Set.copyOf(all))).join();
            }
        });
        new Verification(changing, keys).run(this::note);
        assertThat(found).isEmpty();
        assertThat(open.keys("", "\uffff", 100)).isEmpty();
    }

    @Test
    void statisticsCountRowsAndKnowTheTimes() {
        Statistics statistics = Statistics.of(rows);
        assertThat(statistics.firstDue()).isEqualTo(NOON);
        assertThat(statistics.lastDue()).isEqualTo(LATER);
        assertThat(statistics.count("out")).isEqualTo(1);
        assertThat(statistics.count("nothing")).isZero();
    }

    @Test
    void moreRowsThanAPageAreAllSeenOnce() {
        for (int i = 0; i < 3; i++) {
            Map<String, byte[]> many = new java.util.HashMap<>();
            for (int j = 0; j < 700; j++) {
                many.put("memory/m" + i + "_" + j, new byte[0]);
            }
            rows.commit(new Batch(Map.of(), many, Set.of())).join();
        }
        assertThat(verify()).containsEntry("memory", 2101L);
        assertThat(Statistics.of(rows).count("memory")).isEqualTo(2101);
    }

    /** Records in which something happens before a key is looked for. */
    private record Changing(Records inner, java.util.function.Consumer<String> before) implements Records {
        @Override
        public @org.jspecify.annotations.Nullable Row get(String key) {
            Row row = inner.get(key);
            before.accept(key);
            return row;
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
        public java.util.concurrent.CompletableFuture<Verdict> commit(Batch batch) {
            return inner.commit(batch);
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    private Map<String, Long> verify() {
        found.clear();
        return new Verification(rows, keys).run(this::note).rows();
    }

    private void note(String kind, String what) {
        found.add(kind + ": " + what);
    }

    private void put(String key, byte[] value) {
        rows.commit(new Batch(Map.of(), Map.of(key, value), Set.of())).join();
    }
}
