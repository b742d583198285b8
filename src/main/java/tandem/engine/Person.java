package tandem.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.chat.PersonId;
import tandem.flow.Limits;
import tandem.flow.Value;
import tandem.library.History;
import tandem.library.Past;

/**
 * What is kept about a person. Before they have agreed nothing is: then this is a {@link #stranger}, which no store
 * writes, and what a conversation needs to remember stands in the conversation.
 *
 * @param agreed when they agreed that something is kept, or null
 * @param zone their time zone, or null when unknown
 * @param touchCap their comfort limit, 0 to 4, or null when they set none
 * @param variables their variables of scope {@code person}
 * @param without what no idea of theirs may be about: words of a card's labels
 * @param history what happened with cards, wherever it was
 * @param hour the time of day at which they like to be asked, by the clocks of their zone, or null
 * @param series what they recorded over time
 * @param couple the one they have joined, or null
 * @param paused until when they rest, or null
 * @param left the couple they were in last, while they have joined nobody since: what they ask both there is asked as ever,
 *     so that nothing tells the other one that they have left
 */
public record Person(
        PersonId id,
        @Nullable Instant agreed,
        @Nullable ZoneId zone,
        @Nullable Long touchCap,
        Map<String, Value> variables,
        Set<String> without,
        History history,
        @Nullable LocalTime hour,
        Series series,
        @Nullable CoupleId couple,
        @Nullable Instant paused,
        @Nullable CoupleId left) {

    public Person {
        variables = Map.copyOf(variables);
        without = Set.copyOf(without);
    }

    /** Somebody who has joined nobody. */
    public Person(
            PersonId id,
            @Nullable Instant agreed,
            @Nullable ZoneId zone,
            @Nullable Long touchCap,
            Map<String, Value> variables,
            Set<String> without,
            History history,
            @Nullable LocalTime hour,
            Series series) {
        this(id, agreed, zone, touchCap, variables, without, history, hour, series, null, null, null);
    }

    /** Somebody of whom nothing but this is known. */
    public Person(
            PersonId id,
            @Nullable Instant agreed,
            @Nullable ZoneId zone,
            @Nullable Long touchCap,
            Map<String, Value> variables) {
        this(id, agreed, zone, touchCap, variables, Set.of(), History.NONE, null, Series.NONE, null, null, null);
    }

    /** Somebody about whom nothing is kept. */
    public static Person stranger(PersonId id) {
        return new Person(id, null, null, null, Map.of());
    }

    public boolean hasAgreed() {
        return agreed != null;
    }

    /** The same at this time: without what is kept no longer, where things are kept for so long. */
    Person at(Instant now, Duration forSoLong) {
        History kept = history.at(now, forSoLong);
        Series recorded = series.at(now, forSoLong);
        return kept.equals(history) && recorded.equals(series)
                ? this
                : new Person(
                        id, agreed, zone, touchCap, variables, without, kept, hour, recorded, couple, paused, left);
    }

    Person agreedAt(Instant time, Map<String, Value> known) {
        return new Person(id, time, zone, touchCap, known, without, history, hour, series, couple, paused, left);
    }

    Person withTouchCap(long cap) {
        return new Person(id, agreed, zone, cap, variables, without, history, hour, series, couple, paused, left);
    }

    Person withVariables(Map<String, Value> changed) {
        return new Person(id, agreed, zone, touchCap, changed, without, history, hour, series, couple, paused, left);
    }

    Person withHistory(History changed) {
        return new Person(id, agreed, zone, touchCap, variables, without, changed, hour, series, couple, paused, left);
    }

    Person without(Set<String> words) {
        return new Person(id, agreed, zone, touchCap, variables, words, history, hour, series, couple, paused, left);
    }

    Person withZone(@Nullable ZoneId now) {
        return new Person(id, agreed, now, touchCap, variables, without, history, hour, series, couple, paused, left);
    }

    Person withHour(@Nullable LocalTime now) {
        return new Person(id, agreed, zone, touchCap, variables, without, history, now, series, couple, paused, left);
    }

    Person withSeries(Series changed) {
        return new Person(id, agreed, zone, touchCap, variables, without, history, hour, changed, couple, paused, left);
    }

    Person withCouple(@Nullable CoupleId joined) {
        return new Person(id, agreed, zone, touchCap, variables, without, history, hour, series, joined, paused, null);
    }

    /** The same as one of this couple. */
    public Person joined(Couple one) {
        return withCouple(one.id());
    }

    Person leaving() {
        return new Person(id, agreed, zone, touchCap, variables, without, history, hour, series, null, paused, couple);
    }

    Person pausedUntil(@Nullable Instant end) {
        return new Person(id, agreed, zone, touchCap, variables, without, history, hour, series, couple, end, left);
    }

    /** Whether they rest now. */
    boolean rests(Instant now) {
        return paused != null && paused.isAfter(now);
    }

    /** How much touch they allow now; without a limit of their own, any. None for a week after they did not want it. */
    long touch(Instant now) {
        boolean none = rests(now) || history.since(Past.What.UNWANTED, now.minus(Limits.TOUCH_RESTS));
        return none ? 0 : touchCap == null ? Long.MAX_VALUE : touchCap;
    }
}
