package tandem.violator.store;

/** Names that say nothing. */
final class BadNames {
    private BadNames() {}

    static final class RowManager {}

    static final class RowHelper {}

    static final class RowUtils {}

    static final class RowUtil {}

    static final class RowImpl {}

    static final class RowProcessor {}

    static final class RowService {}
}
