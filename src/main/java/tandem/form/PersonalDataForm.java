package tandem.form;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.chat.Choice;
import tandem.chat.Incoming;
import tandem.chat.Lines;
import tandem.chat.Outgoing;
import tandem.chat.PersonId;
import tandem.chat.Picture;
import tandem.chat.Said;
import tandem.engine.Conversation;
import tandem.engine.Couple;
import tandem.engine.Frame;
import tandem.engine.Guest;
import tandem.engine.Offer;
import tandem.engine.Parked;
import tandem.engine.Part;
import tandem.engine.Person;
import tandem.engine.Question;
import tandem.engine.Round;
import tandem.engine.Run;
import tandem.engine.Series;
import tandem.engine.Shown;
import tandem.library.History;
import tandem.library.Past;

/**
 * What {@code /export} gives to a person: everything that is kept about them, as JSON that people can read. Of whoever they
 * have joined it says nothing, not even a name. {@code docs/export.md} explains every member; what is not set is left out.
 */
public final class PersonalDataForm {

    private static final int NEWEST = 1;

    private final JsonGenerator out;
    private final PersonId me;

    private PersonalDataForm(JsonGenerator out, PersonId me) {
        this.out = out;
        this.me = me;
    }

    public static byte[] write(PersonalData data) {
        return Json.readable(
                NEWEST, out -> new PersonalDataForm(out, data.person().id()).write(data, data.person()));
    }

    private void write(PersonalData data, Person person) throws IOException {
        if (data.address() != null) {
            out.writeObjectFieldStart("you");
            text("app", data.address().platform());
            text("id", data.address().user());
            time("lastHere", data.presence().seen());
            time("toldOfErasure", data.presence().told());
            out.writeEndObject();
        }
        text("internalId", person.id().value());
        writePerson(person);
        out.writeBooleanField("joined", person.couple() != null);
        if (person.left() != null) {
            out.writeBooleanField("left", true);
        }
        writeRounds(data.couple());
        writeOffers(data.offers());
        if (data.privately() != null) {
            out.writeObjectFieldStart("privateChat");
            writePrivate(data.privately());
            out.writeEndObject();
        }
        writeGroups(data.groups());
        writeMessages(data.messages());
        writeAccepted(data.accepted());
        if (data.unreadable() > 0) {
            out.writeNumberField("unreadable", data.unreadable());
        }
    }

    private void writePerson(Person person) throws IOException {
        time("agreed", person.agreed());
        text("timeZone", person.zone() == null ? null : person.zone().getId());
        text("hour", person.hour() == null ? null : person.hour().toString());
        time("pausedUntil", person.paused());
        if (person.touchCap() != null) {
            out.writeNumberField("touchLimit", person.touchCap());
        }
        if (!person.without().isEmpty()) {
            strings("nothingAbout", person.without().stream().sorted().toList());
        }
        Json.values(out, "noted", person.variables());
        writeHistory(person.history());
        writeSeries(person.series());
    }

    private void writeHistory(History history) throws IOException {
        if (history.entries().isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("ideas");
        for (Past past : history.entries()) {
            out.writeStartObject();
            text("idea", past.card());
            text("what", past.what().word());
            time("at", past.at());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void writeSeries(Series series) throws IOException {
        if (series.points().isEmpty()) {
            return;
        }
        out.writeObjectFieldStart("checkIns");
        for (Map.Entry<String, List<Series.Point>> each : Json.sorted(series.points())) {
            out.writeArrayFieldStart(each.getKey());
            for (Series.Point point : each.getValue()) {
                out.writeStartObject();
                time("at", point.at());
                out.writeNumberField("value", point.value());
                out.writeEndObject();
            }
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    /** Their own part of what both are asked, and what they have asked; never whether the other one has answered. */
    private void writeRounds(@Nullable Couple couple) throws IOException {
        List<Round> mine = couple == null
                ? List.of()
                : couple.rounds().stream()
                        .filter(round ->
                                round.starter().equals(me) || round.parts().containsKey(me))
                        .toList();
        if (mine.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("questionsForBoth");
        for (Round round : mine) {
            out.writeStartObject();
            text("question", round.flow() + ":" + round.step());
            text("wording", round.variant());
            out.writeBooleanField("askedByYou", round.starter().equals(me));
            time("until", round.until());
            Part part = round.parts().get(me);
            if (part != null) {
                text("yourName", part.name());
                Json.values(out, "yourAnswers", part.answers());
                out.writeBooleanField("youShareThem", part.shared());
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void writeOffers(List<Offer> offers) throws IOException {
        if (offers.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("joining");
        for (Offer offer : offers) {
            out.writeStartObject();
            time("until", offer.until());
            for (Offer.Coming coming : offer.people()) {
                if (coming.person().equals(me)) {
                    text("yourName", coming.name());
                    out.writeBooleanField("youSaidYes", coming.yes());
                }
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void writePrivate(PersonalData.Talk talk) throws IOException {
        Conversation conversation = talk.conversation();
        writePlace(talk.place());
        if (conversation.language() != null) {
            text("language", conversation.language().tag());
            out.writeBooleanField("languageChosen", conversation.language().chosen());
        }
        writeGuest(conversation);
        if (conversation.tries() != null) {
            out.writeNumberField("wrongCodes", conversation.tries().count());
            time("wrongCodesSince", conversation.tries().since());
        }
        writeRuns(conversation.runs());
        writeHistory(conversation.history());
        if (!conversation.used().isEmpty()) {
            out.writeObjectFieldStart("wordingsSeen");
            for (Map.Entry<String, List<String>> used : Json.sorted(conversation.used())) {
                strings(used.getKey(), used.getValue());
            }
            out.writeEndObject();
        }
    }

    private void writePlace(AddressForm.@Nullable Chat place) throws IOException {
        if (place != null) {
            text("app", place.address().platform());
            text("chat", place.address().chat());
            text(
                    "topic",
                    place.address().topic().isEmpty() ? null : place.address().topic());
        }
    }

    private void writeGuest(Conversation conversation) throws IOException {
        for (Guest guest : conversation.guests()) {
            if (guest.person().equals(me)) {
                out.writeBooleanField("declined", guest.declined());
                Json.values(out, "noted", guest.variables());
            }
        }
    }

    /** Of a group only what is about this person there. */
    private void writeGroups(List<PersonalData.Talk> groups) throws IOException {
        if (groups.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("groups");
        for (PersonalData.Talk talk : groups) {
            out.writeStartObject();
            writePlace(talk.place());
            writeGuest(talk.conversation());
            List<Run> runs = talk.conversation().runs();
            writeRuns(runs.stream().filter(run -> run.starter().equals(me)).toList());
            long yes = runs.stream()
                    .filter(run -> !run.starter().equals(me) && run.agreed().contains(me))
                    .count();
            if (yes > 0) {
                out.writeNumberField("saidYesToOthers", yes);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void writeRuns(List<Run> runs) throws IOException {
        if (runs.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("underWay");
        for (Run run : runs) {
            out.writeStartObject();
            out.writeNumberField("number", run.id());
            Frame top = run.top();
            text("at", top.flow() + ":" + top.step());
            if (run.stack().size() > 1) {
                strings(
                        "calledFrom",
                        run.stack().subList(0, run.stack().size() - 1).stream()
                                .map(frame -> frame.flow() + ":" + frame.step())
                                .toList());
            }
            Json.values(out, "noted", run.variables());
            writeQuestion(run.question());
            writeReminder(run.parked());
            writeShown(run.messages());
            if (run.aside()) {
                out.writeBooleanField("forYouAlone", true);
            }
            if (run.agreed().contains(me)) {
                out.writeBooleanField("youSaidYes", true);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void writeQuestion(@Nullable Question question) throws IOException {
        if (question != null) {
            time("asked", question.asked());
            time("openUntil", question.due());
            out.writeNumberField("notUnderstood", question.misses());
        }
    }

    private void writeReminder(@Nullable Parked parked) throws IOException {
        if (parked != null) {
            time("reminderAt", parked.at());
            if (!parked.putOff().equals(parked.at())) {
                time("putOffFrom", parked.putOff());
            }
        }
    }

    private void writeShown(Map<String, Shown> messages) throws IOException {
        if (!messages.isEmpty()) {
            strings("messagesThatMayChange", messages.keySet().stream().sorted().toList());
        }
    }

    /** Words in which somebody else is named, or which show somebody else's answers, are theirs too, and stay out. */
    private void writeMessages(List<PersonalData.Message> messages) throws IOException {
        List<PersonalData.Message> others =
                messages.stream().filter(each -> each.outgoing().file() == null).toList();
        if (others.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("messages");
        for (PersonalData.Message message : others) {
            Outgoing outgoing = message.outgoing();
            out.writeStartObject();
            text("state", message.fate().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            if (outgoing.about().stream().allMatch(me::equals)) {
                text("text", outgoing.plainText());
                List<String> labels =
                        outgoing.choices().stream().map(Choice::label).toList();
                if (!labels.isEmpty()) {
                    strings("buttons", labels);
                }
                writePicture(outgoing.picture());
            } else {
                out.writeBooleanField("namesOthers", true);
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private void writePicture(@Nullable Picture picture) throws IOException {
        if (picture != null) {
            text("picture", picture.alt());
            Lines lines = picture.lines();
            if (lines != null) {
                out.writeFieldName("lines");
                LinesForm.write(out, lines);
            }
        }
    }

    private void writeAccepted(List<Incoming> accepted) throws IOException {
        if (accepted.isEmpty()) {
            return;
        }
        out.writeArrayFieldStart("notAnsweredYet");
        for (Incoming incoming : accepted) {
            out.writeStartObject();
            text("yourName", incoming.name());
            text("language", incoming.language());
            text("typed", typed(incoming.said()));
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static @Nullable String typed(Said said) {
        if (said instanceof Said.Text text) {
            return text.text();
        }
        if (said instanceof Said.Filled filled) {
            return filled.text();
        }
        return said instanceof Said.Command command
                ? "/" + command.name() + " "
                        + String.join(" ", command.options().values()) + command.rest()
                : null;
    }

    private void text(String name, @Nullable String text) throws IOException {
        if (text != null) {
            out.writeStringField(name, text);
        }
    }

    private void time(String name, java.time.@Nullable Instant time) throws IOException {
        if (time != null) {
            out.writeStringField(name, time.toString());
        }
    }

    private void strings(String name, List<String> strings) throws IOException {
        out.writeFieldName(name);
        Json.strings(out, strings);
    }
}
