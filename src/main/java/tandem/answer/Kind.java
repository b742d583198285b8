package tandem.answer;

/** What a word or phrase does in a text. One phrase may do several things: "one" is a number and a marker. */
enum Kind {
    YES,
    NO,
    ORDINAL,
    NUMBER,
    LAST,
    MARKER,
    FILLER,
    STOP,
    NEGATION,
    JOIN,
    RESERVATION,
    FRACTION
}
