package tandem.cli;

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
        if (config.telegram().token() != null || config.discord().token() != null) {
            return Hosting.run(options, config);
        }
        if (Terminal.talk(options, config, List.of(), null, RunCommand::sayWhyHere)) {
            return 0;
        }
        System.err.println("Nothing is typed here either, and so it ends. To talk here, start it in a terminal.");
        return Tandem.OPERATOR;
    }

    private static void sayWhyHere() {
        System.err.println(
                "No platform has a token, so the bot talks here in the terminal. A token is set as telegram.token or"
                        + " discord.token in config.properties; README.md says how to get one.");
    }
}
