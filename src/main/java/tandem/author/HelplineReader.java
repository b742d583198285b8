package tandem.author;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandem.flow.Helpline;
import tandem.flow.Helplines;

/** Reads {@code safety/helplines.json}: whom to call for help, by country. */
final class HelplineReader {

    /** Two letters by ISO 3166, of which clocks know in which country they are. */
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}|" + Helplines.ELSEWHERE);

    private static final Pattern ADDRESS = Pattern.compile("https://[a-z0-9-]+(\\.[a-z0-9-]+)+(/[A-Za-z0-9._~/-]*)?");

    private static final Map<String, Helpline.Kind> KINDS = kinds();

    private final Typed typed;
    private final Draft draft;
    private final Map<String, Node> countryNodes = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    HelplineReader(Typed typed, Draft draft) {
        this.typed = typed;
        this.draft = draft;
    }

    void read(Node root) {
        Fields fields = typed.fields(root, Called.plain("the file of helplines"));
        if (fields == null) {
            return;
        }
        fields.node("$schema");
        date(fields, fields.text("checked"));
        fields.required("countries");
        List<Helplines.Country> countries = new ArrayList<>();
        for (Node item : fields.items("countries")) {
            Fields country = typed.fields(item, Called.plain("a country"));
            if (country != null) {
                countries.add(country(country));
            }
        }
        fields.required("lines");
        List<Helpline> lines = new ArrayList<>();
        for (Node item : fields.items("lines")) {
            Fields line = typed.fields(item, Called.plain("a helpline"));
            if (line != null) {
                lines.add(line(line));
            }
        }
        fields.done();
        emergencies(fields, countries, lines);
        draft.helplines(new Helplines(countries, lines));
    }

    private Helplines.Country country(Fields fields) {
        Node.Text id = fields.requiredText("country");
        if (id != null && !COUNTRY.matcher(id.text()).matches()) {
            typed.problems()
                    .add(
                            Code.MALFORMED_NAME,
                            id.spot(),
                            fields.what("country") + " cannot be " + Quote.of(id.text()),
                            "two capital letters by ISO 3166, such as DE, or elsewhere");
        }
        if (id != null && countryNodes.putIfAbsent(id.text(), fields.object()) != null) {
            typed.problems()
                    .add(Code.DUPLICATE_ID, id.spot(), "the country " + Quote.of(id.text()) + " stands there twice");
        }
        Node.Text label = fields.requiredText("label");
        if (label != null && label.text().length() > Templates.LABEL) {
            typed.problems()
                    .add(
                            Code.TOO_LONG,
                            label.spot(),
                            fields.what("label") + " has more than " + Templates.LABEL + " characters");
        }
        List<String> match = fields.texts("match");
        List<String> also = fields.texts("also");
        fields.done();
        return new Helplines.Country(id == null ? "" : id.text(), label == null ? "" : label.text(), match, also);
    }

    private Helpline line(Fields fields) {
        Node.Text country = fields.requiredText("country");
        if (country != null && !countryNodes.containsKey(country.text())) {
            String sentence =
                    fields.what("country") + " is " + Quote.of(country.text()) + ", which is not among \"countries\"";
            typed.problems()
                    .addMistyped(Code.UNKNOWN_VALUE, country.spot(), sentence, country.text(), countryNodes.keySet());
        }
        Node.Text name = fields.requiredText("name");
        if (country != null && name != null && !names.add(country.text() + "\n" + name.text())) {
            String sentence = "two lines of " + country.text() + " are called " + Quote.of(name.text());
            typed.problems().add(Code.DUPLICATE_ID, name.spot(), sentence);
        }
        fields.required("for");
        Helpline.Kind kind = fields.oneOf("for", KINDS, Helpline.Kind.EMERGENCY);
        Node.Text number = fields.text("number");
        Node.Text text = fields.text("text");
        Node.Text chat = fields.text("chat");
        Node.Text hours = fields.text("hours");
        reachable(fields, number, text, chat);
        Node.Text source = fields.requiredText("source");
        LocalDate checked = date(fields, fields.requiredText("checked"));
        fields.done();
        Helpline line = new Helpline(
                words(country, ""),
                words(name, ""),
                kind,
                number == null ? null : number.text(),
                text == null ? null : text.text(),
                chat == null ? null : chat.text(),
                hours == null ? null : hours.text(),
                checked == null ? LocalDate.MAX : checked,
                words(source, ""));
        draft.placed(line, fields.spot());
        return line;
    }

    private static String words(Node.@Nullable Text text, String otherwise) {
        return text == null ? otherwise : text.text();
    }

    /** Whoever needs it must be able to dial, to write or to tap. */
    private void reachable(
            Fields fields, Node.@Nullable Text number, Node.@Nullable Text text, Node.@Nullable Text chat) {
        if (number == null && text == null && chat == null) {
            typed.problems()
                    .add(
                            Code.NOT_REACHABLE,
                            fields.spot(),
                            fields.owner() + " has neither \"number\" nor \"text\" nor \"chat\"");
        }
        if (number != null && number.text().chars().noneMatch(Character::isDigit)) {
            typed.problems()
                    .add(
                            Code.NOT_REACHABLE,
                            number.spot(),
                            fields.what("number") + " has no digit: " + Quote.of(number.text()),
                            "a web address stands in \"chat\"");
        }
        if (chat != null && !ADDRESS.matcher(chat.text()).matches()) {
            typed.problems()
                    .add(
                            Code.NOT_REACHABLE,
                            chat.spot(),
                            fields.what("chat") + " is no web address: " + Quote.of(chat.text()),
                            "write it whole, such as https://findahelpline.com");
        }
    }

    /** In an emergency nobody looks for a number elsewhere. Only where the country is unknown, the number is. */
    private void emergencies(Fields fields, List<Helplines.Country> countries, List<Helpline> lines) {
        for (Helplines.Country country : countries) {
            Node node = countryNodes.get(country.id());
            boolean served = country.id().equals(Helplines.ELSEWHERE)
                    || lines.stream()
                            .anyMatch(line -> line.kind() == Helpline.Kind.EMERGENCY
                                    && line.country().equals(country.id()));
            if (!served && node != null) {
                typed.problems()
                        .add(
                                Code.NO_EMERGENCY,
                                node.spot(),
                                "the country " + Quote.of(country.id()) + " has no line \"for\": \"emergency\"");
            }
        }
        if (!countryNodes.containsKey(Helplines.ELSEWHERE)) {
            typed.problems()
                    .add(
                            Code.NO_EMERGENCY,
                            fields.spot(),
                            "there is nothing for whoever is in none of the countries",
                            "a country called elsewhere is for them");
        }
    }

    private @Nullable LocalDate date(Fields fields, Node.@Nullable Text date) {
        return date == null ? null : Times.date(date, fields.what("checked"), typed.problems());
    }

    private static Map<String, Helpline.Kind> kinds() {
        Map<String, Helpline.Kind> kinds = new TreeMap<>();
        for (Helpline.Kind kind : Helpline.Kind.values()) {
            kinds.put(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), kind);
        }
        return kinds;
    }
}
