package tandem.author;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tandem.flow.Choice;
import tandem.flow.Helplines;
import tandem.flow.Message;
import tandem.flow.Phrasing;
import tandem.flow.Step;
import tandem.flow.Value;

/** Reads questions. */
final class AskReader {

    private static final Map<String, Step.Expect> EXPECTED =
            Fields.words(Step.Expect.TEXT, Step.Expect.NUMBER, Step.Expect.MINUTES, Step.Expect.TIME, Step.Expect.ZONE);
    private static final Map<String, Step.AnsweredBy> ANSWERERS = Fields.words(Step.AnsweredBy.values());

    private static final String LANGUAGES = "languages";
    private static final String COUNTRIES = "countries";
    private static final Map<String, String> SOURCES = Map.of(LANGUAGES, LANGUAGES, COUNTRIES, COUNTRIES);

    private static final Phrasing ASKED = Phrasing.of(Message.parse("{" + Reserved.ROUND_TEXT + "}"));

    /** A question that is asked again more often nags. */
    private static final long MOST_TRIES = 10;

    /** No scale goes higher: of more buttons than this nobody finds theirs. */
    private static final long HIGHEST = 10;

    private final Notes notes;
    private final PhrasingReader phrasings;
    private final ChoiceReader choices;
    private final Offers offers;

    /** @param offers what choices can be taken from */
    AskReader(Notes notes, ConditionReader conditions, PhrasingReader phrasings, Offers offers) {
        this.offers = offers;
        this.notes = notes;
        this.phrasings = phrasings;
        this.choices = new ChoiceReader(notes, conditions);
    }

    Step read(Fields fields, String id, @Nullable String next) {
        fields.oneOf("to", Map.of("here", true, "private", false), true);
        StepReader.notYetPrivate(fields);
        fields.notYet("many", "form");
        apart(fields, "sealed", "label", "flow");
        Phrasing phrasing = phrasings.required(fields);
        String save = notes.named(Mention.Kind.SAVED, fields, "save");
        Step.Expect expect = fields.oneOf("expect", EXPECTED, Step.Expect.NOTHING);
        notes.use(save, typical(expect), fields.object().spotOf("expect"));
        return new Step.Ask(
                id,
                next,
                phrasing,
                choices(fields, save),
                expect,
                save,
                fields.oneOf("answeredBy", ANSWERERS, Step.AnsweredBy.STARTER),
                otherwise(fields),
                timeout(fields),
                notes.named(Mention.Kind.REPLACED, fields, "replace"),
                fields.flag("protect"),
                PictureReader.of(fields, notes));
    }

    /** A value such as the answer will be. */
    private static @Nullable Value typical(Step.Expect expect) {
        return switch (expect) {
            case NOTHING -> null;
            case NUMBER, MINUTES -> new Value.Whole(0);
            case TEXT, TIME, ZONE -> new Value.Text("");
        };
    }

    /** What only a question has that each of a couple is asked. */
    private static void apart(Fields fields, String... names) {
        for (String name : names) {
            if (fields.node(name) != null) {
                String sentence = fields.what(name) + " needs \"answeredBy\": \"each\" beside it";
                fields.problems().add(Code.WRONG_COMBINATION, fields.object().nameSpot(name), sentence);
            }
        }
    }

    /**
     * The same question as each of a couple is asked it in private, where it is said as it was asked.
     *
     * @param save the variable that the answer goes into
     */
    Step.Ask ofEach(Fields fields, String id, @Nullable String save) {
        Step.Expect expect = fields.oneOf("expect", EXPECTED, Step.Expect.NOTHING);
        notes.use(save, typical(expect), fields.object().spotOf("expect"));
        return new Step.Ask(
                id,
                null,
                ASKED,
                choices(fields, save),
                expect,
                save,
                Step.AnsweredBy.STARTER,
                otherwise(fields),
                null,
                null,
                fields.flag("protect"),
                null);
    }

    private List<Choice> choices(Fields fields, @Nullable String save) {
        List<Choice> read = new ArrayList<>();
        boolean scale = fields.node("choicesFrom") instanceof Node.Obj;
        String from = scale ? null : fields.oneOf("choicesFrom", SOURCES);
        if (COUNTRIES.equals(from)) {
            offers.helplines().countries().forEach(country -> read.add(country(country, fields, save)));
        }
        if (fields.node("choicesFrom") instanceof Node.Obj object) {
            read.addAll(scale(new Fields(object, fields.what("choicesFrom"), fields.typed()), save));
        }
        // What stands beside them is a way out, and saves nothing by itself.
        read.addAll(listed(fields, save, scale || COUNTRIES.equals(from), new HashSet<>()));
        if (LANGUAGES.equals(from)) {
            offers.languages().forEach(tag -> read.add(language(tag, fields, save)));
        }
        return read;
    }

    /**
     * The author's own choices.
     *
     * @param scale whether they stand beside a scale, and save nothing by themselves
     * @param ids those of choices before them
     */
    List<Choice> listed(Fields fields, @Nullable String save, boolean scale, Set<String> ids) {
        List<Choice> read = new ArrayList<>();
        for (Node item : fields.items("choices")) {
            Fields one = fields.typed().fields(item, fields.owner().part("a choice"));
            if (one != null) {
                read.add(choices.read(one, scale && !one.has("save") ? null : save, ids));
            }
        }
        return read;
    }

    /** A button for each number; the author's own choices stand behind them. */
    private List<Choice> scale(Fields fields, @Nullable String save) {
        fields.required("scale");
        List<Node> ends = fields.items("scale");
        Long from = ends.isEmpty() ? null : fields.typed().number(ends.get(0), fields.what("scale"));
        Long to = ends.size() != 2 ? null : fields.typed().number(ends.get(1), fields.what("scale"));
        fields.done();
        if (from == null || to == null || from < 0 || to <= from || to > HIGHEST) {
            String sentence = fields.what("scale") + " must be two numbers from 0 to " + HIGHEST
                    + ", the lower one first, such as [0, 10]";
            fields.problems().add(Code.OUT_OF_RANGE, fields.object().spotOf("scale"), sentence);
            return List.of();
        }
        List<Choice> read = new ArrayList<>();
        for (int number = from.intValue(); number <= to; number++) {
            notes.use(save, new Value.Whole(number), fields.spot());
            read.add(notes.placed(Choice.ofScale(number, to.intValue()), fields));
        }
        return read;
    }

    /** A choice of a language, by the name it has in that language; whoever reads none of this one must find theirs. */
    private Choice language(String tag, Fields fields, @Nullable String save) {
        Locale locale = Locale.forLanguageTag(tag);
        String name = locale.getDisplayName(locale);
        String label = name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(locale)
                + name.substring(name.offsetByCodePoints(0, 1));
        List<String> match = List.of(tag.toLowerCase(Locale.ROOT), locale.getDisplayName(Locale.ENGLISH));
        notes.use(save, new Value.Text(tag), fields.spot());
        return notes.placed(new Choice(tag, Message.literal(label), match, null, null, null, null, null), fields);
    }

    /** A choice of a country that has lines to call for help; its id is what is saved. */
    private Choice country(Helplines.Country country, Fields fields, @Nullable String save) {
        notes.use(save, new Value.Text(country.id()), fields.spot());
        Choice choice = new Choice(
                country.id().toLowerCase(Locale.ROOT),
                Message.literal(country.label()),
                country.match(),
                null,
                null,
                new Value.Text(country.id()),
                null,
                null);
        return notes.placed(choice, fields);
    }

    private Step.@Nullable Otherwise otherwise(Fields fields) {
        Fields otherwise = fields.fields("otherwise");
        if (otherwise == null) {
            return null;
        }
        Phrasing phrasing = phrasings.optional(otherwise);
        Long tries = otherwise.number("tries", 0, MOST_TRIES);
        String next = notes.named(Mention.Kind.STEP, otherwise, "next");
        otherwise.done();
        return new Step.Otherwise(phrasing, tries == null ? 1 : tries.intValue(), next);
    }

    private Step.@Nullable Timeout timeout(Fields fields) {
        Fields timeout = fields.fields("timeout");
        return timeout == null ? null : read(timeout);
    }

    /** A timeout that must be there; a harmless one when it is missing, and then that is reported. */
    Step.Timeout requiredTimeout(Fields fields) {
        fields.required("timeout");
        Fields timeout = fields.fields("timeout");
        return timeout == null ? new Step.Timeout(Duration.ofHours(1), "") : read(timeout);
    }

    private Step.Timeout read(Fields timeout) {
        timeout.required("after");
        Duration after = timeout.duration("after");
        String next = notes.requiredName(Mention.Kind.STEP, timeout, "next");
        timeout.done();
        return new Step.Timeout(after == null ? Duration.ofHours(1) : after, next);
    }
}
