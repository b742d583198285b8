package tandem.violator.store;

/** Has state that belongs to nobody. */
final class Global {
    static int count;

    private Global() {}
}
