package tandem.flow;

import java.util.List;
import java.util.stream.Collectors;
import tandem.chat.Span;

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

    /** Words of the program's own that have a format already. No variable of a flow can hold it. */
    record Styled(List<Span> spans) implements Value {
        public Styled {
            spans = List.copyOf(spans);
        }

        @Override
        public String plain() {
            return spans.stream().map(Span::text).collect(Collectors.joining());
        }
    }

    /** The value without regard to language; for comparing and for tests. */
    String plain();
}
