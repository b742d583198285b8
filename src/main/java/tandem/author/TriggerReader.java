package tandem.author;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tandem.flow.Message;
import tandem.flow.Trigger;

/** Reads what starts a flow: a command, phrases, an event or a start payload. */
final class TriggerReader {

    private static final List<String> KINDS = List.of("command", "phrases", "event", "start");
    private static final Map<String, Trigger.Where> PLACES = Fields.words(Trigger.Where.PRIVATE, Trigger.Where.GROUP);
    private static final Map<String, Trigger.Event.Kind> EVENTS = Fields.words(Trigger.Event.Kind.values());

    /** What Telegram's commands can look like; Discord's can be that too. */
    private static final Pattern COMMAND = Pattern.compile("[a-z][a-z0-9_]{0,31}");

    /** What Telegram passes on from a link. */
    private static final Pattern PAYLOAD = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Notes notes;
    private final OptionReader options;

    TriggerReader(Notes notes) {
        this.notes = notes;
        this.options = new OptionReader(notes);
    }

    /** The trigger, or null when it is of no known kind; then that is reported. */
    @Nullable
    Trigger read(Fields fields) {
        notes.reading(Called.plain("a trigger"));
        KINDS.forEach(fields::node);
        Trigger.Where where = fields.oneOf("where", PLACES, Trigger.Where.ANYWHERE);
        List<String> given = KINDS.stream().filter(fields::has).toList();
        if (given.size() != 1) {
            String sentence = "a trigger needs one of \"command\", \"phrases\", \"event\" and \"start\"";
            fields.problems().add(Code.WRONG_COMBINATION, fields.spot(), sentence);
            fields.done();
            return null;
        }
        Trigger trigger = trigger(fields, where, given.get(0));
        fields.done();
        return trigger == null ? null : notes.placed(trigger, fields);
    }

    private @Nullable Trigger trigger(Fields fields, Trigger.Where where, String kind) {
        return switch (kind) {
            case "command" -> command(fields, where);
            case "phrases" -> new Trigger.Phrases(where, fields.texts(kind));
            case "event" -> event(fields, where);
            default -> start(fields, where);
        };
    }

    private static @Nullable Trigger event(Fields fields, Trigger.Where where) {
        Trigger.Event.Kind event = fields.oneOf("event", EVENTS);
        if ((event == Trigger.Event.Kind.SAFETY || event == Trigger.Event.Kind.INACTIVE)
                && where != Trigger.Where.PRIVATE) {
            String sentence = event == Trigger.Event.Kind.SAFETY
                    ? "what is heard for somebody's safety is answered in private alone"
                    : "whoever does nothing any more is told in private alone";
            fields.problems().add(Code.WRONG_COMBINATION, fields.spot(), sentence, "add \"where\": \"private\"");
        }
        return event == null ? null : new Trigger.Event(where, event);
    }

    private static @Nullable Trigger start(Fields fields, Trigger.Where where) {
        String payload = matching(fields, "start", PAYLOAD, "letters, digits, _ and -, at most 64");
        return payload == null ? null : new Trigger.Start(where, payload);
    }

    private @Nullable Trigger command(Fields fields, Trigger.Where where) {
        String name = matching(fields, "command", COMMAND, "a to z, digits and _, at most 32, without a slash");
        Node.Text text = fields.text("description");
        Message description = text == null ? null : notes.menuText(text, fields.what("description"));
        List<Trigger.Option> read = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Node item : fields.items("options")) {
            Fields one = fields.typed().fields(item, Called.plain("an option of the command"));
            Trigger.Option option = one == null ? null : options.read(one, ids, description != null);
            if (option != null) {
                read.add(option);
            }
        }
        long shown =
                read.stream().filter(option -> option.description() != null).count();
        if (shown > OptionReader.MOST_ENTRIES) {
            Spot list = fields.object().spotOf("options");
            OptionReader.tooMany(fields.problems(), list, "a command has " + shown + " options with a description");
        }
        return new Trigger.Command(where, name == null ? "" : name, description, read);
    }

    private static @Nullable String matching(Fields fields, String name, Pattern pattern, String hint) {
        Node.Text text = fields.text(name);
        if (text == null || pattern.matcher(text.text()).matches()) {
            return text == null ? null : text.text();
        }
        String sentence = fields.what(name) + " cannot be " + Quote.of(text.text());
        fields.problems().add(Code.MALFORMED_NAME, text.spot(), sentence, hint);
        return null;
    }
}
