package tandem.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import org.junit.jupiter.api.Test;

class LocalesTest {

    @Test
    void aLanguageServesEverywhereItIsReadAndAnExactOneGoesFirst() {
        assertThat(Locales.served(List.of("es", "de-AT", "nb", "zh-TW", "en", "en-GB")))
                .containsOnly(
                        Map.entry(DiscordLocale.SPANISH, "es"),
                        Map.entry(DiscordLocale.SPANISH_LATAM, "es"),
                        Map.entry(DiscordLocale.GERMAN, "de-AT"),
                        Map.entry(DiscordLocale.NORWEGIAN, "nb"),
                        Map.entry(DiscordLocale.CHINESE_TAIWAN, "zh-TW"),
                        Map.entry(DiscordLocale.ENGLISH_US, "en"),
                        Map.entry(DiscordLocale.ENGLISH_UK, "en-GB"));
    }

    @Test
    void whatDiscordDoesNotHaveIsLeftOut() {
        assertThat(Locales.served(List.of("pt-PT", "tlh", "cy", "", "not a tag")))
                .isEmpty();
    }
}
