package tandem.engine;

import org.jspecify.annotations.Nullable;

/**
 * Who runs this bot and how long it keeps things, as its config says; shown by {@code /privacy}.
 *
 * @param retention how long something is kept
 */
public record Operator(@Nullable String name, @Nullable String contact, Retention retention) {

    /** One who keeps things as long as they may be kept. */
    public Operator(@Nullable String name, @Nullable String contact) {
        this(name, contact, Retention.LONGEST);
    }
}
