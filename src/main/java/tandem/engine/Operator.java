package tandem.engine;

import org.jspecify.annotations.Nullable;

/** Who runs this bot, as its config says; shown by {@code /privacy}. */
public record Operator(@Nullable String name, @Nullable String contact) {}
