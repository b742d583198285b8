package tandem.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tandem.config.Config;

/** The options of every command that looks after a store. */
final class StoreOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "the configuration; otherwise ./config.properties, where there is one")
    private @Nullable Path config;

    @Option(
            names = "--console",
            description = "what the terminal keeps (\"tandem chat\", or \"tandem run\" without a token), not the bot")
    private boolean console;

    Config config() {
        return Config.read(config, System.getenv());
    }

    Place place(Config read) {
        return console ? Place.ofConsole(read.dataDir()) : Place.ofBot(read.dataDir());
    }
}
