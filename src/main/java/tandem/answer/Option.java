package tandem.answer;

import java.util.List;

/**
 * One thing that was offered: the label on its button, and the author's extra words for it. A word that ends in
 * {@code *} stands for everything that begins with it ({@code "hug*"} hears "hugs" and "hugging"). Immutable.
 */
public record Option(String label, List<String> match) {
    /** Copies the list. */
    public Option {
        match = List.copyOf(match);
    }
}
