package tandem.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tandem.answer.Listener;
import tandem.answer.Words;
import tandem.chat.MenuCommand;
import tandem.chat.Pictures;
import tandem.flow.Flow;
import tandem.flow.Helplines;
import tandem.flow.Message;
import tandem.flow.Trigger;
import tandem.library.Library;
import tandem.safety.Detector;
import tandem.safety.Verdict;

/**
 * One checked, immutable set of flows, cards, words and sentences in one language, which knows the same set in other
 * languages: with the same ids everywhere, so that people keep their place when their language changes. Thread-safe.
 */
public final class Dialogs {

    /** The language of texts made longer and stranger by a rule, for tests; whoever asks for it by its tag speaks it. */
    public static final String PSEUDO = "en-XA";

    /** A flow and the trigger that starts it. */
    public record Entry<T extends Trigger>(Flow flow, T trigger) {}

    private final Locale locale;
    private final Map<String, Flow> flows = new LinkedHashMap<>();
    private final Set<String> always;
    private final Library library;
    private final Listener listener;
    private final @Nullable Detector detector;
    private final Places places;
    private final Helplines helplines;
    private final Map<SystemText, Message> texts;
    private final Map<String, byte[]> pictures;
    private final Map<String, Dialogs> translations;
    private final Map<String, List<Entry<Trigger.Command>>> commands = new HashMap<>();
    private final List<Entry<Trigger.Phrases>> phrases = new ArrayList<>();
    private final List<Entry<Trigger.Event>> events = new ArrayList<>();
    private final Map<String, Entry<Trigger.Start>> starts = new HashMap<>();

    /**
     * @param always ids of the flows that may interrupt any question
     * @param helplines whom to call for help
     * @param texts one for every {@link SystemText}
     * @param pictures by the names that messages call them by; the bytes are not changed any more
     */
    public Dialogs(
            Locale locale,
            List<Flow> flows,
            Set<String> always,
            Library library,
            Words words,
            Helplines helplines,
            Map<SystemText, Message> texts,
            Map<String, byte[]> pictures) {
        this(
                locale,
                flows,
                Set.copyOf(always),
                library,
                new Listener(words),
                null,
                helplines,
                new EnumMap<>(texts),
                Map.copyOf(pictures),
                Map.of());
    }

    private Dialogs(
            Locale locale,
            Collection<Flow> flows,
            Set<String> always,
            Library library,
            Listener listener,
            @Nullable Detector detector,
            Helplines helplines,
            Map<SystemText, Message> texts,
            Map<String, byte[]> pictures,
            Map<String, Dialogs> translations) {
        this.locale = locale;
        this.always = always;
        this.library = library;
        this.listener = listener;
        this.detector = detector;
        this.places = new Places(listener);
        this.helplines = helplines;
        this.texts = texts;
        this.pictures = pictures;
        this.translations = translations;
        for (Flow flow : flows) {
            this.flows.put(flow.id(), flow);
            flow.triggers().forEach(trigger -> index(flow, trigger));
        }
    }

    /** This set, which knows these others by their tags. */
    public Dialogs with(Map<String, Dialogs> others) {
        Map<String, Dialogs> known = Collections.unmodifiableMap(new LinkedHashMap<>(others));
        return new Dialogs(
                locale, flows.values(), always, library, listener, detector, helplines, texts, pictures, known);
    }

    /** This set, which hears by these patterns what a text tells of. */
    public Dialogs with(Detector patterns) {
        return new Dialogs(
                locale, flows.values(), always, library, listener, patterns, helplines, texts, pictures, translations);
    }

    /**
     * What somebody typed tells of, whatever is asked. A language without patterns hears nothing, and then nothing is coached
     * from a typed text either: see {@link #coaches}.
     */
    public Verdict detect(String text) {
        return detector == null ? Verdict.NONE : detector.detect(text);
    }

    /** Whether a typed text may be more than an answer to what is offered: only where it was heard what it tells of. */
    public boolean coaches() {
        return detector != null;
    }

    public Locale locale() {
        return locale;
    }

    /** The tag of the language it is in, such as {@code de} or {@code pt-BR}. */
    public String language() {
        return locale.toLanguageTag();
    }

    /** The tags of all languages that people can choose; this set's own is the first. */
    public List<String> languages() {
        return Stream.concat(
                        Stream.of(language()), translations.keySet().stream().filter(tag -> !tag.equals(PSEUDO)))
                .toList();
    }

    /**
     * The set in this language, or in the nearest that there is: without what the tag says of a country, then of another
     * country. This set where there is none.
     *
     * @param tag as platforms and people write it; what is no tag is a language that nobody speaks
     */
    public Dialogs in(String tag) {
        if (translations.isEmpty()) {
            return this;
        }
        Locale wanted = Locale.forLanguageTag(tag);
        for (String near = wanted.toLanguageTag(); !near.isEmpty(); near = shorter(near)) {
            if (near.equals(language())) {
                return this;
            }
            Dialogs exact = translations.get(near);
            if (exact != null) {
                return exact;
            }
        }
        return languages().stream()
                .filter(other -> Locale.forLanguageTag(other).getLanguage().equals(wanted.getLanguage()))
                .findFirst()
                .map(other -> translations.getOrDefault(other, this))
                .orElse(this);
    }

    /**
     * The same sets, of which this one is spoken wherever nobody says otherwise.
     *
     * @throws IllegalArgumentException when there is no set in exactly this language; the message says which there are
     */
    public Dialogs from(String tag) {
        if (tag.equals(language())) {
            return this;
        }
        Dialogs first = translations.get(tag);
        if (first == null) {
            throw new IllegalArgumentException(
                    "there is no translation into " + tag + ", only " + String.join(", ", languages()));
        }
        Map<String, Dialogs> others = new LinkedHashMap<>();
        others.put(language(), this);
        others.putAll(translations);
        others.remove(tag);
        return first.with(others);
    }

    private static String shorter(String tag) {
        return tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
    }

    /** The flow with this id, or null. */
    public @Nullable Flow flow(String id) {
        return flows.get(id);
    }

    public List<Flow> flows() {
        return List.copyOf(flows.values());
    }

    public Library library() {
        return library;
    }

    /** Hears typed words with the word list of these dialogs. */
    public Listener listener() {
        return listener;
    }

    /** Where people may be, as they call it in this language. */
    Places places() {
        return places;
    }

    /** Whom to call for help. */
    public Helplines helplines() {
        return helplines;
    }

    /** The words of a sentence that no flow says. */
    public Message text(SystemText text) {
        Message message = texts.get(text);
        if (message == null) {
            throw new IllegalStateException("the loader lets no set pass without the sentence " + text.key());
        }
        return message;
    }

    /** The pictures that messages of these flows show, as far as they are files. */
    public Pictures pictures() {
        return picture -> Optional.ofNullable(pictures.get(picture.name())).map(byte[]::clone);
    }

    /** What the menus of commands show, in the order of the commands' names. */
    public List<MenuCommand> menu() {
        return Menu.of(commands(), locale);
    }

    /** What menus show, by the tags of the languages; the empty one has what they show to everybody else. */
    public Map<String, List<MenuCommand>> menus() {
        Map<String, List<MenuCommand>> menus = new LinkedHashMap<>();
        menus.put("", menu());
        translations.forEach((tag, set) -> {
            if (!tag.equals(PSEUDO)) {
                menus.put(tag, set.menu());
            }
        });
        return menus;
    }

    /** The commands of all flows. */
    public List<Trigger.Command> commands() {
        return commands.values().stream()
                .flatMap(List::stream)
                .map(Entry::trigger)
                .sorted(java.util.Comparator.comparing(Trigger.Command::name))
                .toList();
    }

    /** Whether a flow may interrupt a question, which is then asked once more. */
    boolean interrupts(String flow) {
        return always.contains(flow);
    }

    /** Whether it is the flow that answers what somebody's safety asks for. */
    boolean cares(String flow) {
        Flow care = event(Trigger.Event.Kind.SAFETY, false);
        return care != null && care.id().equals(flow);
    }

    List<Entry<Trigger.Command>> command(String name) {
        return commands.getOrDefault(name, List.of());
    }

    List<Entry<Trigger.Phrases>> phrases() {
        return phrases;
    }

    @Nullable
    Flow event(Trigger.Event.Kind kind, boolean group) {
        for (Entry<Trigger.Event> entry : events) {
            if (entry.trigger().kind() == kind && entry.trigger().where().hears(group)) {
                return entry.flow();
            }
        }
        return null;
    }

    Dialogs.@Nullable Entry<Trigger.Start> start(String payload) {
        return starts.get(payload);
    }

    private void index(Flow flow, Trigger trigger) {
        if (trigger instanceof Trigger.Command command) {
            commands.computeIfAbsent(command.name(), name -> new ArrayList<>()).add(new Entry<>(flow, command));
        } else if (trigger instanceof Trigger.Phrases phrase) {
            phrases.add(new Entry<>(flow, phrase));
        } else if (trigger instanceof Trigger.Event event) {
            events.add(new Entry<>(flow, event));
        } else if (trigger instanceof Trigger.Start start) {
            starts.put(start.payload(), new Entry<>(flow, start));
        }
    }
}
