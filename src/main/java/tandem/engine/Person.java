package tandem.engine;

import java.time.Instant;
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
 * @param series what they recorded over time
 */
public record Person(
        PersonId id,
        @Nullable Instant agreed,
        @Nullable ZoneId zone,
        @Nullable Long touchCap,
        Map<String, Value> variables,
        Series series) {

    public Person {
        variables = Map.copyOf(variables);
    }

    /** Somebody whose lines nobody has asked about. */
    public Person(
            PersonId id,
            @Nullable Instant agreed,
            @Nullable ZoneId zone,
            @Nullable Long touchCap,
            Map<String, Value> variables) {
        this(id, agreed, zone, touchCap, variables, Series.NONE);
    }

    /** Somebody about whom nothing is kept. */
    public static Person stranger(PersonId id) {
        return new Person(id, null, null, null, Map.of(), Series.NONE);
    }

    public boolean hasAgreed() {
        return agreed != null;
    }

    Person agreedAt(Instant time, Map<String, Value> known) {
        return new Person(id, time, zone, touchCap, known, series);
    }

    Person withTouchCap(long cap) {
        return new Person(id, agreed, zone, cap, variables, series);
    }

    Person withVariables(Map<String, Value> changed) {
        return new Person(id, agreed, zone, touchCap, changed, series);
    }

    Person withSeries(Series changed) {
        return new Person(id, agreed, zone, touchCap, variables, changed);
    }
}
