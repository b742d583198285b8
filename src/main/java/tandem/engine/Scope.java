package tandem.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import tandem.flow.Flow;
import tandem.flow.Message;
import tandem.flow.Value;
import tandem.flow.Values;
import tandem.flow.Variable;
import tandem.library.Card;
import tandem.library.Drawn;
import tandem.library.Past;
import tandem.library.Pick;
import tandem.safety.Concern;
import tandem.safety.Strength;
import tandem.time.QuietHours;

/** The variables as one flow of one run sees them now: its own, the command's options and the reserved ones. */
final class Scope implements Values {

    /** A list in a message has so many lines: they fit on a telephone. */
    private static final int LISTED = 10;

    private static final Value NO_REASON = new Value.Text("none");

    /** Nothing of what was asked for stands in the way, so that is not to be named. */
    private static final Value LIMITS = new Value.Text("limits");

    private static final String LATE = Pick.Reason.LATE.word();

    /** Where a run keeps the reference of its card; no flow can declare this name. */
    static final String CARD = "card_shown";

    /** Where a run keeps why its card was preferred. */
    static final String REASON = "card_reason";

    /** What a step that reveals shows. */
    static final String REVEALED = "revealed";

    /** Where a run keeps which of the asker's own wishes left no card. */
    static final String IN_THE_WAY = "in_the_way";

    /** What was heard in the text that is answered in this turn, and in no later one. */
    static final String HEARD = "safety_concern";

    private final Session session;
    private final Run run;
    private final @Nullable Flow flow;

    Scope(Session session, Run run, @Nullable Flow flow) {
        this.session = session;
        this.run = run;
        this.flow = flow;
    }

    @Override
    public @Nullable Value get(String name) {
        Variable declared = flow == null ? null : flow.variables().get(name);
        if (declared == null) {
            return reserved(name);
        }
        Value value = switch (declared.scope()) {
            case RUN -> run.variables().get(name);
            case PERSON -> session.remembered.personVariable(name);
            case SEALED -> new Rounds(session).answer(run, name);
            case COUPLE -> null;
        };
        return value != null && declared.accepts(value) ? value : declared.initial();
    }

    /** The card that the run shows, or null. One that may not be shown here any more is as good as gone. */
    private static @Nullable Drawn card(Session session, Run run) {
        Value reference = run.variables().get(CARD);
        Drawn card = reference == null ? null : session.dialogs.library().shown(reference.plain());
        Long touch = card == null ? null : card.number("touch");
        return touch != null && touch > session.event.room().touch() ? null : card;
    }

    private @Nullable Value reserved(String name) {
        if (name.startsWith("option_")) {
            return run.variables().get(name);
        }
        if (name.equals(REASON)) {
            return reason();
        }
        if (name.startsWith("card_")) {
            Drawn card = card(session, run);
            return card == null ? null : ofCard(card, name);
        }
        if (name.startsWith("lines_")) {
            return ofLines(name.substring("lines_".length()));
        }
        return switch (name) {
            case "chat_kind" -> new Value.Text(session.group() ? "group" : "private");
            case "chat_reach" -> new Value.Text(session.event.room().onlyAnswers() ? "answers" : "any-time");
            case "chat_language" -> new Value.Text(session.dialogs.language());
            case "chat_languages" -> new Value.Whole(session.languages().size());
            case "hour" -> hour();
            case "person_name" -> {
                session.names(session.person().id());
                yield text(session.event.name().isEmpty() ? null : session.event.name());
            }
            case "person_zone" -> {
                var zone = session.person().zone();
                yield text(zone == null ? null : zone.getId());
            }
            case "person_place" -> {
                var zone = session.person().zone();
                yield text(zone == null ? null : session.dialogs.places().name(zone));
            }
            case "person_hour" -> {
                var hour = session.person().hour();
                yield text(hour == null ? null : hour.toString());
            }
            case "person_quiet" -> quiet();
            case "person_consent" -> consent();
            case IN_THE_WAY -> run.variables().getOrDefault(IN_THE_WAY, LIMITS);
            case "history_count" -> whole((long) done().size());
            case "history_list" -> text(listed(done()));
            case "kept_count" ->
                whole((long) session.remembered.history().cards(Past.What.KEPT).size());
            case "hidden_count" ->
                whole((long)
                        session.remembered.history().cards(Past.What.HIDDEN).size());
            case "person_without" -> whole((long) session.person().without().size());
            case "person_joined" -> whenPrivate(new Value.Text(session.person().couple() == null ? "no" : "yes"));
            case "person_paused" -> whenPrivate(new Value.Whole(daysPaused()));
            case Joining.CODE -> {
                String code = Joining.code(run);
                yield code == null ? null : whenPrivate(new Value.Text(PairCode.shown(code)));
            }
            case "pair_link" -> {
                String code = Joining.code(run);
                String link = session.event.room().link();
                yield code == null || link == null ? null : whenPrivate(new Value.Text(link + Privately.JOIN + code));
            }
            case "pair_name" -> text(new Joining(session).name(run));
            case "pair_state" -> whenPrivate(new Value.Text(new Joining(session).state(run)));
            case HEARD -> whenPrivate(heard());
            case "safety_sure" ->
                whenPrivate(new Value.Text(session.heard().strength() == Strength.STRONG ? "yes" : "no"));
            case "round_text" -> asked();
            case "round_part" -> whenPrivate(new Value.Text(new Rounds(session).state(run)));
            case "person_touch_cap" -> whole(session.person().touchCap());
            case "helplines" -> new Calling(session).lines(run);
            case "helplines_country" -> new Calling(session).country(run);
            case "operator_name" -> text(session.operator.name());
            case "operator_contact" -> text(session.operator.contact());
            case "operator_history_days" ->
                new Value.Whole(retention().history().toDays());
            case "operator_answer_hours" ->
                new Value.Whole(retention().answers().toHours());
            case "operator_code_minutes" -> new Value.Whole(retention().codes().toMinutes());
            case "operator_inactive_days" ->
                new Value.Whole(retention().inactivity().toDays());
            case "operator_notice_days" -> new Value.Whole(retention().notice().toDays());
            default -> null;
        };
    }

    private Retention retention() {
        return session.operator.retention();
    }

    /** Why the card was preferred, as far as that may be said here: a group hears nothing that was learned in private. */
    private Value reason() {
        Value reason = run.variables().get(REASON);
        boolean mayBeSaid =
                reason != null && (!session.group() || reason.plain().equals(LATE));
        return reason != null && mayBeSaid ? reason : NO_REASON;
    }

    /** In a group nothing may depend on it. */
    private @Nullable Value whenPrivate(@Nullable Value value) {
        return session.group() ? null : value;
    }

    private @Nullable Value heard() {
        Concern concern = session.heard().concern();
        return concern == null ? null : new Value.Text(concern.word());
    }

    private long daysPaused() {
        Instant end = session.person().paused();
        return end == null || !session.person().rests(session.now())
                ? 0
                : (Duration.between(session.now(), end).toHours() + 23) / 24;
    }

    private @Nullable Value asked() {
        Round round = new Rounds(session).of(run);
        Message message = round == null ? null : new Rounds(session).asked(round);
        return message == null ? null : new Value.Text(message.fillPlain(name -> null, session.dialogs.locale()));
    }

    private @Nullable Value ofLines(String name) {
        Series series = session.person().series();
        if (name.equals("count")) {
            return new Value.Whole(series.count(session.now()));
        }
        if (name.equals("days")) {
            Instant latest = series.latest(session.now());
            return latest == null
                    ? null
                    : new Value.Whole(
                            Math.max(0, Duration.between(latest, session.now()).toDays()));
        }
        int part = name.indexOf('_');
        List<Series.Point> points = part < 0 ? List.of() : series.of(name.substring(0, part), session.now());
        return points.isEmpty() ? null : ofPoints(points, name.substring(part + 1));
    }

    private static @Nullable Value ofPoints(List<Series.Point> points, String name) {
        int first = points.get(0).value();
        int last = points.get(points.size() - 1).value();
        return switch (name) {
            case "first" -> new Value.Whole(first);
            case "last" -> new Value.Whole(last);
            case "way" -> new Value.Text(last > first ? "up" : last < first ? "down" : "steady");
            default -> null;
        };
    }

    private @Nullable Value hour() {
        var zone = session.person().zone();
        return zone == null ? null : new Value.Whole(session.now().atZone(zone).getHour());
    }

    /** Whether it is quiet at their hour, or where they told none at this one: then nudges come when that is over. */
    private @Nullable Value quiet() {
        ZoneId zone = session.person().zone();
        LocalTime hour = session.person().hour();
        if (zone == null) {
            return null;
        }
        LocalTime then = hour == null ? session.now().atZone(zone).toLocalTime() : hour;
        return new Value.Text(QuietHours.hold(then) ? "yes" : "no");
    }

    private @Nullable Value consent() {
        if (session.person().hasAgreed()) {
            return new Value.Text("yes");
        }
        Guest guest = session.remembered.guest();
        return guest != null && guest.declined() ? new Value.Text("no") : null;
    }

    private @Nullable Value ofCard(Drawn card, String name) {
        Card.Face face = card.face();
        return switch (name) {
            case "card_title" -> text(face.title());
            case "card_why" -> text(face.why());
            case "card_steps" -> text(numbered(face.steps()));
            case "card_invite" -> text(face.invite());
            case "card_follow_up" -> text(card.card().followUp());
            case "card_evidence" -> text(card.card().evidence().level().name().toLowerCase(Locale.ROOT));
            case "card_ready" -> text(first(card.labels("ready")));
            case "card_ask_after" -> whole(card.card().askAfter().toMinutes());
            case "card_shorter" -> text(hasShorter(card) ? "yes" : "no");
            case "card_minutes" -> whole(card.number("minutes"));
            case "card_touch" -> whole(card.number("touch"));
            case "card_alone" -> text(card.labels("mode").equals(Set.of("solo")) ? "yes" : "no");
            case "card_consent" -> text(first(card.labels("consent")));
            default -> null;
        };
    }

    private static boolean hasShorter(Drawn card) {
        return card.variant() == null && card.card().variants().containsKey("shorter");
    }

    private static @Nullable String first(Set<String> words) {
        return words.stream().sorted().findFirst().orElse(null);
    }

    /** What was done, the latest first; a card that the library no longer has is left out. */
    private List<Past> done() {
        List<Past> done = new ArrayList<>();
        for (Past past : session.remembered.history().entries()) {
            if (past.what() == Past.What.DONE && session.dialogs.library().shown(past.card()) != null) {
                done.add(0, past);
            }
        }
        return done;
    }

    private String listed(List<Past> done) {
        StringJoiner lines = new StringJoiner("\n");
        for (Past past : done.subList(0, Math.min(LISTED, done.size()))) {
            Drawn card = session.dialogs.library().shown(past.card());
            if (card != null) {
                Map<String, Value> known = Map.of(
                        "title", new Value.Text(card.face().title()), "days", new Value.Whole(daysSince(past.at())));
                lines.add(
                        session.dialogs.text(SystemText.HISTORY_LINE).fillPlain(known::get, session.dialogs.locale()));
            }
        }
        return lines.toString();
    }

    /** How many midnights there were since then on the person's clock; in whole days where nobody knows it. */
    private long daysSince(Instant at) {
        ZoneId zone = session.person().zone();
        return zone == null
                ? ChronoUnit.DAYS.between(at, session.now())
                : ChronoUnit.DAYS.between(LocalDate.ofInstant(at, zone), LocalDate.ofInstant(session.now(), zone));
    }

    private static String numbered(List<String> steps) {
        if (steps.size() == 1) {
            return steps.get(0);
        }
        StringJoiner lines = new StringJoiner("\n");
        for (int i = 0; i < steps.size(); i++) {
            lines.add((i + 1) + ". " + steps.get(i));
        }
        return lines.toString();
    }

    private static @Nullable Value text(@Nullable String text) {
        return text == null ? null : new Value.Text(text);
    }

    private static @Nullable Value whole(@Nullable Long number) {
        return number == null ? null : new Value.Whole(number);
    }
}
