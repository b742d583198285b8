package tandem.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tandem.config.Config;

/** Starts the bot. */
@Command(
        name = "run",
        description = "Starts the bot on every platform that has a token; without any, talks in the terminal.",
        mixinStandardHelpOptions = true,
        versionProvider = Tandem.Version.class)
final class RunCommand implements Callable<Integer> {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Override
    public Integer call() {
        return run(options);
    }

    static int run(CommonOptions options) {
        Config config = options.config();
        List<String> waiting = new ArrayList<>();
        if (config.telegram().token() != null) {
            waiting.add("telegram.token");
        }
        if (config.discord().token() != null) {
            waiting.add("discord.token");
        }
        if (!waiting.isEmpty()) {
            System.err.println(
                    String.join(" and ", waiting) + " is set, but this version of Tandem talks only in the"
                            + " terminal: its Telegram and Discord adapters are not built yet. Unset it, or start \"tandem chat\".");
            return Tandem.OPERATOR;
        }
        return Terminal.talk(options, config, List.of(), RunCommand::sayWhyHere);
    }

    private static void sayWhyHere() {
        System.err.println(
                "No platform has a token, so the bot talks here in the terminal. A token is set as telegram.token"
                        + " or discord.token in config.properties; config.example.properties explains them. (This version talks"
                        + " only in the terminal; the platforms come next.)");
    }
}
