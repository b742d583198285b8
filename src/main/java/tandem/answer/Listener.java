package tandem.answer;

import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Hears what somebody typed with the words of one language. A text of more than {@value #LIMIT} characters is not
 * examined and means nothing; no text makes any method fail. Immutable and thread-safe; make one per language.
 */
public final class Listener {
    /** A longer text is a story, not an answer. */
    public static final int LIMIT = 300;

    private final Lexicon lexicon;
    private final List<Rule> answers;
    private final List<Rule> triggers;
    private final NumberReader numbers;
    private final MinutesReader minutes;
    private final TimeReader times;
    private final Map<String, List<String>> places;

    /** Makes the words plain once, so that hearing is quick. */
    public Listener(Words words) {
        lexicon = new Lexicon(words);
        Rule exact = new Exact();
        Rule author = new AuthorExact();
        Rule ordinal = new Ordinal();
        Rule spelling = new Spelling(lexicon, false);
        Rule within = new AuthorWithin();
        Rule exclusion = new Exclusion(lexicon, List.of(exact, author, ordinal, new Subset(0, 1, false), spelling));
        answers = List.of(exact, author, new YesNo(), ordinal, Subset.OF_LABELS, exclusion, spelling, within);
        triggers = List.of(exact, Subset.OF_PHRASES, new Spelling(lexicon, true));
        numbers = new NumberReader(lexicon, words.units());
        minutes = new MinutesReader(lexicon, numbers, words);
        times = new TimeReader(words);
        places = words.places();
    }

    /**
     * A typed answer to a question. The rules, in this order: the label itself; one of the author's words itself; yes
     * or no; a position; a unique part of a label or one whole label among other words; the other of two when one is
     * refused; a misspelt label; the author's words among others or as prefixes. Anything ambiguous chooses nothing.
     */
    public Heard choose(String text, List<Option> options) {
        List<Offer> offers = isLong(text)
                ? List.of()
                : options.stream().map(option -> Offer.of(option, lexicon)).toList();
        return hear(answers, text, offers);
    }

    /**
     * Which trigger was meant when no question is open, given the phrases of each. Hears whole phrases, phrases with
     * very little around them and misspelt ones; neither positions nor yes and no.
     */
    public Heard phrase(String text, List<List<String>> phrases) {
        List<Offer> offers = isLong(text)
                ? List.of()
                : phrases.stream().map(each -> Offer.of(each, lexicon)).toList();
        return hear(triggers, text, offers);
    }

    /**
     * The whole number, not negative, that a text names in digits or words: "10", "ten minutes", "about 15", "1,000".
     * Empty when it names none, two different ones, a fraction, one of more than twelve digits, or refuses one.
     */
    public OptionalLong number(String text) {
        return isLong(text) ? OptionalLong.empty() : numbers.read(text);
    }

    /**
     * The minutes that a text names: "20", "ten minutes", "half an hour", "2 h", "1 hour 30". Empty as above, and when the
     * number is one of something else, such as "3 times".
     */
    public OptionalLong minutes(String text) {
        return isLong(text) ? OptionalLong.empty() : minutes.read(text);
    }

    /**
     * The time of day that a text names and nothing else: "19:30", "7pm", "half past seven", "noon". Without am, pm or
     * a leading zero, times before eight are after noon (7:30 is 19:30, 8:00 is 8:00): nobody asks to be asked at five
     * in the morning without saying so. Empty when it is no time, or more than one.
     */
    public Optional<LocalTime> time(String text) {
        return isLong(text) ? Optional.empty() : times.read(text);
    }

    /**
     * The times of day that a text can mean on a clock one looks at, where {@link #time} takes the likelier one to ask at:
     * "twenty to ten" without am or pm is two, twelve hours apart. Empty when it is no time.
     */
    public List<LocalTime> times(String text) {
        return isLong(text) ? List.of() : times.readings(text);
    }

    /** What the word list calls the places of time zones: the ids with their names, in its order. */
    public Map<String, List<String>> places() {
        return places;
    }

    private Heard hear(List<Rule> rules, String text, List<Offer> offers) {
        if (offers.isEmpty()) {
            return Heard.NOTHING;
        }
        Reading said = lexicon.read(text);
        return said.words().isEmpty()
                ? Heard.NOTHING
                : Rule.first(rules, said, offers).orElse(Heard.NOTHING);
    }

    private static boolean isLong(String text) {
        return text.length() > LIMIT;
    }
}
