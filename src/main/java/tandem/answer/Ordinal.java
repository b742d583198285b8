package tandem.answer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A position: "2", "two", "the second one", "option 3", "last". A bare word that stands inside a label belongs to that
 * label ("10" to "10 minutes", "2" to "2 weeks"). Where labels hold digits, any bare number is an amount and no position.
 * A number that a label says as a word ("2", "The two kinds") is a position only if both lead to the same option. Several positions are ambiguous, one out of range is nothing.
 */
final class Ordinal implements Rule {
    /** More digits than this are no position, and neither are "0" and "01": nobody counts like that. */
    private static final int DIGITS = 4;

    @Override
    public Optional<Heard> hear(Reading said, List<Offer> offers) {
        List<Segment> parts =
                said.segments().stream().filter(part -> !part.isIdle()).toList();
        List<Segment> places = parts.stream().filter(Ordinal::isPlace).toList();
        if (places.isEmpty() || !parts.stream().allMatch(part -> isPlace(part) || part.is(Kind.MARKER))) {
            return Optional.empty();
        }
        Set<Integer> positions =
                places.stream().map(place -> position(place, offers.size())).collect(Collectors.toSet());
        if (positions.size() > 1) {
            return Optional.of(Heard.AMBIGUOUS);
        }
        int position = positions.iterator().next() - 1;
        return parts.size() == 1 && places.get(0).words().size() == 1
                ? bare(places.get(0), position, offers)
                : Optional.of(at(position, offers));
    }

    private static Optional<Heard> bare(Segment place, int position, List<Offer> offers) {
        String word = place.words().get(0);
        if (offers.stream()
                .anyMatch(offer -> offer.anyWording(label -> label.words().contains(word)))) {
            return Optional.empty();
        }
        if (place.is(Kind.LAST) || place.is(Kind.ORDINAL)) {
            return Optional.of(at(position, offers));
        }
        Optional<Heard> holder = Rule.only(
                offers,
                Why.ORDINAL,
                i -> offers.get(i).anyWording(label -> label.core().containsAll(place.canonical())));
        if (offers.stream().anyMatch(offer -> offer.anyWording(Ordinal::holdsDigits))) {
            return holder.isPresent() ? Optional.empty() : Optional.of(Heard.NOTHING);
        }
        Heard there = at(position, offers);
        return Optional.of(holder.isPresent() && !holder.get().equals(there) ? Heard.AMBIGUOUS : there);
    }

    private static boolean isPlace(Segment part) {
        return part.is(Kind.ORDINAL)
                || part.is(Kind.NUMBER)
                || part.is(Kind.LAST)
                || (part.kinds().isEmpty() && Plain.isDigits(part.words().get(0)));
    }

    private static int position(Segment place, int size) {
        if (place.is(Kind.LAST)) {
            return size;
        }
        String word = place.words().get(0);
        if (!place.kinds().isEmpty()) {
            return place.value();
        }
        return word.length() > DIGITS || word.startsWith("0") ? Integer.MAX_VALUE : Integer.parseInt(word);
    }

    private static Heard at(int position, List<Offer> offers) {
        return position >= 0 && position < offers.size() ? Heard.of(position, Why.ORDINAL) : Heard.NOTHING;
    }

    private static boolean holdsDigits(Reading label) {
        return label.words().stream().anyMatch(Plain::hasDigit);
    }
}
