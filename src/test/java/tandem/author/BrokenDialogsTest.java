package tandem.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Mistakes, and what authors are told about them. The mark stands where the problem must point. */
class BrokenDialogsTest {

    private static final String MARK = "@@";

    private static final String END = ",\n {'id': 'z', 'type': 'end'}";

    static Stream<Arguments> flows() {
        return Stream.of(
                flow("J001", "a comma too many", "'steps': [{'id': 'z', 'type': 'end'},@@]"),
                flow("J001", "comments", "@@// here\n'steps': []"),
                flow("J001", "a comma or a colon is missing", "'steps' @@[]"),
                flow("J001", "runs over the end of its line", "'ifStepGone': 'z@@\n', 'steps': []"),
                flow("J002", "stands twice in this object; the first is at 2:1", plain() + ",\n@@'steps': []"),
                flow("F001", "a flow has no field \"stesp\"; did you mean \"steps\"?", "@@'stesp': [],\n" + plain()),
                flow("F001", "has no field \"txet\"", step("'say', @@'txet': 'x', 'text': 'x'")),
                flow("F002", "step \"a\" needs \"none\"", "'steps': [\n @@{'id': 'a', 'type': 'suggest'}" + END + "]"),
                flow("F003", "\"steps\" of a flow must be a list, not a text", "'steps': @@'none'"),
                flow("F003", "must be a text, not a number", step("'say', 'text': @@5")),
                flow("F003", "must be a whole number, not a fraction", step("'set', 'var': 'n', 'add': @@1.5")),
                flow("F004", "unknown type \"sya\"; did you mean \"say\"?", step("@@'sya'")),
                flow(
                        "F004",
                        "cannot be \"shufle\"; did you mean \"shuffle\"?",
                        step("'say', 'pick': @@'shufle', 'variants': [{'id': 'v', 'text': 'x'}]")),
                flow("F004", "cannot be \"shout\"; possible here: \"consent\"", step("'do', 'action': @@'shout'")),
                flow(
                        "F004",
                        "none of the option's \"values\"",
                        "'triggers': [{'command': 'x', 'options': [{'id': 'o', 'values': ['one'], 'match': {@@'two': ['2']}}]}],\n"
                                + plain()),
                flow(
                        "F004",
                        "\"two\" is none of the option's \"values\"; did you mean \"too\"?",
                        option("'values': ['one', 'too'], 'labels': {@@'two': '2'}")),
                flow(
                        "F009",
                        "\"description\" of an option of the command has 101 characters; platforms show at most 100",
                        option("'expect': 'number'").replace("'What'", "@@'" + "x".repeat(101) + "'")),
                flow(
                        "F009",
                        "\"one\" of \"labels\" of an option of the command has 101 characters",
                        option("'values': ['one'], 'labels': {'one': @@'" + "x".repeat(101) + "'}")),
                flow(
                        "F009",
                        "an entry of \"values\" of an option of the command has 101 characters",
                        option("'values': [@@'" + "x".repeat(101) + "']")),
                flow(
                        "F009",
                        "\"id\" of an option of the command has 33 characters",
                        option("'expect': 'number'").replace("'o'", "@@'" + "o".repeat(33) + "'")),
                flow(
                        "F009",
                        "of the command \"x\" have 7553 characters together; menus take at most 4000",
                        command(
                                "@@'Do'",
                                IntStream.range(0, 25)
                                        .mapToObj(i -> "{'id': 'o" + (char) ('a' + i)
                                                + "', 'expect': 'number', 'description': '" + "x".repeat(100) + "'}")
                                        .collect(Collectors.joining(", "))
                                        .replaceFirst("'expect': 'number'", values(25, 100)))),
                flow(
                        "F011",
                        "an option has 26 values; menus show at most 25",
                        option(values(26, 1).replace("[", "@@["))),
                flow(
                        "F011",
                        "a command has 26 options with a description; menus show at most 25",
                        command(
                                        "'Do'",
                                        IntStream.range(0, 26)
                                                .mapToObj(i -> "{'id': 'o" + (char) ('a' + i)
                                                        + "', 'expect': 'number', 'description': 'x'}")
                                                .collect(Collectors.joining(", ")))
                                .replace("'options': [", "'options': @@[")),
                flow("F012", "a number has no \"labels\"", option("'expect': 'number', 'labels': @@{'one': '1'}")),
                flow(
                        "F012",
                        "an option has \"labels\", but no \"description\"",
                        option("'values': ['one'], 'labels': @@{'one': '1'}").replace("'description': 'What', ", "")),
                flow(
                        "F012",
                        "its command has none and is in no menu; describe the command too",
                        "'triggers': [{'command': 'x', 'options': [{'id': 'o', 'expect': 'number', 'description':"
                                + " @@'What'}]}],\n" + plain()),
                flow(
                        "F012",
                        "\"description\" of a trigger shows \"hour\", but a menu knows no variable",
                        command("@@'At {hour}'", "")),
                flow("F013", "\"values\" of an option of the command is empty", option("'values': @@[]")),
                flow(
                        "F051",
                        "two values of an option have the label \"two\"",
                        option("'values': ['one', 'Two'], 'labels': {'one': @@'two'}")),
                flow(
                        "F054",
                        "menus show the command \"x\" once, and it is described differently at",
                        "'triggers': [{'command': 'x', 'where': 'private', 'description': 'Do'},\n"
                                + " {'command': 'x', 'where': 'group', 'description': @@'Do it'}],\n" + plain()),
                flow(
                        "F054",
                        "the same description and the same options",
                        "'triggers': [{'command': 'x', 'where': 'private', 'description': 'Do', 'options': [{'id': 'o',"
                                + " 'expect': 'number', 'description': 'What'}]},\n"
                                + " {'command': 'x', 'where': 'group', 'description': @@'Do'}],\n" + plain()),
                flow("F005", "\"id\" of a step cannot be \"A b\"", "'steps': [{'id': @@'A b', 'type': 'end'}]"),
                flow("F005", "cannot be \"/tonight\"", "'triggers': [{'command': @@'/tonight'}],\n" + plain()),
                flow(
                        "F005",
                        "a variable cannot be called \"N\"",
                        "'variables': {@@'N': {'type': 'number'}},\n" + plain()),
                flow(
                        "F006",
                        "is not a length of time: \"2 hours\"; write a number and s, m, h or d",
                        step("'wait', 'for': @@'2 hours'")),
                flow("F006", "at most 366d", step("'wait', 'for': @@'9999d'")),
                flow("F007", "is not a time of day: \"7pm\"", step("'wait', 'at': @@'7pm'")),
                flow("F008", "is opened and never closed", step("'say', 'text': @@'*bold'")),
                flow("F008", "not a template", step("'say', 'text': @@'Hello {name'")),
                flow(
                        "F009",
                        "has 41 characters; platforms show at most 40",
                        ask("{'id': 'c', 'label': @@'" + "x".repeat(41) + "'}")),
                flow("F009", "at most 1900", step("'say', 'text': @@'" + "x".repeat(1901) + "'")),
                flow(
                        "F010",
                        "two steps are called \"z\"",
                        "'steps': [{'id': 'z', 'type': 'say', 'text': 'x'}, {'id': @@'z', 'type': 'end'}]"),
                flow(
                        "F010",
                        "two choices of one question are called \"c\"",
                        ask("{'id': 'c', 'label': 'C'}, {'id': @@'c', 'label': 'D'}")),
                flow(
                        "F010",
                        "two variants of one step are called \"v\"",
                        step("'say', 'variants': [{'id': 'v', 'text': 'x'}, {'id': @@'v', 'text': 'y'}]")),
                flow(
                        "F011",
                        "must be from 0 to 10, not 99",
                        step("'ask', 'text': 'x', 'expect': 'text', 'otherwise': {'tries': @@99}")),
                flow(
                        "F012",
                        "needs \"for\" or \"at\", or both",
                        "'steps': [@@{'id': 'a', 'type': 'wait', 'nudge': true}" + END + "]"),
                flow("F012", "compares nothing", step("'branch', 'cases': [{'when': @@{'var': 'hour'}, 'next': 'z'}]")),
                flow(
                        "F012",
                        "needs one of \"to\", \"add\" and \"clear\"",
                        "'variables': {'n': {'type': 'number'}}, 'steps': [@@{'id': 'a', 'type': 'set', 'var': 'n'}"
                                + END + "]"),
                flow(
                        "F012",
                        "both \"text\" and \"variants\"",
                        step("'say', @@'text': 'x', 'variants': [{'id': 'v', 'text': 'y'}]")),
                flow(
                        "F012",
                        "a trigger needs one of",
                        "'triggers': [@@{'phrases': ['a b'], 'start': 'x'}],\n" + plain()),
                flow("F013", "is empty", step("'say', 'text': @@''")),
                flow(
                        "F014",
                        "in the language \"de\", the system texts are in \"en\"",
                        "@@",
                        "'de', 'steps': [{'id': 'z', 'type': 'end'}]"),
                flow(
                        "F020",
                        "step \"a\" goes to \"zz\", which does not exist; did you mean \"z\"?",
                        step("'say', 'text': 'x', 'next': @@'zz'")),
                flow("F020", "step \"a\" goes to \"nope\"", ask("{'id': 'c', 'label': 'C', 'next': @@'nope'}")),
                flow("F020", "the flow goes to \"gone\"", "'ifStepGone': @@'gone',\n" + plain()),
                flow("F020", "replaces \"gone\"", step("'say', 'text': 'x', 'replace': @@'gone'")),
                flow(
                        "F021",
                        "calls the flow \"kpet\", which does not exist; did you mean \"kept\"?",
                        step("'call', 'flow': @@'kpet'")),
                flow(
                        "F021",
                        "calls the flow \"kpet\", which does not exist",
                        step("'do', 'action': 'stop', 'with': {'flow': @@'kpet'}")),
                flow(
                        "F022",
                        "action \"stop\" has no outcome \"doen\"; did you mean \"done\"?",
                        step("'do', 'action': 'stop', 'on': {@@'doen': 'z'}")),
                flow("F022", "does not take \"touch\"", step("'do', 'action': 'stop', 'with': {@@'touch': 1}")),
                flow("F023", "which shows none; only say and ask do", step("'say', 'text': 'x', 'replace': @@'z'")),
                flow(
                        "F024",
                        "no card has the tag \"raedy\"; did you mean \"ready\"?",
                        step("'suggest', 'where': {@@'raedy': 'now'}, 'none': 'z'")),
                flow(
                        "F024",
                        "no card has \"plan\" as its \"ready\"",
                        step("'suggest', 'where': {'ready': @@'plan'}, 'none': 'z'")),
                flow(
                        "F024",
                        "no card has the variant \"seated\"",
                        step("'suggest', 'variant': @@'seated', 'none': 'z'")),
                flow(
                        "F030",
                        "shows the variable \"nam\", which is not declared in this flow",
                        step("'say', 'text': @@'Hello {nam}.'")),
                flow(
                        "F030",
                        "reads the variable \"option_x\"",
                        step("'branch', 'cases': [{'when': {'var': @@'option_x', 'is': 1}, 'next': 'z'}]")),
                flow("F030", "saves into the variable \"m\"", step("'set', 'var': @@'m', 'to': 1")),
                flow(
                        "F031",
                        "variable \"n\" is read but no step sets it and it has no default",
                        step("'say', 'text': @@'{n} times'")),
                flow(
                        "F032",
                        "variable \"n\" is read but no step sets it",
                        step("'branch', 'cases': [{'when': {'var': @@'n', 'is': 1}, 'next': 'z'}]")),
                flow(
                        "F033",
                        "variable \"n\" is of type \"number\", but this is a text",
                        step("'set', 'var': 'n', 'to': @@'one'")),
                flow(
                        "F033",
                        "variable \"c\" cannot be \"bleu\"; did you mean \"blue\"?",
                        step("'set', 'var': 'c', 'to': @@'bleu'")),
                flow(
                        "F033",
                        "variable \"chat_kind\" cannot be \"privat\"",
                        step("'branch', 'cases': [{'when': {'var': 'chat_kind', 'is': @@'privat'}, 'next': 'z'}]")),
                flow(
                        "F033",
                        "variable \"c\" cannot be \"green\"",
                        step("'ask', 'text': 'x', 'save': 'c', 'choices': [@@{'id': 'green', 'label': 'G'}]")),
                flow(
                        "F034",
                        "the name belongs to the program",
                        "'variables': {@@'card_x': {'type': 'text'}},\n" + plain()),
                flow("F034", "which only the program can set", step("'set', 'var': @@'hour', 'to': 1")),
                flow(
                        "F035",
                        "declared differently in the flow \"tonight\"",
                        "'variables': {'tried': @@{'type': 'text', 'scope': 'person'}},\n" + plain(),
                        "flows/z.json"),
                flow(
                        "F040",
                        "no way leads to step \"lost\"",
                        "'steps': [{'id': 'a', 'type': 'end'},\n @@{'id': 'lost', 'type': 'end'}]"),
                flow(
                        "F041",
                        "endless loop without a question or a wait: a -> b -> a",
                        "'steps': [@@{'id': 'a', 'type': 'say', 'text': 'x'},\n {'id': 'b', 'type': 'say', 'text': 'y', 'next': 'a'}]"),
                flow(
                        "F036",
                        "shows \"person_place\", which can be unknown here",
                        "'triggers': [{'command': 'm', 'where': 'private'}], 'steps': [{'id': 'k', 'type': 'branch',"
                                + " 'cases': [{'when': {'var': 'person_place', 'known': true}, 'next': 'a'}],"
                                + " 'else': 'z'},\n {'id': 'a', 'type': 'do', 'action': 'zone'},\n"
                                + " {'id': 's', 'type': 'say', 'text': @@'{person_place}'}" + END + "]"),
                flow("F042", "flows call each other in a circle: main -> main", step("'call', 'flow': @@'main'")),
                flow(
                        "F050",
                        "the command \"tonight\" is taken already",
                        "'triggers': [{'command': @@'tonight', 'where': 'group'}],\n" + plain(),
                        "flows/z.json"),
                flow(
                        "F050",
                        "the phrase \"an idea for tonight\" is taken",
                        "'triggers': [{'phrases': [@@'An idea, for tonight!']}],\n" + plain(),
                        "flows/z.json"),
                flow(
                        "F050",
                        "the start payload \"kept_1\" is taken",
                        "'triggers': [{'start': @@'kept_1', 'where': 'group'}],\n" + plain(),
                        "flows/z.json"),
                flow(
                        "F051",
                        "two choices with the label \"yes\"",
                        ask("{'id': 'c', 'label': 'Yes'}, {'id': 'd', 'label': @@'yes'}")),
                flow(
                        "F052",
                        "neither \"choices\" nor \"expect\"",
                        "'steps': [@@{'id': 'a', 'type': 'ask', 'text': 'x'}" + END + "]"),
                flow(
                        "F053",
                        "only choices that copy a text",
                        step("'ask', 'text': 'x', 'choices': @@[{'id': 'c', 'label': 'C', 'copy': 'x'}]")),
                flow(
                        "F090",
                        "the field \"many\" of step \"a\" is not available in this version yet",
                        step("'ask', 'text': 'x', 'expect': 'text', @@'many': ['x']")),
                flow(
                        "F090",
                        "\"to\" of step \"a\" cannot be \"private\" in this version yet",
                        step("'ask', 'text': 'x', 'expect': 'text', 'to': @@'private'")),
                flow(
                        "F012",
                        "cannot have \"replace\" beside \"to\": it is for one person alone",
                        "'steps': [{'id': 'a', 'type': 'say', 'text': 'x'},\n"
                                + " {'id': 'b', 'type': 'say', 'text': 'y', 'to': 'private', @@'replace': 'a'}" + END
                                + "]"),
                flow(
                        "F012",
                        "cannot have \"text\" beside \"system\"",
                        step("'say', 'system': 'leadIn', @@'text': 'x'")),
                flow(
                        "F004",
                        "\"system\" of step \"a\" cannot be \"leadOn\"; did you mean \"leadIn\"?",
                        step("'say', 'system': @@'leadOn'")),
                flow(
                        "F004",
                        "\"to\" of step \"a\" cannot be \"everybody\"",
                        step("'say', 'text': 'x', 'to': @@'everybody'")),
                flow(
                        "F001",
                        "step \"a\" has no field \"choices\"",
                        step("'say', 'text': 'x', 'to': 'private', @@'choices': []")),
                flow(
                        "F023",
                        "which cannot be changed",
                        "'steps': [{'id': 'a', 'type': 'say', 'text': 'x', 'to': 'private'},\n"
                                + " {'id': 'b', 'type': 'say', 'text': 'y', 'replace': @@'a'}" + END + "]"),
                flow(
                        "F025",
                        "step \"a\" shows the picture \"pictures/no.png\", which is not there",
                        step("'say', 'text': 'x', 'picture': {'file': @@'pictures/no.png', 'alt': 'y'}")),
                picture("F012", "needs either \"file\" or \"lines\"", "@@{'alt': 'y'}"),
                picture(
                        "F012",
                        "needs either \"file\" or \"lines\"",
                        "@@{'alt': 'y', 'file': 'pictures/small.png', 'lines': {'under': 'weeks', 'of': [HEART]}}"),
                picture("F012", "and so needs \"under\"", "{'alt': 'y', 'lines': @@{'of': [HEART]}}"),
                picture(
                        "F012",
                        "no made-up values, no \"under\"",
                        "{'alt': 'y', 'lines': @@{'under': 'weeks', 'of': [OWN]}}"),
                picture("F012", "no made-up values", "{'alt': 'y', 'lines': @@{'of': [OWN, HEART]}}"),
                picture(
                        "F012",
                        "no \"stretch\"",
                        "{'alt': 'y', 'lines': @@{'of': [OWN], 'stretch': {'label': 'x', 'from': 1, 'to': 1}}}"),
                picture(
                        "F012",
                        "needs either \"series\" or \"values\"",
                        "{'alt': 'y', 'lines': {'under': 'weeks', 'of': [@@{'id': 'x', 'label': 'x'}]}}"),
                picture("F011", "must have 1 to 4 lines, not 0", "{'alt': 'y', 'lines': {'under': 'w', 'of': @@[]}}"),
                picture(
                        "F011",
                        "must have 1 to 4 lines, not 5",
                        "{'alt': 'y', 'lines': {'of': @@[OWN, OWN2, OWN3, OWN4, OWN5]}}"),
                picture(
                        "F010",
                        "there are two lines \"heart\"",
                        "{'alt': 'y', 'lines': {'of': [OWN, {'id': @@'heart', 'label': 'x', 'series': 'touch'}]}}"),
                picture(
                        "F004",
                        "cannot be \"hart\"; did you mean \"heart\"?",
                        "{'alt': 'y', 'lines': {'under': 'w', 'of': [{'id': 'x', 'label': 'x', 'series': @@'hart'}]}}"),
                picture(
                        "F011",
                        "must be from 0 to 10, not 11",
                        "{'alt': 'y', 'lines': {'under': 'w', 'of': [{'id': 'x', 'label': 'x', 'values': [1, 2, @@11]}]}}"),
                picture(
                        "F011",
                        "must be from 0 to 10, not -1",
                        "{'alt': 'y', 'lines': {'under': 'w', 'of': [{'id': 'x', 'label': 'x', 'values': [1, 2, @@-1]}]}}"),
                picture(
                        "F011",
                        "must have 2 to 60 entries",
                        "{'alt': 'y', 'lines': {'under': 'w', 'of': [{'id': 'x', 'label': 'x', 'values': @@[1]}]}}"),
                picture(
                        "F011",
                        "must have 2 to 60 entries",
                        "{'alt': 'y', 'lines': {'under': 'w', 'of': [{'id': 'x', 'label': 'x', 'values': @@["
                                + "1, ".repeat(60) + "1]}]}}"),
                picture(
                        "F009",
                        "has 25 characters",
                        "{'alt': 'y', 'lines': {'under': @@'" + "w".repeat(25) + "', 'of': [HEART]}}"),
                picture(
                        "F011",
                        "\"to\" of \"stretch\"",
                        "{'alt': 'y', 'lines': {'under': 'w', 'of': [HEART], 'stretch': {'label': 'x', 'from': 2, 'to': @@1}}}"),
                picture(
                        "F011",
                        "\"from\" of \"stretch\"",
                        "{'alt': 'y', 'lines': {'under': 'w', 'of': [HEART], 'stretch': {'label': 'x', 'from': @@4, 'to': 3}}}"),
                flow(
                        "F037",
                        "a group could see somebody's own lines here",
                        "'steps': [@@{'id': 'a', 'type': 'say', 'text': 'x', 'picture': {'alt': 'y', 'lines': {'of': ["
                                + OWN + "]}}}" + END + "]"),
                flow("F037", "a group could read \"lines_count\" here", step("'say', 'text': @@'{lines_count}'")),
                flow(
                        "F036",
                        "the text shows \"lines_heart_last\", which can be unknown here",
                        "'triggers': [{'command': 'm', 'where': 'private'}], 'steps': [\n"
                                + " {'id': 'a', 'type': 'say', 'text': @@'{lines_heart_last}'}" + END + "]"),
                flow(
                        "F036",
                        "the text shows \"person_place\", which can be unknown here",
                        since("{'id': 'a', 'type': 'wait', 'for': '1d'}")),
                flow(
                        "F036",
                        "the text shows \"person_place\", which can be unknown here",
                        since("{'id': 'a', 'type': 'call', 'flow': 'later'}"),
                        "later",
                        "'steps': [{'id': 'a', 'type': 'wait', 'for': '1d'}]"),
                flow(
                        "F036",
                        "the text shows \"person_place\", which can be unknown here",
                        since(
                                "{'id': 'a', 'type': 'ask', 'text': 'x', 'choices': [{'id': 'c', 'label': 'c', 'next': 'z'}],"
                                        + " 'timeout': {'after': '1d', 'next': 'shown'}}")),
                flow(
                        "F036",
                        "the text shows \"hour\", which can be unknown here",
                        "'triggers': [{'command': 'm'}], 'steps': [\n"
                                + " {'id': 'know', 'type': 'branch', 'cases': [{'when': {'var': 'hour', 'known': true}, 'next': 'who'}], 'else': 'z'},\n"
                                + " {'id': 'who', 'type': 'ask', 'answeredBy': 'anyone', 'text': 'x', 'choices': [{'id': 'c', 'label': 'c'}]},\n"
                                + " {'id': 'shown', 'type': 'say', 'text': @@'{hour}'}" + END + "]"),
                flow(
                        "F036",
                        "the text shows \"lines_heart_last\", which can be unknown here",
                        "'triggers': [{'command': 'm', 'where': 'private'}],\n"
                                + "'variables': {'n': {'type': 'number'}}, 'steps': [\n"
                                + " {'id': 'if', 'type': 'branch', 'cases': [{'when': {'var': 'chat_languages', 'atLeast': 2}, 'next': 'keep'}], 'else': 'set'},\n"
                                + " {'id': 'set', 'type': 'set', 'var': 'n', 'to': 1},\n"
                                + " {'id': 'keep', 'type': 'record', 'series': 'heart', 'value': {'var': 'n'}, 'on': {'consent-needed': 'z'}},\n"
                                + " {'id': 'a', 'type': 'say', 'text': @@'{lines_heart_last}'}" + END + "]"),
                flow(
                        "F042",
                        "flows begin each other in a circle without a question or a wait: main -> main",
                        "'triggers': [{'command': 'm'}], 'steps': [\n"
                                + " {'id': 'a', 'type': 'call', 'flow': @@'main', 'apart': true}" + END + "]"),
                flow(
                        "F042",
                        "flows begin each other in a circle without a question or a wait: main -> other -> main",
                        "'triggers': [{'command': 'm'}], 'steps': [\n"
                                + " {'id': 'a', 'type': 'call', 'flow': @@'other'}" + END + "]",
                        "other",
                        "'steps': [{'id': 'a', 'type': 'call', 'flow': 'main', 'apart': true}]"),
                flow(
                        "F002",
                        "step \"a\" needs \"consent-needed\" in \"on\"",
                        "'steps': [@@{'id': 'a', 'type': 'record', 'series': 'heart', 'value': 1}" + END + "]"),
                flow(
                        "F011",
                        "\"value\" of step \"a\" must be a number from 0 to 10",
                        step("'record', 'series': 'heart', 'value': @@11, 'on': {'consent-needed': 'z'}")),
                flow(
                        "F011",
                        "\"value\" of step \"a\" must be a number from 0 to 10",
                        step("'record', 'series': 'heart', 'value': @@'x', 'on': {'consent-needed': 'z'}")),
                flow(
                        "F004",
                        "\"series\" of step \"a\" cannot be \"tough\"; did you mean \"touch\"?",
                        step("'record', 'series': @@'tough', 'value': 1, 'on': {'consent-needed': 'z'}")),
                flow(
                        "F022",
                        "recording has no outcome \"consent\"",
                        step(
                                "'record', 'series': 'heart', 'value': 1, 'on': {'consent-needed': 'z', @@'consent': 'z'}")),
                flow(
                        "F011",
                        "must be two numbers from 0 to 10",
                        step("'ask', 'text': 'x', 'save': 'n', 'choicesFrom': {'scale': @@[0, 11]}")),
                flow(
                        "F011",
                        "must be two numbers from 0 to 10",
                        step("'ask', 'text': 'x', 'save': 'n', 'choicesFrom': {'scale': @@[3, 3]}")),
                flow(
                        "F011",
                        "must be two numbers from 0 to 10",
                        step("'ask', 'text': 'x', 'save': 'n', 'choicesFrom': {'scale': @@[3]}")),
                flow(
                        "F025",
                        "step \"a\" shows the picture \"system.json\", which is not there",
                        step("'ask', 'text': 'x', 'expect': 'text', 'picture': {'file': @@'system.json', 'alt': 'y'}")),
                flow(
                        "F002",
                        "\"picture\" of step \"a\" needs \"alt\"",
                        step("'say', 'text': 'x', 'picture': @@{'file': 'pictures/small.png'}")),
                flow(
                        "F013",
                        "\"alt\" of \"picture\" of step \"a\" is empty",
                        step("'say', 'text': 'x', 'picture': {'file': 'pictures/small.png', 'alt': @@' '}")),
                flow(
                        "F009",
                        "\"alt\" of \"picture\" of step \"a\" has 301 characters",
                        step("'say', 'text': 'x', 'picture': {'file': 'pictures/small.png', 'alt': @@'"
                                + "y".repeat(301) + "'}")),
                flow(
                        "F001",
                        "has no field \"alts\"",
                        step(
                                "'say', 'text': 'x', 'picture': {'file': 'pictures/small.png', 'alt': 'y', @@'alts': 'y'}")),
                flow(
                        "F003",
                        "\"picture\" of step \"a\" must be an object",
                        step("'say', 'text': 'x', 'picture': @@'pictures/small.png'")),
                flow(
                        "F053",
                        "only choices that copy a text or run in private, and no \"timeout\"",
                        step("'ask', 'text': 'x', 'choices': @@[{'id': 'c', 'label': 'C', 'privately': 'go'}]"),
                        "go",
                        "'triggers': [{'start': 'go', 'where': 'private'}],\n" + plain()),
                flow(
                        "F090",
                        "cannot be \"couple\" in this version yet",
                        "'variables': {'v': {'type': 'text', 'scope': @@'couple'}},\n" + plain()));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                other(
                        "C001",
                        "card \"ear\" has no field \"tite\"",
                        "cards/few.json",
                        "\"title\": \"Ten",
                        "@@\"tite\": \"\", \"title\": \"Ten"),
                other(
                        "C004",
                        "\"energy\" of card \"ear\" cannot be \"hihg\"; did you mean \"high\"?",
                        "cards/few.json",
                        "\"energy\": \"low\", \"place\": \"any\"",
                        "\"energy\": @@\"hihg\", \"place\": \"any\""),
                other("C010", "two cards are called \"ear\"", "cards/few.json", "\"kiss\"", "@@\"ear\""),
                other(
                        "C011",
                        "has 5 steps; at most 4",
                        "cards/few.json",
                        "[\"Ask.\", \"Linger.\"]",
                        "@@[\"a\", \"b\", \"c\", \"d\", \"e\"]"),
                other("C011", "must be from 0 to 4, not 5", "cards/few.json", "\"touch\": 3", "\"touch\": @@5"),
                other(
                        "C020",
                        "says research, but names no \"source\"",
                        "cards/few.json",
                        "{ \"level\": \"research\", \"source\": \"Somebody 2001\" }",
                        "@@{ \"level\": \"research\" }"),
                other(
                        "C021",
                        "card \"kiss\" has touch 3 or more",
                        "cards/few.json",
                        "\"both-confirm\"",
                        "@@\"ask-first\""),
                other(
                        "C021",
                        "in a variant",
                        "cards/few.json",
                        "\"ask-first\", \"avoid\": [\"fresh-conflict\"]",
                        "@@\"ask-first\", \"avoid\": []"),
                other(
                        "C022",
                        "did you mean \"apart\"?",
                        "cards/few.json",
                        "\"apart\": { \"invite\"",
                        "@@\"aprat\": { \"invite\""),
                other("S002", "needs \"leadIn\"", "system.json", "\"texts\": {", "\"texts\": @@{"),
                other(
                        "S030",
                        "shows \"nam\", which it cannot know",
                        "system.json",
                        "\"leadIn\": \"Words.\"",
                        "\"leadIn\": @@\"{nam}\""),
                other(
                        "S021",
                        "the flow \"kpet\" is named, which does not exist; did you mean \"kept\"?",
                        "always.json",
                        "\"kept\"",
                        "@@\"kpet\""),
                other(
                        "W001",
                        "a file of words has no field \"maybe\"",
                        "words/en.json",
                        "\"yes\":",
                        "@@\"maybe\": [], \"yes\":"),
                other(
                        "W003",
                        "\"noon\" of \"hours\" of \"clock\" of a file of words must be a whole number",
                        "words/en.json",
                        "\"noon\": 12",
                        "\"noon\": @@\"12\""),
                other(
                        "H007",
                        "is not a date: \"last week\"",
                        "safety/helplines.json",
                        "\"number\": \"911\", \"hours\": \"24/7\", \"checked\": \"2026-11-01\"",
                        "\"number\": \"911\", \"checked\": @@\"last week\""),
                other(
                        "H002",
                        "a helpline needs \"source\"",
                        "safety/helplines.json",
                        "\"lines\": [ { \"country\": \"US\", \"name\": \"Emergency services\", \"for\": \"emergency\","
                                + " \"number\": \"911\", \"hours\": \"24/7\", \"checked\": \"2026-11-01\", \"source\": \"911.gov\" }",
                        "\"lines\": [ @@{ \"country\": \"US\", \"name\": \"Emergency services\", \"for\": \"emergency\","
                                + " \"number\": \"911\", \"checked\": \"2026-11-01\" }"),
                other(
                        "H020",
                        "there is nothing for whoever is in none of the countries",
                        "safety/helplines.json",
                        "{ \"checked\": \"2026-11-01\", \"countries\": [ { \"country\": \"US\", \"label\": \"United States\", \"match\": [\"usa\"] },"
                                + " { \"country\": \"elsewhere\", \"label\": \"Anywhere else\" } ]",
                        "@@{ \"checked\": \"2026-11-01\", \"countries\": [ { \"country\": \"US\", \"label\": \"United States\" } ]"),
                other(
                        "H010",
                        "the country \"US\" stands there twice",
                        "safety/helplines.json",
                        "{ \"country\": \"US\", \"label\"",
                        "{ \"country\": \"US\", \"label\": \"Us\" }, { \"country\": @@\"US\", \"label\""),
                other(
                        "H021",
                        "\"chat\" of a helpline is no web address: \"911.gov\"",
                        "safety/helplines.json",
                        "\"number\": \"911\",",
                        "\"chat\": @@\"911.gov\","),
                other(
                        "H021",
                        "a helpline has neither \"number\" nor \"text\" nor \"chat\"",
                        "safety/helplines.json",
                        "{ \"country\": \"US\", \"name\": \"Emergency services\", \"for\": \"emergency\", \"number\": \"911\",",
                        "@@{ \"country\": \"US\", \"name\": \"Emergency services\", \"for\": \"emergency\","));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource({"flows", "others"})
    void isToldWithItsPlace(String code, String sentence, String file, String marked, MemoryFiles files) {
        int at = marked.indexOf(MARK);
        String before = marked.substring(0, at);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        int column = at - before.lastIndexOf('\n');
        files.with(file, marked.replace(MARK, ""));

        List<Problem> problems = DialogLoader.load(files).problems();

        assertThat(problems).anySatisfy(problem -> {
            assertThat(problem.toLine()).startsWith("dialogs/" + file + ":" + line + ":" + column + ": ");
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.toLine()).contains(sentence);
        });
        assertThat(problems).as("nothing else").hasSize(1);
    }

    private static String plain() {
        return "'steps': [{'id': 'z', 'type': 'end'}]";
    }

    /** A flow whose command has this option, which menus show. */
    private static String option(String rest) {
        return command("'Do'", "{'id': 'o', 'description': 'What', " + rest + "}");
    }

    private static String command(String description, String options) {
        return "'triggers': [{'command': 'x', 'description': " + description + ", 'options': [" + options + "]}],\n"
                + plain();
    }

    private static String values(int count, int length) {
        return IntStream.range(0, count)
                .mapToObj(i -> "'" + (char) ('a' + i) + "x".repeat(length - 1) + "'")
                .collect(Collectors.joining(", ", "'values': [", "]"));
    }

    /** A flow of this step, called a, and one to end. */
    private static final String HEART = "{'id': 'made', 'label': 'x', 'values': [1, 2, 3]}";

    private static final String OWN = "{'id': 'heart', 'label': 'x', 'series': 'heart'}";

    /** What one step of a private flow shows. */
    private static Arguments picture(String code, String sentence, String picture) {
        String lines = picture.replace("HEART", HEART);
        for (int i = 2; i <= 5; i++) {
            lines = lines.replace("OWN" + i, OWN.replace("'id': 'heart'", "'id': 'o" + i + "'"));
        }
        return flow(
                code,
                sentence,
                "'triggers': [{'command': 'm', 'where': 'private'}], 'steps': [\n {'id': 'a', 'type': 'say', 'text': 'x', 'picture': "
                        + lines.replace("OWN", OWN) + "}" + END + "]");
    }

    private static String step(String rest) {
        boolean number = rest.contains("'n'") || rest.contains("{n}");
        String variables = number ? "'variables': {'n': {'type': 'number'}},\n" : "";
        String colour = rest.contains("'c'") && !rest.contains("'id': 'c'")
                ? "'variables': {'c': {'type': 'choice', 'values': ['blue', 'red']}},\n"
                : "";
        return variables + colour + "'steps': [\n {'id': 'a', 'type': " + rest + "}" + END + "]";
    }

    private static String ask(String choices) {
        return step("'ask', 'text': 'x', 'choices': [" + choices + "]");
    }

    private static Arguments flow(String code, String sentence, String body) {
        return flow(code, sentence, body, "flows/main.json");
    }

    private static Arguments flow(String code, String sentence, String body, String file) {
        boolean language = body.equals(MARK);
        String text = language
                ? "{'flow': 'main', 'title': 't', 'language': @@" + file + "}"
                : "{'flow': 'main', 'language': 'en', 'title': 't',\n" + body + "}";
        String name = language ? "flows/main.json" : file;
        return Arguments.of(code, sentence, name, text.replace('\'', '"'), MemoryFiles.sample());
    }

    /** Beside this flow there is another one, which it calls. */
    private static Arguments flow(String code, String sentence, String body, String id, String other) {
        Object[] one = flow(code, sentence, body).get();
        String file = "{'flow': '" + id + "', 'language': 'en', 'title': 't',\n" + other + "}";
        ((MemoryFiles) one[4]).with("flows/" + id + ".json", file.replace('\'', '"'));
        return Arguments.of(one);
    }

    /** What was known of a person before this step, called a, is shown after it. */
    private static String since(String step) {
        return "'triggers': [{'command': 'm', 'where': 'private'}], 'steps': [\n"
                + " {'id': 'know', 'type': 'branch', 'cases': [{'when': {'var': 'person_place', 'known': true}, 'next': 'a'}], 'else': 'z'},\n "
                + step + ",\n {'id': 'shown', 'type': 'say', 'text': @@'{person_place}'}" + END + "]";
    }

    @Test
    void whatAZoneTellsIsKnownOnceItIsKept() {
        String flow =
                "{'flow': 'main', 'language': 'en', 'title': 't', 'triggers': [{'command': 'm', 'where': 'private'}],"
                        + " 'steps': [{'id': 'a', 'type': 'do', 'action': 'zone', 'with': {'to': 'Berlin'},"
                        + " 'on': {'several': 'z', 'unknown': 'z', 'consent-needed': 'z', 'done': 'say'}},"
                        + " {'id': 'say', 'type': 'say', 'text': '{hour} in {person_place}, {person_quiet}'}" + END
                        + "]}";
        MemoryFiles files = MemoryFiles.sample().with("flows/main.json", flow.replace('\'', '"'));
        assertThat(DialogLoader.load(files).problems()).isEmpty();
    }

    private static Arguments other(String code, String sentence, String file, String from, String to) {
        MemoryFiles files = MemoryFiles.sample();
        String good = files.text(file);
        assertThat(good).contains(from);
        String marked = good.replace(from, to);
        if (sentence.contains("leadIn\"")) {
            marked = marked.replace("\"leadIn\": \"Words.\",", "");
        } else if (sentence.equals("in a variant")) {
            marked = marked.replace("\"shorter\": {", "\"shorter\": { \"touch\": 3,");
        } else if (code.equals("H002")) {
            marked = marked.replace(", \"source\": \"911.gov\"", "");
        }
        return Arguments.of(code, sentence, file, marked, files);
    }
}
