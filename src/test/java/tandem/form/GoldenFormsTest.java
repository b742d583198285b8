package tandem.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tandem.chat.Attachment;
import tandem.chat.Audience;
import tandem.chat.ChatAddress;
import tandem.chat.Choice;
import tandem.chat.ConversationId;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.Lines;
import tandem.chat.Outgoing;
import tandem.chat.Parcel;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;
import tandem.chat.Picture;
import tandem.chat.Said;
import tandem.chat.Span;
import tandem.chat.Style;
import tandem.engine.Conversation;
import tandem.engine.Couple;
import tandem.engine.CoupleId;
import tandem.engine.Frame;
import tandem.engine.Guest;
import tandem.engine.Language;
import tandem.engine.Offer;
import tandem.engine.Parked;
import tandem.engine.Part;
import tandem.engine.Person;
import tandem.engine.Presence;
import tandem.engine.Question;
import tandem.engine.Round;
import tandem.engine.Run;
import tandem.engine.Series;
import tandem.engine.Shown;
import tandem.engine.Tries;
import tandem.flow.Value;
import tandem.library.History;
import tandem.library.Past;

/**
 * The saved form of every document. A golden file is never changed once a version that wrote it was released: a new
 * format is a new file, and the old one must still be read.
 */
class GoldenFormsTest {

    private static final ConversationId TALK = new ConversationId("talk");
    private static final PersonId ANA = new PersonId("ana");
    private static final Instant EVENING = Instant.parse("2026-01-05T20:00:00Z");

    private static final Conversation CONVERSATION = new Conversation(
            TALK,
            42,
            List.of(
                    new Run(
                            7,
                            ANA,
                            List.of(new Frame("tonight", "try"), new Frame("try-it", "tomorrow")),
                            Map.of("card_shown", new Value.Text("ten-minute-ear/shorter")),
                            null,
                            new Parked(40, EVENING.plusSeconds(90_000), EVENING.plusSeconds(86_400)),
                            Map.of("tonight:card", new Shown(38, EVENING))),
                    new Run(
                            41,
                            ANA,
                            List.of(new Frame("explain", "two")),
                            Map.of("tried", new Value.Whole(3), "seen", new Value.Flag(true)),
                            new Question(42, EVENING, EVENING.plusSeconds(7_200), 1, -1_234_567),
                            null,
                            Map.of(),
                            true,
                            Set.of(ANA))),
            Map.of("try-it:praise", List.of("first"), "unmatched:again", List.of("a", "b")),
            new History(List.of(
                    new Past("ten-minute-ear", Instant.EPOCH, Past.What.DRAWN),
                    new Past("couch-anchor", EVENING, Past.What.DRAWN),
                    new Past("couch-anchor", EVENING, Past.What.NO_TIME))),
            List.of(
                    new Guest(ANA, true, Map.of("tried", new Value.Whole(1))),
                    new Guest(new PersonId("ben"), false, Map.of())),
            new Language("pt-BR", true),
            new Tries(2, EVENING),
            new Presence(Instant.parse("2026-01-05T00:00:00Z"), EVENING));

    private static final Person PERSON = new Person(
            ANA,
            EVENING,
            ZoneId.of("Europe/Berlin"),
            1L,
            Map.of("name", new Value.Text("Ana \"A\" \u05d0")),
            Set.of("spiritual", "pain"),
            new History(List.of(new Past("couch-anchor", EVENING, Past.What.DONE))),
            LocalTime.of(19, 30),
            new Series(Map.of(
                    "heart",
                    List.of(new Series.Point(EVENING, 6), new Series.Point(EVENING.plusSeconds(604_800), 7)),
                    "touch",
                    List.of(new Series.Point(EVENING, 4)))),
            new CoupleId("us"),
            EVENING.plusSeconds(86_400),
            new CoupleId("before"));

    private static final Couple COUPLE = new Couple(
            new CoupleId("us"),
            2,
            List.of(new PersonId("ben"), ANA),
            List.of(
                    new Round(
                            "r1",
                            ANA,
                            TALK,
                            42,
                            EVENING.plusSeconds(259_200),
                            "question",
                            "ask",
                            "q-tea",
                            Map.of(
                                    ANA,
                                    new Part("Ana", Map.of("answer", new Value.Text("tea, \u05d0")), true),
                                    new PersonId("ben"),
                                    new Part("Ben", Map.of(), false))),
                    new Round("r2", ANA, TALK, 43, EVENING, "touch-menu", "ask", null, Map.of())));

    private static final Offer OFFER = new Offer(
            "BCDF2345",
            EVENING,
            List.of(
                    new Offer.Coming(ANA, "Ana", TALK, 42, true),
                    new Offer.Coming(new PersonId("ben"), "Ben", TALK, 0, false)));

    private static final Parcel PARCEL = new Parcel(
            new ChatAddress("telegram", "-1001234567890", "12"),
            new PersonAddress("telegram", "77"),
            new Outgoing(
                    38,
                    Outgoing.Mode.REPLACE,
                    new Audience.Only(ANA),
                    List.of(Span.plain("Tonight: "), new Span("Couch Anchor", Style.BOLD)),
                    List.of(new Choice.Button("12.1z141z3", "Another"), new Choice.Copy("Copy invitation", "Tea?")),
                    true),
            null);

    @Test
    void conversation() {
        assertThat(text(ConversationForm.write(CONVERSATION))).isEqualTo(golden("conversation-5.json"));
        assertThat(ConversationForm.read(TALK, bytes(golden("conversation-5.json"))))
                .isEqualTo(CONVERSATION);
        assertThat(ConversationForm.read(TALK, bytes(golden("conversation-4.json"))))
                .isEqualTo(ofNobodyKnowsWhen());
        assertThat(ConversationForm.read(TALK, bytes(golden("conversation-3.json"))))
                .isEqualTo(ofOne());
        assertThat(ConversationForm.read(TALK, bytes(golden("conversation-2.json"))))
                .isEqualTo(before(new Language("pt-BR", true)));
        assertThat(ConversationForm.read(TALK, bytes(golden("conversation-1.json"))))
                .isEqualTo(before(null));
        Conversation silent = inLanguage(null);
        for (Conversation other : List.of(silent, inLanguage(new Language("de", false)))) {
            assertThat(ConversationForm.read(TALK, ConversationForm.write(other)))
                    .isEqualTo(other);
        }
    }

    @Test
    void person() {
        assertThat(text(PersonForm.write(PERSON))).isEqualTo(golden("person-3.json"));
        assertThat(PersonForm.read(ANA, bytes(golden("person-3.json")))).isEqualTo(PERSON);
        assertThat(PersonForm.read(ANA, bytes(golden("person-2.json")))).isEqualTo(alone());
        Person before = new Person(ANA, EVENING, ZoneId.of("Europe/Berlin"), 1L, PERSON.variables());
        assertThat(PersonForm.read(ANA, bytes(golden("person-1.json")))).isEqualTo(before);
        assertThat(PersonForm.read(ANA, PersonForm.write(before))).isEqualTo(before);
    }

    @Test
    void couple() {
        assertThat(text(CoupleForm.write(COUPLE))).isEqualTo(golden("couple-1.json"));
        assertThat(CoupleForm.read(COUPLE.id(), bytes(golden("couple-1.json")))).isEqualTo(COUPLE);
    }

    @Test
    void parts() {
        Map<String, Part> hers = Map.of("r1", new Part("Ana", Map.of("answer", new Value.Text("tea, \u05d0")), true));
        assertThat(text(PartsForm.write(hers))).isEqualTo(golden("parts-1.json"));
        assertThat(PartsForm.read(bytes(golden("parts-1.json")))).isEqualTo(hers);
    }

    @Test
    void offer() {
        assertThat(text(OfferForm.write(OFFER))).isEqualTo(golden("offer-1.json"));
        assertThat(OfferForm.read(OFFER.code(), bytes(golden("offer-1.json")))).isEqualTo(OFFER);
    }

    /** The person before anybody could join or rest. */
    private static Person alone() {
        return new Person(
                ANA,
                PERSON.agreed(),
                PERSON.zone(),
                PERSON.touchCap(),
                PERSON.variables(),
                PERSON.without(),
                PERSON.history(),
                PERSON.hour(),
                PERSON.series());
    }

    /** The conversation before it was noted when anybody did something in it. */
    private static Conversation ofNobodyKnowsWhen() {
        return new Conversation(
                TALK,
                CONVERSATION.last(),
                CONVERSATION.runs(),
                CONVERSATION.used(),
                CONVERSATION.history(),
                CONVERSATION.guests(),
                CONVERSATION.language(),
                CONVERSATION.tries(),
                Presence.NONE);
    }

    /** The conversation before anything could be talked over in it with one person alone. */
    private static Conversation ofOne() {
        List<Run> runs = CONVERSATION.runs().stream()
                .map(run -> new Run(
                        run.id(),
                        run.starter(),
                        run.stack(),
                        run.variables(),
                        run.question(),
                        run.parked(),
                        run.messages()))
                .toList();
        return new Conversation(
                TALK,
                CONVERSATION.last(),
                runs,
                CONVERSATION.used(),
                CONVERSATION.history(),
                CONVERSATION.guests(),
                CONVERSATION.language());
    }

    /** A zone that this machine's tz database does not know, and an hour that none is: as if nobody had told it. */
    @Test
    void whatCannotBeReadOfAPersonsTimeIsUnknown() {
        for (String zone : List.of("Europe/Atlantis", "Kyiv!", "")) {
            String document =
                    golden("person-3.json").replace("Europe/Berlin", zone).replace("19:30", "25:00");
            assertThat(PersonForm.read(ANA, bytes(document)))
                    .isEqualTo(new Person(
                            ANA,
                            PERSON.agreed(),
                            null,
                            PERSON.touchCap(),
                            PERSON.variables(),
                            PERSON.without(),
                            PERSON.history(),
                            null,
                            PERSON.series(),
                            PERSON.couple(),
                            PERSON.paused(),
                            PERSON.left()));
        }
    }

    @Test
    void aTimeThatIsNoneIsNoPerson() {
        String document = golden("person-3.json").replace("\"agreed\":1767643200", "\"agreed\":9223372036854775807");
        assertThatThrownBy(() -> PersonForm.read(ANA, bytes(document))).isInstanceOf(FormException.class);
    }

    @Test
    void message() {
        assertThat(text(ParcelForm.write(PARCEL))).isEqualTo(golden("message-2.json"));
        assertThat(ParcelForm.read(bytes(golden("message-1.json")))).isEqualTo(PARCEL);
    }

    @Test
    void messageOfAStoredTime() {
        Outgoing outgoing = new Outgoing(
                7,
                Outgoing.Mode.NEW,
                new Audience.EveryoneHere(),
                List.of(Span.plain("How was it?")),
                List.of(),
                false);
        Parcel scheduled = new Parcel(ChatAddress.of("telegram", "77"), null, outgoing, null, true);
        assertThat(text(ParcelForm.write(scheduled))).isEqualTo(golden("message-scheduled-2.json"));
        assertThat(ParcelForm.read(bytes(golden("message-scheduled-1.json")))).isEqualTo(scheduled);
    }

    @Test
    void messageWithAPicture() {
        Outgoing words = PARCEL.outgoing();
        Outgoing shows = new Outgoing(
                words.slot(),
                Outgoing.Mode.NEW,
                words.audience(),
                words.text(),
                List.of(),
                false,
                new Picture("pictures/two-lines.png", "Two lines"));
        Parcel parcel = new Parcel(PARCEL.chat(), PARCEL.only(), shows, null);
        assertThat(text(ParcelForm.write(parcel))).isEqualTo(golden("message-picture-2.json"));
        assertThat(ParcelForm.read(bytes(golden("message-picture-1.json")))).isEqualTo(parcel);
    }

    @Test
    void messageWithAFileThatNamesPeople() {
        Outgoing words = PARCEL.outgoing();
        Outgoing attached = new Outgoing(
                words.slot(),
                Outgoing.Mode.NEW,
                words.audience(),
                words.text(),
                List.of(),
                false,
                null,
                new Attachment("my-data.json", new PersonId("ana")),
                Set.of(new PersonId("ana"), new PersonId("ben")));
        Parcel parcel = new Parcel(PARCEL.chat(), PARCEL.only(), attached, null);
        assertThat(text(ParcelForm.write(parcel))).isEqualTo(golden("message-file-3.json"));
        assertThat(ParcelForm.read(bytes(golden("message-file-3.json")))).isEqualTo(parcel);
    }

    @Test
    void messageWithLines() {
        Lines lines = new Lines(
                List.of(
                        new Lines.Line("heart", List.of(new Lines.Point(0, 6), new Lines.Point(7, 10))),
                        new Lines.Line("touch", List.of())),
                "de",
                "apart",
                "close",
                "weeks",
                new Lines.Stretch("the gap", 7, 14));
        Outgoing words = PARCEL.outgoing();
        Outgoing shows = new Outgoing(
                words.slot(),
                Outgoing.Mode.NEW,
                words.audience(),
                words.text(),
                List.of(),
                false,
                Picture.of(lines, "Two lines"));
        Parcel parcel = new Parcel(PARCEL.chat(), PARCEL.only(), shows, null);
        assertThat(text(ParcelForm.write(parcel))).isEqualTo(golden("message-lines-2.json"));
        assertThat(ParcelForm.read(bytes(golden("message-lines-2.json")))).isEqualTo(parcel);
    }

    @Test
    void messageThatWasPutAside() {
        assertThat(text(ParcelForm.writePutAside(PARCEL, "gone"))).isEqualTo(golden("message-put-aside-2.json"));
        assertThat(ParcelForm.readPutAside(bytes(golden("message-put-aside-1.json"))))
                .isEqualTo(new ParcelForm.PutAside(PARCEL, "gone"));
        assertThat(ParcelForm.read(bytes(golden("message-put-aside-1.json")))).isEqualTo(PARCEL);
        assertThat(ParcelForm.readPutAside(bytes(golden("message-1.json"))).why())
                .isEmpty();
    }

    @Test
    void addresses() {
        AddressForm.Chat alone = new AddressForm.Chat(ChatAddress.of("telegram", "77"), false, ANA);
        assertThat(text(AddressForm.write(alone))).isEqualTo(golden("chat-address-2.json"));
        assertThat(AddressForm.readChat(bytes(golden("chat-address-2.json")))).isEqualTo(alone);
        AddressForm.Chat chat = new AddressForm.Chat(new ChatAddress("telegram", "-100", "12"), true, null);
        assertThat(text(AddressForm.write(chat))).isEqualTo(golden("chat-address-1.json"));
        assertThat(AddressForm.readChat(bytes(golden("chat-address-1.json")))).isEqualTo(chat);
        PersonAddress person = new PersonAddress("telegram", "77");
        AddressForm.User before = new AddressForm.User(person, Presence.NONE);
        assertThat(text(AddressForm.write(before))).isEqualTo(golden("person-address-1.json"));
        assertThat(AddressForm.readUser(bytes(golden("person-address-1.json")))).isEqualTo(before);
        AddressForm.User user =
                new AddressForm.User(person, new Presence(Instant.parse("2026-01-05T00:00:00Z"), EVENING));
        assertThat(text(AddressForm.write(user))).isEqualTo(golden("person-address-3.json"));
        assertThat(AddressForm.readUser(bytes(golden("person-address-3.json")))).isEqualTo(user);
    }

    @Test
    void id() {
        assertThat(text(IdForm.write("ana"))).isEqualTo(golden("id-1.json"));
        assertThat(IdForm.read(bytes(golden("id-1.json")))).isEqualTo("ana");
    }

    @Test
    void whatOpensAForm() {
        Parcel parcel = new Parcel(
                ChatAddress.of("discord", "us"),
                null,
                new Outgoing(
                        3,
                        Outgoing.Mode.NEW,
                        new Audience.EveryoneHere(),
                        List.of(Span.plain("How long?")),
                        List.of(new Choice.Form("12.~", "In your own words")),
                        false),
                null);
        String golden = "{\"v\":2,\"chat\":[\"discord\",\"us\",\"\"],\"slot\":3,\"mode\":\"NEW\","
                + "\"text\":[[\"PLAIN\",\"How long?\"]],\"choices\":[[\"form\",\"In your own words\",\"12.~\"]]}";
        assertThat(text(ParcelForm.write(parcel))).isEqualTo(golden);
        assertThat(ParcelForm.read(bytes(golden))).isEqualTo(parcel);
        assertThat(ParcelForm.read(bytes(golden.replace("\"v\":2", "\"v\":1")))).isEqualTo(parcel);
    }

    @Test
    void incoming() {
        Incoming command =
                incoming(true, new Said.Command("tonight", Map.of("where", "apart", "minutes", "10"), "10 apart"));
        assertThat(IncomingForm.read(bytes(golden("incoming-1.json")))).isEqualTo(command);
        Incoming german = new Incoming(
                command.id(), command.chat(), true, command.person(), "Ana", true, "de-AT", command.said());
        assertThat(text(IncomingForm.write(german))).isEqualTo(golden("incoming-2.json"));
        assertThat(IncomingForm.read(bytes(golden("incoming-2.json")))).isEqualTo(german);
        for (Said said : List.of(
                new Said.Text("He said \"no\" \u05d0"),
                new Said.Tap("12.1z141z3"),
                new Said.Added(),
                Said.Command.typed("a", ""))) {
            Incoming incoming = incoming(false, said);
            assertThat(IncomingForm.read(IncomingForm.write(incoming))).isEqualTo(incoming);
        }
        Map.of(
                        "\"removed\":true", new Said.Removed(),
                        "\"filled\":[\"12.~\",\"ten\"]", new Said.Filled("12.~", "ten"),
                        "\"moved\":\"-100777\"", new Said.Moved("-100777"),
                        "\"flood\":true", new Said.Flood(true),
                        "\"flood\":false", new Said.Flood(false))
                .forEach((golden, said) -> {
                    String whole = "{\"v\":2,\"id\":[\"bot\",\"2\",\"17\"],\"chat\":[\"telegram\",\"-100\",\"12\"],"
                            + "\"user\":[\"telegram\",\"77\"],\"name\":\"Ana\"," + golden + "}";
                    assertThat(text(IncomingForm.write(incoming(false, said)))).isEqualTo(whole);
                    assertThat(IncomingForm.read(bytes(whole))).isEqualTo(incoming(false, said));
                });
        assertThatThrownBy(() -> IncomingForm.write(incoming(false, new Said.Wake(7))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> IncomingForm.read(bytes("{\"v\":1}"))).isInstanceOf(FormException.class);
    }

    /** As it was when a conversation knew only which cards were drawn lately. */
    private static Conversation before(@Nullable Language language) {
        History drawn = new History(List.of(
                new Past("ten-minute-ear", Instant.EPOCH, Past.What.DRAWN),
                new Past("couch-anchor", Instant.EPOCH, Past.What.DRAWN)));
        return new Conversation(
                TALK, CONVERSATION.last(), ofOne().runs(), CONVERSATION.used(), drawn, CONVERSATION.guests(), language);
    }

    private static Conversation inLanguage(@Nullable Language language) {
        return new Conversation(
                TALK,
                CONVERSATION.last(),
                CONVERSATION.runs(),
                CONVERSATION.used(),
                CONVERSATION.history(),
                CONVERSATION.guests(),
                language);
    }

    private static Incoming incoming(boolean group, Said said) {
        return new Incoming(
                new EventId("bot", 2, "17"),
                new ChatAddress("telegram", "-100", "12"),
                group,
                new PersonAddress("telegram", "77"),
                "Ana",
                group,
                said);
    }

    @Test
    void aDocumentOfANewerVersionIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> ConversationForm.read(TALK, bytes("{\"v\":6,\"n\":1}")))
                .isInstanceOf(FormException.class)
                .hasMessageContaining("newer version, which is the one to start");
    }

    @Test
    void whatIsNoDocumentIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> ConversationForm.read(TALK, bytes("{\"v\":1,\"n\":\"private words")))
                .isInstanceOf(FormException.class)
                .hasMessageNotContaining("private words")
                .rootCause()
                .hasMessageNotContaining("private words");
        assertThatThrownBy(() -> PersonForm.read(ANA, bytes("{\"v\":1,\"odd\":1}")))
                .isInstanceOf(FormException.class)
                .hasMessageContaining("unknown member \"odd\"");
    }

    private static String golden(String name) {
        try (InputStream in = GoldenFormsTest.class.getResourceAsStream(name)) {
            return in == null
                    ? "there is no golden file " + name
                    : text(in.readAllBytes()).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
