package tandem.flow;

import com.ibm.icu.util.TimeZone;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines to call for help, by country. Immutable and thread-safe. */
public final class Helplines {

    /** The id of what is shown to whoever is in none of the countries. */
    public static final String ELSEWHERE = "elsewhere";

    /** No country at all. */
    public static final Helplines NONE = new Helplines(List.of(), List.of());

    /**
     * A country, or several that share their lines.
     *
     * @param id its two letters by ISO 3166; EU for those of the union; or {@link #ELSEWHERE}
     * @param label what it is called
     * @param match further words that people type for it
     * @param also the two letters of countries for which its lines are shown, because they have none of their own here
     */
    public record Country(String id, String label, List<String> match, List<String> also) {
        public Country {
            match = List.copyOf(match);
            also = List.copyOf(also);
        }
    }

    private final List<Country> countries;
    private final List<Helpline> lines;

    /** @param countries in the order in which they are offered */
    public Helplines(List<Country> countries, List<Helpline> lines) {
        this.countries = List.copyOf(countries);
        this.lines = List.copyOf(lines);
    }

    /** In the order in which they are offered. */
    public List<Country> countries() {
        return countries;
    }

    /** The country with this id, or the one whose lines are shown for it; null when there is none. */
    public @Nullable Country country(String id) {
        return countries.stream()
                .filter(country -> country.id().equals(id))
                .findFirst()
                .or(() -> countries.stream()
                        .filter(country -> country.also().contains(id))
                        .findFirst())
                .orElse(null);
    }

    /** The same for the country in which clocks show the time of this zone, by the tz database as ICU has it. */
    public @Nullable Country country(ZoneId zone) {
        try {
            return country(TimeZone.getRegion(zone.getId()));
        } catch (IllegalArgumentException e) {
            return null; // An offset alone is no place.
        }
    }

    /** Those of one kind, in their order. */
    public List<Helpline> lines(Country country, Helpline.Kind kind) {
        return lines.stream()
                .filter(line -> line.country().equals(country.id()) && line.kind() == kind)
                .toList();
    }
}
