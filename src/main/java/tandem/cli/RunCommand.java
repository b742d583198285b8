package tandem.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tandem.config.Config;
import tandem.config.Secret;

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
        Secret telegram = config.telegram().token();
        if (config.discord().token() != null) {
            System.err.println("discord.token is set, but this version of Tandem does not talk on Discord yet. Unset it"
                    + (telegram == null ? ", or start \"tandem chat\"." : "; Telegram works without it."));
            return Tandem.OPERATOR;
        }
        if (telegram != null) {
            return Hosting.run(options, config, telegram);
        }
        return Terminal.talk(options, config, List.of(), RunCommand::sayWhyHere);
    }

    private static void sayWhyHere() {
        System.err.println(
                "No platform has a token, so the bot talks here in the terminal. A token is set as telegram.token"
                        + " in config.properties; README.md says how to get one.");
    }
}
