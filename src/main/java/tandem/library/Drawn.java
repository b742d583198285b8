package tandem.library;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A card as it is shown: whole, or in one of its variants.
 *
 * @param card the card
 * @param variant the variant's name, or null for the card itself
 */
public record Drawn(Card card, @Nullable String variant) {

    private static final String SEPARATOR = "/";

    /** What the person reads. */
    public Card.Face face() {
        Card.Variant shown = shownVariant();
        return shown == null ? card.face() : shown.face();
    }

    /** The words of a tag; empty when the card does not have it. */
    public Set<String> labels(String tag) {
        Card.Variant shown = shownVariant();
        Set<String> own = shown == null ? null : shown.labels().get(tag);
        return own != null ? own : card.labels().getOrDefault(tag, Set.of());
    }

    /** The number of a tag; null when the card does not have it. */
    public @Nullable Long number(String tag) {
        Card.Variant shown = shownVariant();
        Long own = shown == null ? null : shown.numbers().get(tag);
        return own != null ? own : card.numbers().get(tag);
    }

    /** What is remembered of it: the card's id, and the variant's name after a slash. */
    public String reference() {
        return variant == null ? card.id() : card.id() + SEPARATOR + variant;
    }

    /** The card a reference speaks of, or null when the library no longer has it. A variant that is gone is the card. */
    static @Nullable Drawn of(String reference, Map<String, Card> cards) {
        int slash = reference.indexOf(SEPARATOR);
        Card card = cards.get(slash < 0 ? reference : reference.substring(0, slash));
        if (card == null) {
            return null;
        }
        String variant = slash < 0 ? null : reference.substring(slash + 1);
        return new Drawn(card, variant != null && card.variants().containsKey(variant) ? variant : null);
    }

    private Card.@Nullable Variant shownVariant() {
        return variant == null ? null : card.variants().get(variant);
    }
}
