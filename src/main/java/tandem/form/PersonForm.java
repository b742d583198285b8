package tandem.form;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.chat.PersonId;
import tandem.engine.CoupleId;
import tandem.engine.Person;
import tandem.engine.Series;
import tandem.flow.Value;
import tandem.library.History;

/** A {@link Person} as JSON. */
public final class PersonForm {

    private static final String KIND = "person";
    private static final int NEWEST = 3;

    private PersonForm() {}

    public static byte[] write(Person person) {
        return Json.document(NEWEST, out -> {
            if (person.agreed() != null) {
                Json.time(out, "agreed", person.agreed());
            }
            if (person.zone() != null) {
                out.writeStringField("zone", person.zone().getId());
            }
            if (person.touchCap() != null) {
                out.writeNumberField("touch", person.touchCap());
            }
            Json.values(out, "vars", person.variables());
            if (!person.without().isEmpty()) {
                out.writeFieldName("without");
                Json.ids(out, person.without().stream().sorted().toList());
            }
            HistoryForm.write(out, person.history());
            if (person.hour() != null) {
                out.writeStringField("hour", person.hour().toString());
            }
            SeriesForm.write(out, "series", person.series());
            if (person.couple() != null) {
                out.writeStringField("couple", person.couple().value());
            }
            if (person.left() != null) {
                out.writeStringField("left", person.left().value());
            }
            if (person.paused() != null) {
                Json.time(out, "paused", person.paused());
            }
        });
    }

    /**
     * Reads what {@code write} wrote, in this version or an older one. A zone or an hour that is none here is unknown.
     *
     * @throws FormException when it is anything else
     */
    public static Person read(PersonId id, byte[] json) {
        Reader reader = new Reader();
        Json.read(KIND, NEWEST, json, reader);
        return new Person(
                id,
                reader.agreed,
                reader.zone,
                reader.touchCap,
                reader.variables,
                reader.without,
                reader.history,
                reader.hour,
                reader.series,
                reader.couple,
                reader.paused,
                reader.left);
    }

    private static final class Reader implements Json.Member {
        private @Nullable Instant agreed;
        private @Nullable ZoneId zone;
        private @Nullable Long touchCap;
        private Map<String, Value> variables = Map.of();
        private Set<String> without = Set.of();
        private History history = History.NONE;
        private @Nullable LocalTime hour;
        private Series series = Series.NONE;
        private @Nullable CoupleId couple;
        private @Nullable Instant paused;
        private @Nullable CoupleId left;

        /** A zone can be unknown here: another machine's tz database may be newer. Nobody is locked out for that. */
        private static @Nullable ZoneId zone(String id) {
            try {
                return ZoneId.of(id);
            } catch (DateTimeException e) {
                return null;
            }
        }

        private static @Nullable LocalTime hour(String text) {
            try {
                return LocalTime.parse(text);
            } catch (DateTimeException e) {
                return null;
            }
        }

        @Override
        public void read(String name, JsonParser in) throws IOException {
            switch (name) {
                case "agreed" -> agreed = Json.time(in);
                case "zone" -> zone = zone(in.getText());
                case "touch" -> touchCap = in.getLongValue();
                case "vars" -> variables = Json.values(in);
                case "without" -> without = Set.copyOf(Json.ids(in));
                case HistoryForm.MEMBER -> history = HistoryForm.read(in);
                case "hour" -> hour = hour(in.getText());
                case "series" -> series = SeriesForm.read(in);
                case "couple" -> couple = new CoupleId(in.getText());
                case "paused" -> paused = Json.time(in);
                case "left" -> left = new CoupleId(in.getText());
                default -> throw Json.unknown(KIND, name);
            }
        }
    }
}
