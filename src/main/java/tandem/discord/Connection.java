package tandem.discord;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.Compression;

/** How the library is set up for this bot, and how it ends. */
final class Connection {

    /** What is written to the bot in private, and what is said in servers; of the latter it reads only what is meant for it. */
    private static final Set<GatewayIntent> INTENTS =
            EnumSet.of(GatewayIntent.DIRECT_MESSAGES, GatewayIntent.GUILD_MESSAGES);

    private static final List<Permission> PERMISSIONS = List.of(
            Permission.VIEW_CHANNEL,
            Permission.MESSAGE_SEND,
            Permission.MESSAGE_SEND_IN_THREADS,
            Permission.MESSAGE_ATTACH_FILES);

    /** The library takes no less, in seconds. */
    private static final int RECONNECT = 32;

    private Connection() {}

    /**
     * Looks whether Discord knows the token, and begins to connect.
     *
     * @throws RuntimeException of any kind when that fails; {@link Trouble} sorts them
     */
    static JDA open(DiscordAdapter.Settings settings, ExecutorService threads, Listening listening) {
        // What is not meant for the bot comes without its words, and that is wanted.
        Message.suppressContentIntentWarning();
        return JDABuilder.createLight(settings.token(), INTENTS)
                .setRestConfig(new RestConfig().setBaseUrl(settings.api().toString()))
                .setSessionController(new Gateway(settings.api()))
                .setCompression(Compression.NONE)
                .setEnableShutdownHook(false)
                .setCallbackPool(threads, false)
                .setMaxReconnectDelay(RECONNECT)
                .addEventListeners(listening)
                .build();
    }

    /** The address by which the bot is added to a server, with no more rights than it needs. */
    static String invitation(JDA jda) {
        return jda.setRequiredScopes("applications.commands").getInviteUrl(PERMISSIONS);
    }

    /** The address by which somebody adds the bot for themselves alone, wherever they write. */
    static String forOneself(JDA jda) {
        return "https://discord.com/oauth2/authorize?client_id="
                + jda.getSelfUser().getApplicationId() + "&integration_type=1&scope=applications.commands";
    }

    /** Ends it; what is under way is given up after this long. */
    static void close(JDA jda, Duration patience) {
        jda.shutdown();
        try {
            if (!jda.awaitShutdown(patience)) {
                jda.shutdownNow();
            }
        } catch (InterruptedException e) {
            jda.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
