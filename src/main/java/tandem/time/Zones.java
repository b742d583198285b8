package tandem.time;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The zones of the tz database that are called after a place. Pure; the database is the one of the JDK. */
public final class Zones {

    /** Its areas, without what is there only for old programs, such as {@code US/Pacific}. */
    private static final Pattern PLACE = Pattern.compile(
            "(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/[A-Za-z_/-]+");

    /** Old names of one word, which are countries: {@code Japan}. */
    private static final Pattern COUNTRY = Pattern.compile("[A-Z][a-z]{3,}");

    /** They look like a country and are none. */
    private static final Set<String> NO_PLACE = Set.of("Greenwich", "Universal", "Zulu", "Factory");

    private Zones() {}

    /**
     * The name of the place of each zone, such as {@code Buenos Aires} for {@code America/Argentina/Buenos_Aires}; in the
     * order of their ids, countries last.
     */
    public static Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        Set<String> ids = new TreeSet<>(ZoneId.getAvailableZoneIds());
        ids.stream().filter(id -> PLACE.matcher(id).matches()).forEach(id -> places.put(id, place(id)));
        ids.stream()
                .filter(id -> COUNTRY.matcher(id).matches() && !NO_PLACE.contains(id))
                .forEach(id -> places.put(id, id));
        return places;
    }

    /** The last part of an id, as one writes it. */
    public static String place(String id) {
        return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
    }
}
