package tandem.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tandem.author.DialogFiles;
import tandem.author.DialogLoader;
import tandem.engine.Dialogs;

/** Which dialogs somebody wants to try: a folder that is named, or what the bot would use. */
final class DialogsOption {

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "the folder of the conversations; otherwise what the bot would use")
    private @Nullable Path folder;

    /** The folder, or null when the bot would use its own copy. */
    @Nullable
    Path folder() {
        return folder != null ? folder : options.folder();
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
