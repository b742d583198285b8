package tandem.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tandem.chat.MenuCommand;

/** Telegram's menus know languages, and no countries. Pure. */
final class TelegramLanguages {

    private TelegramLanguages() {}

    /** The same menus by codes of two letters: of several of one language, the plain one, otherwise the first. */
    static Map<String, List<MenuCommand>> of(Map<String, List<MenuCommand>> menus) {
        Map<String, List<MenuCommand>> codes = new LinkedHashMap<>();
        menus.forEach((tag, menu) -> {
            String code = Locale.forLanguageTag(tag).getLanguage();
            if (code.equals(tag)) {
                codes.put(code, menu);
            } else if (code.length() == 2) {
                codes.putIfAbsent(code, menu);
            }
        });
        codes.keySet().removeIf(code -> code.length() == 3);
        return codes;
    }
}
