package tandem.discord;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import org.jspecify.annotations.Nullable;

/** Finds the languages of Discord that ours are read in. */
final class Locales {

    private Locales() {}

    /**
     * For each language of Discord the tag of ours that its people read, where there is one. One language of ours can serve
     * several of Discord's, as {@code es} serves Spain and Latin America; {@code pt-PT} serves none, for Discord has
     * Brazil's alone.
     */
    static Map<DiscordLocale, String> served(Collection<String> tags) {
        Map<DiscordLocale, String> served = new EnumMap<>(DiscordLocale.class);
        for (DiscordLocale locale : DiscordLocale.values()) {
            String tag = locale == DiscordLocale.UNKNOWN ? null : nearest(locale, tags);
            if (tag != null) {
                served.put(locale, tag);
            }
        }
        return served;
    }

    private static @Nullable String nearest(DiscordLocale locale, Collection<String> tags) {
        return tags.stream()
                .filter(tag -> fits(Locale.forLanguageTag(locale.getLocale()), Locale.forLanguageTag(tag)))
                .min(Comparator.comparing((String tag) -> !tag.equalsIgnoreCase(locale.getLocale()))
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(null);
    }

    private static boolean fits(Locale theirs, Locale ours) {
        return language(theirs).equals(language(ours))
                && (theirs.getCountry().isEmpty()
                        || ours.getCountry().isEmpty()
                        || theirs.getCountry().equals(ours.getCountry()));
    }

    /** Discord has one Norwegian for both ways of writing it. */
    private static String language(Locale locale) {
        String language = locale.getLanguage();
        return language.equals("nb") || language.equals("nn") ? "no" : language;
    }
}
