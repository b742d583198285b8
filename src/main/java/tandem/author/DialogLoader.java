package tandem.author;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.answer.Words;
import tandem.engine.Dialogs;
import tandem.flow.Flow;
import tandem.library.Card;
import tandem.library.Library;

/**
 * Reads all of {@code dialogs/}. Never throws for something that stands in a file: that becomes a {@link Problem}, and
 * all problems are told at once. Thread-safe.
 */
public final class DialogLoader {

    private final DialogFiles files;
    private final Problems problems = new Problems();
    private final Draft draft = new Draft();
    private int filesRead;

    private DialogLoader(DialogFiles files) {
        this.files = files;
    }

    /** Reads, checks and builds the set. */
    public static Loaded load(DialogFiles files) {
        DialogLoader loader = new DialogLoader(files);
        loader.read();
        if (!loader.draft.flows().isEmpty()) {
            Checks.ALL.forEach(check -> check.look(loader.draft, loader.problems));
        }
        return new Loaded(loader.finished(), loader.problems.sorted(), loader.filesRead);
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
            } else {
                read(kind, name, root);
            }
        } catch (UncheckedIOException e) {
            draft.unread(kind);
            problems.add(Code.UNREADABLE, file, "the file cannot be read", "may the program read it?");
        }
    }

    private void read(FileKind kind, String name, Node root) {
        Typed typed = new Typed(problems);
        switch (kind) {
            case FLOW -> {
                FlowDraft flow = new FlowReader(typed).read(root);
                if (flow == null) {
                    draft.unread(kind);
                } else {
                    draft.flows().add(flow);
                }
            }
            case CARDS -> new CardReader(typed).read(root, draft.cards());
            case WORDS -> {
                Words words = new WordsReader(typed).read(root);
                if (words != null) {
                    draft.words().put(name, words);
                }
            }
            case SYSTEM -> new SystemReader(typed).texts(root, draft);
            case ALWAYS -> new SystemReader(typed).always(root, draft.always());
            case HELPLINES -> new HelplineReader(typed).read(root);
            case PICTURE, FOLDER -> throw new IllegalStateException("this is not read as JSON: " + name);
        }
    }

    /** A JSON file beside the known ones is probably in the wrong place; folders of other tools are not ours. */
    private void stray(String name) {
        Set<String> others = Set.of("schema", "tests", "i18n");
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

    private void missing(String name, String what) {
        problems.add(
                Code.MISSING_FILE, place(files.origin() + "/" + name, FileKind.FOLDER), "the file is missing; " + what);
    }

    private static String words(SystemTexts system) {
        return "words/" + system.language() + ".json";
    }

    private static Spot place(String path, FileKind kind) {
        return Spot.start(path, kind);
    }

    private @Nullable Dialogs finished() {
        SystemTexts system = draft.system();
        Words words = system == null ? null : draft.words().get(words(system));
        if (problems.errors() || system == null || words == null) {
            return null;
        }
        Set<String> always = new HashSet<>();
        draft.always().forEach(id -> always.add(id.text()));
        List<Flow> flows = new ArrayList<>();
        draft.flows().forEach(flow -> flows.add(flow.finished()));
        List<Card> cards = new ArrayList<>();
        draft.cards().forEach(card -> cards.add(card.card()));
        Locale locale = Locale.forLanguageTag(system.language());
        return new Dialogs(locale, flows, always, new Library(cards), words, system.texts(), draft.pictures());
    }
}
