package tandem.engine;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tandem.chat.PersonId;
import tandem.flow.Value;

/**
 * What is kept about a person. Before they have agreed nothing is: then this is a {@link #stranger}, which no store
 * writes, and what a conversation needs to remember stands in the conversation.
 *
 * @param agreed when they agreed that something is kept, or null
 * @param zone their time zone, or null when unknown
 * @param touchCap their comfort limit, 0 to 4, or null when they set none
 * @param variables their variables of scope {@code person}
 * @param hour the time of day at which they like to be asked, by the clocks of their zone, or null
 */
public record Person(
        PersonId id,
        @Nullable Instant agreed,
        @Nullable ZoneId zone,
        @Nullable Long touchCap,
        Map<String, Value> variables,
        @Nullable LocalTime hour) {

    public Person {
        variables = Map.copyOf(variables);
    }

    /** Somebody who has told no hour. */
    public Person(
            PersonId id,
            @Nullable Instant agreed,
            @Nullable ZoneId zone,
            @Nullable Long touchCap,
            Map<String, Value> variables) {
        this(id, agreed, zone, touchCap, variables, null);
    }

    /** Somebody about whom nothing is kept. */
    public static Person stranger(PersonId id) {
        return new Person(id, null, null, null, Map.of());
    }

    public boolean hasAgreed() {
        return agreed != null;
    }

    Person agreedAt(Instant time, Map<String, Value> known) {
        return new Person(id, time, zone, touchCap, known, hour);
    }

    Person withTouchCap(long cap) {
        return new Person(id, agreed, zone, cap, variables, hour);
    }

    Person withVariables(Map<String, Value> changed) {
        return new Person(id, agreed, zone, touchCap, changed, hour);
    }

    Person withZone(@Nullable ZoneId now) {
        return new Person(id, agreed, now, touchCap, variables, hour);
    }

    Person withHour(@Nullable LocalTime now) {
        return new Person(id, agreed, zone, touchCap, variables, now);
    }
}
