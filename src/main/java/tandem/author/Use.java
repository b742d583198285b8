package tandem.author;

import tandem.flow.Value;

/** A value that stands in a flow beside the variable it is for. */
record Use(String variable, Value value, Spot spot) {}
