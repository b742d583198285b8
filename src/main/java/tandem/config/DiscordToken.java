package tandem.config;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells a bot token of Discord from what the developer portal shows beside it and is pasted in its place. */
final class DiscordToken {

    private static final Pattern PARTS = Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

    private static final Pattern ID = Pattern.compile("[0-9]{15,20}");
    private static final Pattern CLIENT_SECRET = Pattern.compile("[A-Za-z0-9_-]{32}");
    private static final Pattern PUBLIC_KEY = Pattern.compile("[0-9a-fA-F]{64}");

    private static final String WHERE =
            "; the token stands in Discord's developer portal, under Bot, Reset Token: copy it"
                    + " whole, without \"Bot\" or quotes";

    private DiscordToken() {}

    /** What it is and where the token stands, when this is certainly no token; else null. Does not repeat it. */
    static @Nullable String fault(String written) {
        if (ID.matcher(written).matches()) {
            return "is an id, which everybody may know" + WHERE;
        }
        if (PUBLIC_KEY.matcher(written).matches()) {
            return "is probably the public key of General Information" + WHERE;
        }
        if (CLIENT_SECRET.matcher(written).matches()) {
            return "is probably the client secret of OAuth2" + WHERE;
        }
        return isToken(written) ? null : "is no bot token, which has three parts with dots between them" + WHERE;
    }

    /** The first part is the bot's id. */
    private static boolean isToken(String written) {
        if (!PARTS.matcher(written).matches()) {
            return false;
        }
        try {
            byte[] id = Base64.getUrlDecoder().decode(written.substring(0, written.indexOf('.')));
            return ID.matcher(new String(id, StandardCharsets.ISO_8859_1)).matches();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
