package tandem.flow;

/** What a variable can hold. */
public sealed interface Value {

    /** Words, or the id of a choice. */
    record Text(String text) implements Value {
        @Override
        public String plain() {
            return text;
        }
    }

    /** A whole number. */
    record Whole(long number) implements Value {
        @Override
        public String plain() {
            return Long.toString(number);
        }
    }

    /** Yes or no. */
    record Flag(boolean yes) implements Value {
        @Override
        public String plain() {
            return Boolean.toString(yes);
        }
    }

    /** The value without regard to language; for comparing and for tests. */
    String plain();
}
