package tandem.engine;

import java.time.Instant;

/**
 * A run that goes on later; it stands at the {@code wait} of its top frame.
 *
 * @param number the number of its due row within the conversation
 * @param at when it goes on
 * @param putOff since when it is put off because somebody was busy; the same as {@code at} while it is not
 */
public record Parked(long number, Instant at, Instant putOff) {}
