package tandem.author;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tandem.flow.Trigger;
import tandem.flow.Variable;
import tandem.library.Pick;
import tandem.safety.Concern;

/** The variables that belong to the program, and what they can hold. */
final class Reserved {

    static final String OPTION = "option_";

    static final String CARD = "card_";

    /** Every platform tells these of everybody. */
    static final Set<String> ALWAYS_KNOWN = Set.of(
            "chat_kind",
            "chat_reach",
            "person_name",
            "lines_count",
            "in_the_way",
            "history_count",
            "history_list",
            "kept_count",
            "hidden_count",
            "person_without",
            "operator_history_days",
            "operator_answer_hours",
            "operator_code_minutes",
            "operator_inactive_days",
            "operator_notice_days");
    /** What each of a couple is asked, in the flow that asks one of them. */
    static final String ROUND_TEXT = "round_text";

    /** What stands of a person's own part of it. */
    static final String ROUND_PART = "round_part";

    /** The answers of each, in the text that reveals them. */
    static final String REVEALED = "revealed";

    /** What was heard in the text that is answered now; unknown in every later turn. */
    static final String SAFETY_CONCERN = "safety_concern";

    static final String SAFETY_SURE = "safety_sure";

    static final String PAIR_CODE = "pair_code";

    static final String PAIR_NAME = "pair_name";

    /** What the program always knows of a person, but tells nobody where others read along. */
    static final Set<String> KNOWN_IN_PRIVATE = Set.of("person_joined", "person_paused", "pair_state");

    /** What the person who acts has recorded. */
    static final String LINES = "lines_";

    /** Whom to call, which may follow from where the person is. */
    static final String HELPLINES = "helplines";

    static final String HELPLINES_COUNTRY = "helplines_country";

    private static final Set<String> PRIVATE = Set.of(
            HELPLINES,
            HELPLINES_COUNTRY,
            "person_hour",
            "person_place",
            "person_zone",
            "person_touch_cap",
            "person_without",
            "kept_count",
            "person_joined",
            "person_paused",
            "pair_state",
            SAFETY_CONCERN,
            SAFETY_SURE,
            PAIR_NAME,
            PAIR_CODE,
            "pair_link",
            ROUND_PART);

    private static final List<String> PREFIXES =
            List.of(OPTION, CARD, LINES, HELPLINES, "person_", "pair_", "round_", "operator_", "chat_", "safety_");

    private static final Variable TEXT = variable(Variable.Type.TEXT, Set.of());
    private static final Variable NUMBER = variable(Variable.Type.NUMBER, Set.of());

    private static final Variable YES_NO = variable(Variable.Type.CHOICE, Set.of("yes", "no"));

    private static final Variable WAY = variable(Variable.Type.CHOICE, Set.of("up", "down", "steady"));

    private static final Map<String, Variable> TYPES = Map.ofEntries(
            Map.entry("chat_kind", variable(Variable.Type.CHOICE, Set.of("private", "group"))),
            Map.entry("chat_reach", variable(Variable.Type.CHOICE, Set.of("any-time", "answers"))),
            Map.entry("chat_language", TEXT),
            Map.entry("chat_languages", NUMBER),
            Map.entry("lines_count", NUMBER),
            Map.entry("lines_days", NUMBER),
            Map.entry("lines_heart_first", NUMBER),
            Map.entry("lines_heart_last", NUMBER),
            Map.entry("lines_heart_way", WAY),
            Map.entry("lines_touch_first", NUMBER),
            Map.entry("lines_touch_last", NUMBER),
            Map.entry("lines_touch_way", WAY),
            Map.entry("hour", NUMBER),
            Map.entry("person_consent", TEXT),
            Map.entry("person_touch_cap", NUMBER),
            Map.entry("person_without", NUMBER),
            Map.entry("person_hour", TEXT),
            Map.entry("person_place", TEXT),
            Map.entry("person_quiet", YES_NO),
            Map.entry("person_zone", TEXT),
            Map.entry("person_name", TEXT),
            Map.entry("operator_name", TEXT),
            Map.entry("operator_contact", TEXT),
            Map.entry("operator_history_days", NUMBER),
            Map.entry("operator_answer_hours", NUMBER),
            Map.entry("operator_code_minutes", NUMBER),
            Map.entry("operator_inactive_days", NUMBER),
            Map.entry("operator_notice_days", NUMBER),
            Map.entry("card_title", TEXT),
            Map.entry("card_why", TEXT),
            Map.entry("card_steps", TEXT),
            Map.entry("card_invite", TEXT),
            Map.entry("card_minutes", NUMBER),
            Map.entry("card_touch", NUMBER),
            Map.entry("card_follow_up", TEXT),
            Map.entry("card_ready", variable(Variable.Type.CHOICE, CardTags.READY)),
            Map.entry("card_ask_after", NUMBER),
            Map.entry("card_shorter", YES_NO),
            Map.entry("card_reason", variable(Variable.Type.CHOICE, reasons())),
            Map.entry("card_alone", YES_NO),
            Map.entry("card_consent", variable(Variable.Type.CHOICE, Set.of("ask-first", "both-confirm"))),
            Map.entry(SAFETY_CONCERN, variable(Variable.Type.CHOICE, concerns())),
            Map.entry(SAFETY_SURE, YES_NO),
            Map.entry("person_joined", YES_NO),
            Map.entry("person_paused", NUMBER),
            Map.entry(
                    "pair_state", variable(Variable.Type.CHOICE, Set.of("none", "alone", "met", "said-yes", "joined"))),
            Map.entry(PAIR_NAME, TEXT),
            Map.entry(PAIR_CODE, TEXT),
            Map.entry("pair_link", TEXT),
            Map.entry(ROUND_TEXT, TEXT),
            Map.entry(ROUND_PART, variable(Variable.Type.CHOICE, Set.of("none", "open", "shared", "over"))),
            Map.entry(REVEALED, TEXT),
            Map.entry("in_the_way", TEXT),
            Map.entry("history_count", NUMBER),
            Map.entry("history_list", TEXT),
            Map.entry("kept_count", NUMBER),
            Map.entry("hidden_count", NUMBER),
            Map.entry(HELPLINES, TEXT),
            Map.entry(HELPLINES_COUNTRY, TEXT),
            Map.entry("card_evidence", TEXT));

    private Reserved() {}

    static Set<String> names() {
        return TYPES.keySet();
    }

    /** Whether an author cannot call a variable this. */
    static boolean isReserved(String name) {
        return TYPES.containsKey(name) || PREFIXES.stream().anyMatch(name::startsWith);
    }

    /** Whether it is about the person who acts, so that somebody else, or the same one later, may have another value. */
    static boolean isOfAPerson(String name) {
        return name.equals("hour") || name.equals(PAIR_NAME) || name.startsWith("person_") || name.startsWith(LINES);
    }

    /** What is certain of all variables of a series when it is of one: that something was recorded. */
    static String series(String name) {
        return name.startsWith(LINES) && name.lastIndexOf('_') > LINES.length()
                ? name.substring(0, name.lastIndexOf('_'))
                : name;
    }

    /** Whether it tells something of the person who acts that is theirs alone. */
    static boolean isPrivate(String name) {
        return name.startsWith(LINES) || PRIVATE.contains(name);
    }

    /** Everything this flow can read: its own variables, its triggers' options and the program's. */
    static Map<String, Variable> seenBy(FlowDraft flow) {
        Map<String, Variable> seen = new HashMap<>(TYPES);
        flow.options().forEach((name, option) -> seen.put(name, of(option)));
        seen.putAll(flow.variables());
        return seen;
    }

    private static Variable of(Trigger.Option option) {
        if (option.taken() == Trigger.Option.Taken.TEXT) {
            return TEXT;
        }
        return option.number() ? NUMBER : variable(Variable.Type.CHOICE, Set.copyOf(option.values()));
    }

    private static Set<String> concerns() {
        return Arrays.stream(Concern.values()).map(Concern::word).collect(Collectors.toSet());
    }

    private static Set<String> reasons() {
        Set<String> words = new HashSet<>(Set.of("none"));
        for (Pick.Reason reason : Pick.Reason.values()) {
            words.add(reason.word());
        }
        return words;
    }

    private static Variable variable(Variable.Type type, Set<String> allowed) {
        return new Variable(type, Variable.Scope.RUN, allowed, null);
    }
}
