package tandem.author;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tandem.answer.Words;
import tandem.engine.Dialogs;
import tandem.flow.Pseudo;

/**
 * Makes the same dialogs in other languages: their trees with other words, read by the same readers and looked at by the
 * same checks. Used once, for a base language in which nothing is wrong.
 */
final class OtherLanguages {

    /** What is read once for all languages. */
    private static final Set<FileKind> BESIDE = EnumSet.of(FileKind.WORDS, FileKind.SAFETY, FileKind.TRIALS);

    private final List<Tree> trees;
    private final Draft base;
    private final Words words;
    private final List<String> languages;
    private final Problems problems;
    private final Map<String, Wording> wordings;

    OtherLanguages(List<Tree> trees, Draft base, Words words, List<String> languages, Problems problems) {
        this.languages = languages;
        this.trees = trees;
        this.base = base;
        this.words = words;
        this.problems = problems;
        this.wordings = Wordings.of(trees);
    }

    /** The sets of these languages by tag, as far as nothing is wrong with them; what is wrong is reported. */
    Map<String, Dialogs> read(List<Translation> translations, String own) {
        Map<String, Dialogs> sets = new LinkedHashMap<>();
        for (Translation translation : translations) {
            if (!isTag(translation, own)) {
                continue;
            }
            Translation fitting = translation.fitting(wordings, problems);
            fitting.complete(wordings, problems);
            if (!translation.isBegun()) {
                continue;
            }
            Dialogs set = read(translation.language(), Severity.ERROR, fitting::in);
            if (set != null) {
                sets.put(translation.language(), set);
            }
        }
        return sets;
    }

    /** The set in the pseudo-language; null when it does not hold what it must, and then there is a warning. */
    @Nullable
    Dialogs pseudo() {
        return read(Dialogs.PSEUDO, Severity.WARNING, OtherLanguages::strange);
    }

    /** What people type they type as they always did. */
    private static Node strange(Wording wording) {
        if (wording.kind() == Wording.Kind.TYPED) {
            return wording.node();
        }
        if (wording.node() instanceof Node.Arr list) {
            int share = wording.longest() / list.items().size();
            List<Node> items = list.items().stream()
                    .map(item -> strange(item, wording, share))
                    .toList();
            return new Node.Arr(list.spot(), items);
        }
        return strange(wording.node(), wording, wording.longest());
    }

    private static Node strange(Node node, Wording wording, int longest) {
        String text = ((Node.Text) node).text();
        boolean template = wording.kind() == Wording.Kind.TEMPLATE;
        return new Node.Text(node.spot(), template ? Pseudo.template(text, longest) : Pseudo.plain(text, longest));
    }

    private boolean isTag(Translation translation, String own) {
        String tag = translation.language();
        if (!Locale.forLanguageTag(tag).toLanguageTag().equals(tag)) {
            problems.add(
                    Code.MALFORMED_NAME,
                    translation.file(),
                    "no language is called " + Quote.of(tag),
                    "the name of the file is a language tag (BCP 47), such as de or pt-BR");
            return false;
        }
        if (tag.equals(own) || tag.equals(Dialogs.PSEUDO)) {
            String sentence = tag.equals(own)
                    ? "the dialogs themselves are in the language " + Quote.of(tag)
                    : "the language " + Quote.of(tag) + " is computed, and has no file";
            problems.add(Code.OTHER_LANGUAGE, translation.file(), sentence);
            return false;
        }
        return true;
    }

    private @Nullable Dialogs read(String tag, Severity worst, Function<Wording, Node> translation) {
        Problems found = new Problems();
        Draft draft = new Draft();
        draft.words().putAll(base.words());
        draft.avoided().putAll(base.avoided());
        draft.pictures().putAll(base.pictures());
        draft.patterns().putAll(base.patterns());
        List<Tree> translated = trees.stream()
                .filter(tree -> !BESIDE.contains(tree.kind()))
                .map(tree -> Wordings.replaced(tree, translation))
                .toList();
        new TreeReader(found, draft, languages).read(translated);
        Checks.ALL.forEach(check -> check.look(draft, found));
        if (!tag.equals(Dialogs.PSEUDO)) {
            new Tone(tag, draft, found).look(translated);
        }
        problems.addNew(found, inLanguage(tag, worst));
        SystemTexts system = draft.system();
        if (found.errors() || system == null) {
            return null;
        }
        Words own = base.words().get(WordsReader.file(tag));
        return draft.finished(system, Locale.forLanguageTag(tag), own == null ? words : own);
    }

    /**
     * What is wrong at a place of the base language is so only beside a translation.
     *
     * @param worst how bad it can be
     */
    private static UnaryOperator<Problem> inLanguage(String tag, Severity worst) {
        return problem -> problem.file().endsWith("i18n/" + tag + ".json")
                ? problem
                : new Problem(
                        worst == Severity.ERROR ? problem.severity() : worst,
                        problem.code(),
                        problem.file(),
                        problem.line(),
                        problem.column(),
                        problem.pointer(),
                        "in the language " + Quote.of(tag) + ", " + problem.sentence(),
                        problem.hint());
    }
}
