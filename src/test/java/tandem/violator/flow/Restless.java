package tandem.violator.flow;

/** Has a field that changes, in a pure package. */
final class Restless {
    int count;
}
