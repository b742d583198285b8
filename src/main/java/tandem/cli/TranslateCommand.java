package tandem.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tandem.author.TranslationUpdate;
import tandem.engine.Dialogs;

/** Brings a translation up to date with what is said now. */
@Command(
        name = "i18n",
        description = {
            "Writes dialogs/i18n/LANG.json, or brings it up to date: every text there is, with its translation where it has"
                    + " one. Fill in \"text\"; what is empty is said untranslated.",
            "Exit code 0: the file is up to date, complete or not; 2: the conversations have errors, or the file cannot be"
                    + " written."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Tandem.Version.class)
final class TranslateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "LANG", description = "the tag of the language, such as de or pt-BR")
    private String language = "";

    @Override
    public Integer call() {
        requireTag();
        Printed printed = Printed.of(spec);
        Path folder = options.folder();
        if (folder == null) {
            printed.err("The program's own copy cannot be translated; name a folder with --dialogs.");
            return Tandem.OPERATOR;
        }
        TranslationUpdate update = TranslationUpdate.of(CommonOptions.files(folder), language);
        String content = update.content();
        if (content == null) {
            update.problems().forEach(problem -> printed.err(problem.toLine()));
            printed.err("Nothing is written until that is mended.");
            return Tandem.OPERATOR;
        }
        Path file = folder.resolve(update.name());
        try {
            write(file, content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            printed.err(file + " cannot be written (" + e + ")");
            return Tandem.OPERATOR;
        }
        printed.out(file.toString().replace('\\', '/') + ": " + summary(update));
        return 0;
    }

    private void requireTag() {
        Locale locale = Locale.forLanguageTag(language);
        if (!locale.toLanguageTag().equals(language) || locale.getLanguage().isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), language + " is no language; name a tag, such as de or pt-BR");
        }
        if (language.equals(Dialogs.PSEUDO)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    language + " is made up, and has no file; try it with chat --language " + language);
        }
    }

    private static String summary(TranslationUpdate update) {
        String unused = update.unused() == 0 ? "" : "; " + update.unused() + " translations are of nothing any more";
        return update.texts() + " texts, "
                + (update.missing() + update.stale() == 0
                        ? "all translated"
                        : update.missing() + " not translated, " + update.stale() + " changed since they were")
                + unused;
    }

    /** Whoever reads the file meanwhile reads the old one or the new one, and what stands in it is never lost halfway. */
    private static void write(Path file, byte[] content) throws IOException {
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return;
        }
        Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = Files.createTempFile(folder, ".i18n", ".part");
        try {
            Files.write(fresh, content);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
