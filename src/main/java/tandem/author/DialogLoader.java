package tandem.author;

import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.answer.Words;
import tandem.engine.Dialogs;

/**
 * Reads all of {@code dialogs/}. Never throws for something that stands in a file: that becomes a {@link Problem}, and
 * all problems are told at once. Thread-safe.
 */
public final class DialogLoader {

    private final DialogFiles files;
    private final Problems problems = new Problems();
    private final Draft draft = new Draft();
    private final List<Tree> trees = new ArrayList<>();
    private final List<Translation> translations = new ArrayList<>();
    private int filesRead;

    private DialogLoader(DialogFiles files) {
        this.files = files;
    }

    /** Reads, checks and builds the set, with every language there is a translation into. */
    public static Loaded load(DialogFiles files) {
        return load(files, false);
    }

    /** The same, and says which helplines nobody has looked at for long. */
    public static Loaded load(DialogFiles files, LocalDate today) {
        DialogLoader loader = checked(files);
        Dialogs dialogs = loader.finished(false);
        new StaleHelplines(today).look(loader.draft, loader.problems);
        return new Loaded(dialogs, loader.problems.sorted(), loader.filesRead, loader.draft.trials());
    }

    /** The same, and the pseudo-language beside the others; see {@link Dialogs#PSEUDO}. */
    public static Loaded loadWithPseudo(DialogFiles files) {
        return load(files, true);
    }

    private static Loaded load(DialogFiles files, boolean pseudo) {
        DialogLoader loader = checked(files);
        Dialogs dialogs = loader.finished(pseudo);
        return new Loaded(dialogs, loader.problems.sorted(), loader.filesRead, loader.draft.trials());
    }

    /** Has read and checked the base language, and read the translations. */
    static DialogLoader checked(DialogFiles files) {
        DialogLoader loader = new DialogLoader(files);
        loader.read();
        if (!loader.draft.flows().isEmpty()) {
            Checks.ALL.forEach(check -> check.look(loader.draft, loader.problems));
            SystemTexts system = loader.draft.system();
            if (system != null) {
                new Tone(system.language(), loader.draft, loader.problems).look(loader.trees);
            }
        }
        return loader;
    }

    Problems problems() {
        return problems;
    }

    /** The files of the base language. */
    List<Tree> trees() {
        return trees;
    }

    /** Whether the dialogs themselves are written in this language. */
    boolean isOwn(String language) {
        SystemTexts system = draft.system();
        return system != null && system.language().equals(language);
    }

    List<Translation> translations() {
        return translations;
    }

    private void read() {
        List<String> names = names();
        if (names == null) {
            return;
        }
        if (names.stream().noneMatch(name -> FileKind.of(name) == FileKind.FLOW)) {
            problems.add(
                    Code.NO_FLOWS,
                    place(names.isEmpty() ? files.origin() : files.origin() + "/flows", FileKind.FOLDER),
                    names.isEmpty()
                            ? "there is no folder " + Quote.of(files.origin()) + ", or nothing is in it"
                            : "there is no flow in the folder " + Quote.of(files.origin() + "/flows"),
                    "give the folder that holds flows/, cards/, words/ and system.json");
            return;
        }
        Json json = new Json(problems);
        names.forEach(name -> readFile(json, name));
        new TreeReader(problems, draft, languages()).read(trees);
        if (!names.contains("system.json")) {
            missing("system.json", "it holds the sentences that no flow says");
        } else {
            requireWords(names);
        }
    }

    private @Nullable List<String> names() {
        try {
            return files.list();
        } catch (UncheckedIOException e) {
            problems.add(
                    Code.UNREADABLE,
                    place(files.origin(), FileKind.FOLDER),
                    "the folder " + Quote.of(files.origin()) + " cannot be read",
                    "may the program read it?");
            return null;
        }
    }

    private void readFile(Json json, String name) {
        FileKind kind = FileKind.of(name);
        if (kind == null) {
            stray(name);
            return;
        }
        Spot file = place(files.origin() + "/" + name, kind);
        filesRead++;
        try {
            if (kind == FileKind.PICTURE) {
                PictureReader.read(name, files.read(name), file, draft, problems);
                return;
            }
            Node root = json.read(files.read(name), file);
            if (root == null) {
                draft.unread(kind);
            } else if (kind == FileKind.TRANSLATION) {
                translation(name, root);
            } else {
                trees.add(new Tree(name, kind, root));
            }
        } catch (UncheckedIOException e) {
            draft.unread(kind);
            problems.add(Code.UNREADABLE, file, "the file cannot be read", "may the program read it?");
        }
    }

    private void translation(String name, Node root) {
        Translation translation = new TranslationReader(new Typed(problems)).read(name, root);
        if (translation != null) {
            translations.add(translation);
        }
    }

    /** A JSON file beside the known ones is probably in the wrong place; folders of other tools are not ours. */
    private void stray(String name) {
        Set<String> others = Set.of("schema", "tests");
        int slash = name.indexOf('/');
        if (name.endsWith(".json") && (slash < 0 || !others.contains(name.substring(0, slash)))) {
            problems.add(
                    Code.STRAY_FILE,
                    place(files.origin() + "/" + name, FileKind.FOLDER),
                    "nothing reads this file",
                    "flows stand in flows/, cards in cards/, word lists in words/");
        }
    }

    private void requireWords(List<String> names) {
        SystemTexts system = draft.system();
        if (system != null && !names.contains(words(system))) {
            missing(words(system), "it holds the words of the language " + Quote.of(system.language()));
        }
    }

    /** The tags of the languages that everything is there in, the dialogs' own first, as far as that is known. */
    private List<String> languages() {
        Stream<String> own = trees.stream()
                .filter(tree -> tree.kind() == FileKind.SYSTEM && tree.root() instanceof Node.Obj)
                .flatMap(tree -> Stream.ofNullable(new Edited((Node.Obj) tree.root()).text("language")));
        return Stream.concat(
                        own, translations.stream().filter(Translation::isBegun).map(Translation::language))
                .toList();
    }

    private void missing(String name, String what) {
        problems.add(
                Code.MISSING_FILE, place(files.origin() + "/" + name, FileKind.FOLDER), "the file is missing; " + what);
    }

    private static String words(SystemTexts system) {
        return WordsReader.file(system.language());
    }

    private static Spot place(String path, FileKind kind) {
        return Spot.start(path, kind);
    }

    private @Nullable Dialogs finished(boolean pseudo) {
        SystemTexts system = draft.system();
        Words words = system == null ? null : draft.words().get(words(system));
        if (problems.errors() || system == null || words == null) {
            return null;
        }
        Dialogs base = draft.finished(system, Locale.forLanguageTag(system.language()), words);
        OtherLanguages others = new OtherLanguages(trees, draft, words, languages(), problems);
        Map<String, Dialogs> sets = new LinkedHashMap<>(others.read(translations, system.language()));
        Dialogs strange = pseudo ? others.pseudo() : null;
        if (strange != null) {
            sets.put(Dialogs.PSEUDO, strange);
        }
        return problems.errors() ? null : base.with(sets);
    }
}
