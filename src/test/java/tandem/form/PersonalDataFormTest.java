package tandem.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tandem.chat.Audience;
import tandem.chat.ChatAddress;
import tandem.chat.Choice;
import tandem.chat.ConversationId;
import tandem.chat.EventId;
import tandem.chat.Incoming;
import tandem.chat.Outgoing;
import tandem.chat.PersonAddress;
import tandem.chat.PersonId;
import tandem.chat.Picture;
import tandem.chat.Said;
import tandem.chat.Span;
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
 * Somebody of whom all there can be is kept, and whose partner is there too. Each component of each record that says
 * something of a person is named here with what must stand in the export for it: a new one fails before anybody forgets it.
 */
final class PersonalDataFormTest {

    private static final PersonId ANA = new PersonId("idOfAna");
    private static final PersonId BEN = new PersonId("idOfBen");
    private static final Instant AT = Instant.parse("2026-01-05T20:00:00Z");

    /** What must be found for a component; empty where the export has it under another one, or it says nothing of them. */
    private final Map<String, String> expected = new LinkedHashMap<>();

    private static Instant minute(int number) {
        return AT.plusSeconds(60L * number);
    }

    private static Value text(String words) {
        return new Value.Text(words);
    }

    private final Person ana = new Person(
            ANA,
            minute(1),
            ZoneId.of("Asia/Kathmandu"),
            3L,
            Map.of("nudges", text("ana-noted")),
            Set.of("ana-without"),
            new History(List.of(new Past("ana-card", minute(2), Past.What.NO_TIME))),
            LocalTime.of(18, 47),
            new Series(Map.of("ana-line", List.of(new Series.Point(minute(3), 87)))),
            new CoupleId("theirCouple"),
            minute(4),
            new CoupleId("formerCouple"));

    private final Run mine = new Run(
            4711,
            ANA,
            List.of(new Frame("ana-outer", "ana-called"), new Frame("ana-flow", "ana-step")),
            Map.of("ana-variable", text("ana-value")),
            new Question(31, minute(5), minute(6), 77, 1),
            new Parked(32, minute(7), minute(8)),
            Map.of("ana-flow:ana-message", new Shown(33, minute(9))),
            true,
            Set.of(ANA, BEN));

    private final Run bens = new Run(
            5812,
            BEN,
            List.of(new Frame("ben-flow", "ben-step")),
            Map.of("ben-variable", text("ben-value")),
            null,
            null,
            Map.of(),
            false,
            Set.of(ANA));

    private final Conversation privately = new Conversation(
            new ConversationId("anasChat"),
            99,
            List.of(mine),
            Map.of("ana-flow:said", List.of("ana-wording")),
            new History(List.of(new Past("ana-private-card", minute(10), Past.What.DRAWN))),
            List.of(new Guest(ANA, true, Map.of("before", text("ana-before")))),
            new Language("pt-BR", true),
            new Tries(6, minute(11)),
            new Presence(minute(15), minute(16)));

    private final Conversation group = new Conversation(
            new ConversationId("theirGroup"),
            99,
            List.of(mine, bens),
            Map.of("ben-flow:said", List.of("ben-wording")),
            new History(List.of(new Past("ben-card", minute(12), Past.What.DONE))),
            List.of(
                    new Guest(BEN, true, Map.of("before", text("ben-before"))),
                    new Guest(ANA, false, Map.of("before", text("ana-in-group")))),
            null,
            null,
            Presence.NONE);

    private final Round round = new Round(
            "roundId",
            ANA,
            new ConversationId("theirGroup"),
            5,
            minute(13),
            "ana-asks",
            "both",
            "ana-variant",
            Map.of(
                    ANA, new Part("Ana-Called", Map.of("answer", text("ana-answer")), true),
                    BEN, new Part("ben-called", Map.of("answer", text("ben-answer")), true)));

    private final Couple couple = new Couple(new CoupleId("theirCouple"), 2, List.of(ANA, BEN), List.of(round));

    private final Offer offer = new Offer(
            "",
            minute(14),
            List.of(
                    new Offer.Coming(ANA, "Ana-Coming", new ConversationId("anasChat"), 6, true),
                    new Offer.Coming(BEN, "ben-coming", new ConversationId("bensChat"), 7, true)));

    private static Outgoing message(String words) {
        return new Outgoing(
                1,
                Outgoing.Mode.NEW,
                new Audience.EveryoneHere(),
                List.of(Span.plain(words)),
                List.of(new Choice.Button("1.a", words + "-button")),
                false,
                new Picture("a.png", words + "-seen"));
    }

    private PersonalData everything() {
        return new PersonalData(
                new PersonAddress("telegram", "ana-user"),
                new Presence(minute(17), minute(18)),
                ana,
                new PersonalData.Talk(
                        new AddressForm.Chat(new ChatAddress("telegram", "ana-chat", "ana-topic"), false, ANA),
                        privately),
                List.of(new PersonalData.Talk(
                        new AddressForm.Chat(ChatAddress.of("telegram", "group-chat"), true), group)),
                couple,
                List.of(offer),
                List.of(
                        new PersonalData.Message(PersonalData.Fate.TO_BE_SENT, message("ana-waits")),
                        new PersonalData.Message(
                                PersonalData.Fate.WAITS, message("ana-held").naming(Set.of(ANA))),
                        new PersonalData.Message(
                                PersonalData.Fate.PUT_ASIDE,
                                message("ben-named").naming(Set.of(ANA, BEN)))),
                List.of(new Incoming(
                        new EventId("telegram", 0, "1"),
                        ChatAddress.of("telegram", "ana-chat"),
                        false,
                        new PersonAddress("telegram", "ana-user"),
                        "Ana-Shown",
                        true,
                        "ana-tongue",
                        new Said.Text("ana-typed"))),
                0);
    }

    private static String written(PersonalData data) {
        return new String(PersonalDataForm.write(data), StandardCharsets.UTF_8);
    }

    private void of(Class<? extends Record> kind, String... foundFor) {
        List<String> names = new ArrayList<>();
        for (RecordComponent component : kind.getRecordComponents()) {
            names.add(component.getName());
        }
        for (int i = 0; i < foundFor.length; i += 2) {
            assertThat(names).as("components of %s", kind.getSimpleName()).contains(foundFor[i]);
            expected.put(kind.getSimpleName() + "." + foundFor[i], foundFor[i + 1]);
        }
        Set<String> missing = new TreeSet<>(names);
        for (int i = 0; i < foundFor.length; i += 2) {
            missing.remove(foundFor[i]);
        }
        assertThat(missing)
                .as("%s has something new: let the export say it, and say here how it is found", kind.getSimpleName())
                .isEmpty();
    }

    @Test
    void everythingAboutThePersonIsThere() {
        of(
                PersonalData.class,
                "address",
                "ana-user",
                "presence",
                minute(17).toString(),
                "person",
                "idOfAna",
                "privately",
                "ana-chat",
                "groups",
                "ana-in-group",
                "couple",
                "ana-asks:both",
                "offers",
                "Ana-Coming",
                "messages",
                "ana-waits",
                "accepted",
                "ana-typed",
                "unreadable",
                "");
        of(
                Person.class,
                "id",
                "idOfAna",
                "agreed",
                minute(1).toString(),
                "zone",
                "Asia/Kathmandu",
                "touchCap",
                "\"touchLimit\" : 3",
                "variables",
                "ana-noted",
                "without",
                "ana-without",
                "history",
                "ana-card",
                "hour",
                "18:47",
                "series",
                "ana-line",
                "couple",
                "\"joined\" : true",
                "paused",
                minute(4).toString(),
                "left",
                "\"left\" : true");
        of(Past.class, "card", "ana-card", "at", minute(2).toString(), "what", "no-time");
        of(Series.Point.class, "at", minute(3).toString(), "value", "87");
        of(
                Conversation.class,
                "id",
                "", // It leads nowhere but to the chat, which is there.
                "last",
                "", // A count of messages.
                "runs",
                "ana-flow:ana-step",
                "used",
                "ana-wording",
                "history",
                "ana-private-card",
                "guests",
                "ana-before",
                "language",
                "pt-BR",
                "tries",
                "\"wrongCodes\" : 6",
                "presence",
                ""); // A group's; theirs is that of their address.
        of(Presence.class, "seen", minute(17).toString(), "told", minute(18).toString());
        of(Tries.class, "count", "\"wrongCodes\" : 6", "since", minute(11).toString());
        of(Language.class, "tag", "pt-BR", "chosen", "\"languageChosen\" : true");
        of(Guest.class, "person", "", "declined", "\"declined\" : true", "variables", "ana-before");
        of(
                Run.class,
                "id",
                "4711",
                "starter",
                "",
                "stack",
                "ana-outer:ana-called",
                "variables",
                "ana-value",
                "question",
                minute(5).toString(),
                "parked",
                minute(7).toString(),
                "messages",
                "ana-flow:ana-message",
                "aside",
                "\"forYouAlone\" : true",
                "agreed",
                "\"youSaidYes\" : true");
        of(
                Question.class,
                "number",
                "",
                "asked",
                minute(5).toString(),
                "due",
                minute(6).toString(),
                "misses",
                "\"notUnderstood\" : 77",
                "offered",
                ""); // A fingerprint of the buttons.
        of(
                Parked.class,
                "number",
                "",
                "at",
                minute(7).toString(),
                "putOff",
                minute(8).toString());
        of(
                Round.class,
                "id",
                "",
                "starter",
                "\"askedByYou\" : true",
                "conversation",
                "",
                "number",
                "",
                "until",
                minute(13).toString(),
                "flow",
                "ana-asks:both",
                "step",
                "ana-asks:both",
                "variant",
                "ana-variant",
                "parts",
                "ana-answer");
        of(Part.class, "name", "Ana-Called", "answers", "ana-answer", "shared", "\"youShareThem\" : true");
        of(Offer.class, "code", "", "until", minute(14).toString(), "people", "Ana-Coming");
        of(
                Offer.Coming.class,
                "person",
                "",
                "name",
                "Ana-Coming",
                "conversation",
                "",
                "number",
                "",
                "yes",
                "\"youSaidYes\" : true");
        of(
                Outgoing.class,
                "slot",
                "",
                "mode",
                "",
                "audience",
                "",
                "text",
                "ana-held",
                "choices",
                "ana-held-button",
                "protect",
                "",
                "picture",
                "ana-held-seen",
                "file",
                "",
                "about",
                "\"namesOthers\" : true");
        of(
                Incoming.class,
                "id",
                "",
                "chat",
                "",
                "group",
                "",
                "person",
                "",
                "name",
                "Ana-Shown",
                "addressed",
                "",
                "language",
                "ana-tongue",
                "said",
                "ana-typed");
        String export = written(everything());
        expected.forEach((component, words) -> assertThat(export).as(component).contains(words));
    }

    @Test
    void nothingOfThePartnerIsThere() {
        assertThat(written(everything()).toLowerCase(java.util.Locale.ROOT))
                .contains("ana-")
                .doesNotContain("ben")
                .doesNotContain("5812");
    }

    @Test
    void whatIsNotSetIsLeftOut() {
        PersonalData nothing = new PersonalData(
                null, Presence.NONE, Person.stranger(ANA), null, List.of(), null, List.of(), List.of(), List.of(), 0);
        assertThat(written(nothing))
                .isEqualTo("{\n  \"version\" : 1,\n  \"internalId\" : \"idOfAna\",\n  \"joined\" : false\n}");
    }
}
