package tandem.store;

import java.util.List;
import java.util.function.Consumer;

/** Walks over the keys of all rows, some at a time: memory stays flat, and no commit has to wait long. */
final class Pages {

    /** Above every key that is well-formed text. */
    private static final String END = "\uffff";

    private Pages() {}

    /** Hands over every key in ascending order; what is committed meanwhile may be seen or not. */
    static void of(Records records, int size, Consumer<String> taker) {
        List<String> page = records.keys("", END, size);
        while (!page.isEmpty()) {
            page.forEach(taker);
            page = records.keys(page.get(page.size() - 1) + '\0', END, size);
        }
    }
}
