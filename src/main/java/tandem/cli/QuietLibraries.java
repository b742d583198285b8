package tandem.cli;

import java.util.Properties;

/**
 * Keeps libraries from being made to log more than warnings, whatever options the process was started with: at a lower level
 * they write down addresses with a bot's token in them, and messages as they come and go. What Tandem itself has to say can
 * be made more; it holds nothing of that at any level.
 */
final class QuietLibraries {

    private static final String LOGGER = "org.slf4j.simpleLogger.";
    private static final String OURS = LOGGER + "log.tandem";

    private QuietLibraries() {}

    /** Takes the options away; to be called before any logger is made. */
    static void keep(Properties options) {
        options.stringPropertyNames().stream()
                .filter(QuietLibraries::makesThemSpeak)
                .forEach(options::remove);
    }

    private static boolean makesThemSpeak(String option) {
        return switch (option) {
            // What passes through TLS, in clear; what Java's own client and its naming send; files that set levels.
            case "javax.net.debug",
                    "jdk.httpclient.HttpClient.log",
                    "java.security.debug",
                    "java.util.logging.config.file",
                    "java.util.logging.config.class",
                    LOGGER + "defaultLogLevel" -> true;
            default -> option.startsWith(LOGGER + "log.") && !option.equals(OURS) && !option.startsWith(OURS + ".");
        };
    }
}
