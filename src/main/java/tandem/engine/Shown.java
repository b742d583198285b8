package tandem.engine;

import java.time.Instant;

/** A message that may be changed later: its slot, and when it was shown. */
public record Shown(long slot, Instant at) {}
