package tandem.engine;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.answer.Heard;
import tandem.answer.Listener;
import tandem.answer.Option;
import tandem.answer.Why;
import tandem.flow.Choice;
import tandem.flow.Message;
import tandem.flow.Value;
import tandem.time.Clocks;
import tandem.time.Zones;

/**
 * Where somebody may be: the places of the word list, which have names in its language, then those that the zones of the
 * tz database are called after. Immutable and thread-safe.
 *
 * <p>What somebody says of it is a zone's id, such as {@code Europe/Berlin}, or what their clock tells: one offset from
 * UTC, or two when it could be morning or evening, such as {@code +01:00 -11:00}.
 */
final class Places {

    /** More buttons than this are a list that nobody reads. */
    private static final int OFFERED = 5;

    /** Whoever taps is awake: places where it is later or earlier than this are offered last. */
    private static final int WAKING = 7;

    private final Listener listener;
    private final Set<String> listed;
    private final Map<String, List<String>> names = new LinkedHashMap<>();
    private final List<String> zones;
    private final List<List<String>> phrases;
    /** Only those of the word list: among other words "wake" and "center" mean no place. */
    private final List<Option> options;

    Places(Listener listener) {
        this.listener = listener;
        this.listed = listener.places().keySet();
        names.putAll(listener.places());
        Set<String> taken = new HashSet<>();
        names.values().forEach(each -> each.forEach(name -> taken.add(name.toLowerCase(Locale.ROOT))));
        Zones.places().forEach((zone, name) -> {
            if (!names.containsKey(zone) && taken.add(name.toLowerCase(Locale.ROOT))) {
                names.put(zone, List.of(name));
            }
        });
        zones = List.copyOf(names.keySet());
        phrases = List.copyOf(names.values());
        options = listener.places().values().stream()
                .map(each -> new Option(each.get(0), each))
                .toList();
    }

    /** What a zone's place is called. */
    String name(ZoneId zone) {
        List<String> known = names.get(zone.getId());
        return known == null ? Zones.place(zone.getId()) : known.get(0);
    }

    /** What was said of a place or of a clock; null when it is neither. */
    @Nullable
    Value heard(String text, Instant now) {
        StringJoiner offsets = new StringJoiner(" ");
        for (LocalTime time : listener.times(text)) {
            offsets.add(Clocks.offset(time, now).getId());
        }
        if (offsets.length() > 0) {
            return new Value.Text(offsets.toString());
        }
        Heard place = listener.phrase(text, phrases);
        if (place.choice().isPresent()) {
            return new Value.Text(zones.get(place.choice().getAsInt()));
        }
        Heard within = listener.choose(text, options);
        // The third of a list that nobody sees is no answer.
        boolean meant = within.choice().isPresent() && within.why() != Why.ORDINAL;
        return meant ? new Value.Text(zones.get(within.choice().getAsInt())) : null;
    }

    /** The zones that it can be; empty when it is none. */
    List<ZoneId> meant(@Nullable Value said, Instant now) {
        if (said instanceof Value.Text text && ZoneId.getAvailableZoneIds().contains(text.text())) {
            return List.of(ZoneId.of(text.text()));
        }
        List<ZoneOffset> offsets = offsets(said);
        Predicate<ZoneId> fits = zone -> offsets.stream().anyMatch(offset -> Clocks.agree(zone, offset, now));
        List<ZoneId> known = ids(listed.stream()).filter(fits).toList();
        if (known.size() > 1 || offsets.isEmpty()) {
            return known;
        }
        Set<ZoneRules> rules = new HashSet<>();
        return Stream.concat(known.stream(), ids(zones.stream()).filter(fits))
                .filter(zone -> rules.add(zone.getRules()))
                .toList();
    }

    /** The choices that a question for a zone offers now, when this was said of it before. */
    List<Choice> offered(@Nullable Value said, Instant now) {
        List<ZoneId> meant = offsets(said).isEmpty() ? List.of() : meant(said, now);
        List<ZoneId> from = meant.isEmpty() ? apart(now) : meant;
        return from.stream()
                .sorted(Comparator.comparing(zone -> now.atZone(zone).getHour() < WAKING))
                .limit(OFFERED)
                .map(zone -> choice(zone, now))
                .toList();
    }

    /** All choices that a question for a zone may have offered at some time. */
    List<Choice> all(Instant now) {
        return ids(zones.stream()).map(zone -> choice(zone, now)).toList();
    }

    /** Of the places of the word list the first of those whose clocks show the same. */
    private List<ZoneId> apart(Instant now) {
        Set<LocalTime> seen = new HashSet<>();
        return ids(listed.stream())
                .filter(zone -> seen.add(now.atZone(zone).toLocalTime()))
                .toList();
    }

    private Choice choice(ZoneId zone, Instant now) {
        LocalTime time = now.atZone(zone).toLocalTime();
        String label = String.format(Locale.ROOT, "%s %d:%02d", name(zone), time.getHour(), time.getMinute());
        String id = "zone-" + zone.getId().toLowerCase(Locale.ROOT);
        return new Choice(id, Message.literal(label), List.of(), null, null, new Value.Text(zone.getId()), null, null);
    }

    private static Stream<ZoneId> ids(Stream<String> zones) {
        return zones.map(ZoneId::of);
    }

    private static List<ZoneOffset> offsets(@Nullable Value said) {
        List<ZoneOffset> offsets = new ArrayList<>();
        if (said instanceof Value.Text text) {
            for (String part : text.text().split(" ", -1)) {
                if (!part.matches("Z|[+-]\\d\\d:\\d\\d")) {
                    return List.of();
                }
                offsets.add(ZoneOffset.of(part));
            }
        }
        return offsets;
    }
}
