package tandem.author;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tandem.answer.Words;
import tandem.engine.Dialogs;
import tandem.flow.Helpline;
import tandem.flow.Helplines;
import tandem.library.Card;
import tandem.library.Library;
import tandem.safety.Detector;
import tandem.safety.Patterns;
import tandem.safety.Trial;

/** Everything in the folder, as far as it could be read. Filled by the readers, then looked at by the checks. */
final class Draft {

    /** A card, and where it stands. */
    record CardDraft(Card card, Node.Obj node) {}

    /** What is heard in a language, and the file that says so. */
    record PatternsDraft(Patterns patterns, Spot file) {}

    private final List<FlowDraft> flows = new ArrayList<>();
    private final List<CardDraft> cards = new ArrayList<>();
    private final List<Node.Text> always = new ArrayList<>();
    private final Map<String, Words> words = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> avoided = new LinkedHashMap<>();
    private final Map<String, PatternsDraft> patterns = new LinkedHashMap<>();
    private final List<Trial> trials = new ArrayList<>();
    private final Map<String, byte[]> pictures = new LinkedHashMap<>();
    private final Map<Helpline, Spot> lines = new LinkedHashMap<>();
    private Helplines helplines = Helplines.NONE;
    private final Set<FileKind> unread = EnumSet.noneOf(FileKind.class);
    private @Nullable SystemTexts system;
    private @Nullable Certain certain;

    List<FlowDraft> flows() {
        return flows;
    }

    List<CardDraft> cards() {
        return cards;
    }

    /** The ids in {@code always.json}. */
    List<Node.Text> always() {
        return always;
    }

    /** Word lists by language. */
    Map<String, Words> words() {
        return words;
    }

    /** What the texts of a language do not say, each with the reason, by the name of the file of words. */
    Map<String, Map<String, String>> avoided() {
        return avoided;
    }

    /** What is heard in each language. */
    Map<String, PatternsDraft> patterns() {
        return patterns;
    }

    /** What the patterns are measured by. */
    List<Trial> trials() {
        return trials;
    }

    /** Pictures by the names of their files. */
    Map<String, byte[]> pictures() {
        return pictures;
    }

    /** Whom to call for help. */
    Helplines helplines() {
        return helplines;
    }

    void helplines(Helplines read) {
        helplines = read;
    }

    /** Notes where a line to call for help stands. */
    void placed(Helpline line, Spot spot) {
        lines.put(line, spot);
    }

    /** The lines to call for help, with their places. */
    Map<Helpline, Spot> placedLines() {
        return lines;
    }

    @Nullable
    SystemTexts system() {
        return system;
    }

    void system(SystemTexts read) {
        system = read;
    }

    /** What is certain before each step. To be asked for when everything was read; worked out once, for it takes a while. */
    Certain certain() {
        Certain known = certain == null ? new Certain(this) : certain;
        certain = known;
        return known;
    }

    /** Notes that a file of this kind could not be read at all. */
    void unread(FileKind kind) {
        unread.add(kind);
    }

    /** Whether all files of this kind could be read, so that what is not there does not exist. */
    boolean knowsAll(FileKind kind) {
        return !unread.contains(kind);
    }

    Set<String> flowIds() {
        return flows.stream().map(FlowDraft::id).collect(Collectors.toSet());
    }

    /** The finished set, when nothing is wrong with it. */
    Dialogs finished(SystemTexts sentences, Locale locale, Words heard) {
        Set<String> interrupting = new HashSet<>();
        always.forEach(id -> interrupting.add(id.text()));
        Dialogs dialogs = new Dialogs(
                locale,
                flows.stream().map(FlowDraft::finished).toList(),
                interrupting,
                new Library(cards.stream().map(CardDraft::card).toList()),
                heard,
                helplines,
                sentences.texts(),
                pictures);
        String tag = locale.toLanguageTag();
        PatternsDraft heardFor = patterns.get(tag.equals(Dialogs.PSEUDO) ? sentences.language() : tag);
        return heardFor == null ? dialogs : dialogs.with(new Detector(heardFor.patterns()));
    }
}
