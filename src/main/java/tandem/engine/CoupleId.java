package tandem.engine;

/** A couple's random internal id. */
public record CoupleId(String value) {}
