package tandem.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tandem.author.DialogFiles;
import tandem.author.DialogLoader;
import tandem.config.Config;
import tandem.engine.Dialogs;

/** Which dialogs somebody wants to try: a folder that is named, or what the bot would use. */
final class DialogsOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "the folder of the conversations; otherwise what the bot would use")
    private @Nullable Path folder;

    /**
     * The folder, or null when the bot would use its own copy. A named folder needs no configuration: one that is broken
     * must not hinder an author.
     *
     * @throws ParameterException if two are named
     */
    @Nullable
    Path folder() {
        if (folder == null) {
            return options.folder();
        }
        if (options.namesDialogs()) {
            throw new ParameterException(command.commandLine(), "name the folder once: as DIR or with --dialogs");
        }
        return folder;
    }

    /** The configuration; where it is broken, nothing can be done. */
    Config config() {
        return options.config();
    }

    /**
     * Loads them.
     *
     * @throws BrokenDialogsException with every problem that was found
     */
    Dialogs dialogs() {
        return CommonOptions.load(CommonOptions.files(folder()));
    }

    /** The same, also in the pseudo-language. */
    Dialogs withPseudo() {
        DialogFiles files = CommonOptions.files(folder());
        return CommonOptions.usable(files, DialogLoader.loadWithPseudo(files));
    }
}
