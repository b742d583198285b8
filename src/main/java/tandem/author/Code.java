package tandem.author;

import java.util.Arrays;

/** Every kind of problem. A number alone gets the letter of the file's kind: {@code F001} in a flow, {@code C001} in cards. */
enum Code {
    /** The file is not JSON. */
    NOT_JSON("J001"),
    /** An object has the same field twice. */
    DUPLICATE_KEY("J002"),
    /** Brackets in brackets, too deep. */
    TOO_DEEP("J003"),
    /** The file is too large to be a dialog file. */
    FILE_TOO_LARGE("J004"),
    /** A number is too large. */
    NUMBER_TOO_LARGE("J005"),
    /** The file is not written in UTF-8. */
    NOT_UTF8("J006"),
    /** A text holds half a character, or one that has no shape. */
    BROKEN_TEXT("J007"),

    /** The folder is missing, or holds no flow. */
    NO_FLOWS("D001"),
    /** A file is missing that the bot cannot do without. */
    MISSING_FILE("D002"),
    /** A file or the folder cannot be read. */
    UNREADABLE("D003"),
    /** A JSON file lies where nothing reads it. */
    STRAY_FILE("D004", Severity.WARNING),
    /** A picture is no PNG or JPEG, or too large. */
    NOT_A_PICTURE("D006"),
    /** There are more problems in a file than are shown. */
    MORE("D005"),

    /** A field that does not exist there. */
    UNKNOWN_FIELD("001"),
    /** A field is needed and missing. */
    MISSING_FIELD("002"),
    /** A text where a number must be, and the like. */
    WRONG_TYPE("003"),
    /** A word that is not one of the allowed ones. */
    UNKNOWN_VALUE("004"),
    /** An id or a name is not written as ids and names are. */
    MALFORMED_NAME("005"),
    /** A length of time is not written as one. */
    MALFORMED_DURATION("006"),
    /** A time of day or a date is not written as one. */
    MALFORMED_TIME("007"),
    /** A text with gaps is not written as one. */
    MALFORMED_TEMPLATE("008"),
    /** A text is longer than platforms can show. */
    TOO_LONG("009"),
    /** The same id twice. */
    DUPLICATE_ID("010"),
    /** A number is out of its range. */
    OUT_OF_RANGE("011"),
    /** Fields that do not go together, or one of several is needed. */
    WRONG_COMBINATION("012"),
    /** A text or a list is empty. */
    EMPTY("013"),
    /** A file is in another language than it must be. */
    OTHER_LANGUAGE("014"),
    /** A text says what the words of its language avoid. */
    AVOIDED_PHRASE("015", Severity.WARNING),

    /** A step that does not exist. */
    DANGLING_STEP("F020"),
    /** A flow that does not exist. */
    DANGLING_FLOW("021"),
    /** An outcome that the action does not have, or something it does not take. */
    UNKNOWN_OUTCOME("F022"),
    /** {@code replace} names a step that says nothing. */
    NOTHING_TO_REPLACE("F023"),
    /** A tag, a value of it or a variant that no card has. */
    UNKNOWN_TAG("F024"),
    /** A picture that does not exist. */
    DANGLING_PICTURE("F025"),
    /** A variable that is not declared. */
    UNDECLARED_VARIABLE("030"),
    /** A text shows a variable that nothing sets and that has no default. */
    NEVER_SET("F031"),
    /** A condition reads a variable that nothing sets and that has no default. */
    ALWAYS_UNKNOWN("F032", Severity.WARNING),
    /** A value that the variable does not allow. */
    VALUE_NOT_ALLOWED("F033"),
    /** A variable's name belongs to the program. */
    RESERVED_NAME("F034"),
    /** The same variable of a person has two types. */
    TWO_TYPES("F035"),
    /** On some way to a text nothing has given a value to what it shows. */
    MAY_BE_MISSING("F036"),
    /** What somebody answered in private would be shown in a group. */
    PRIVATE_ANSWER("F037"),
    /** A sealed variable in a flow that does not run for each of two. */
    SEALED_ELSEWHERE("F038"),
    /** A card is drawn, and no way from there shows it. */
    CARD_NOT_SHOWN("F026", Severity.WARNING),
    /** No way leads to a step. */
    UNREACHABLE("F040", Severity.WARNING),
    /** A loop without a question or a wait. */
    ENDLESS_LOOP("F041"),
    /** Flows that call each other in a circle. */
    RECURSIVE_CALL("F042"),
    /** Two triggers that cannot be told apart. */
    TRIGGER_CLASH("F050"),
    /** Two choices of a question that look the same. */
    SAME_LABEL("F051"),
    /** A question that nothing can answer. */
    UNANSWERABLE("F052"),
    /** A question whose choices only copy. */
    ONLY_COPIES("F053"),
    /** Two commands of the same name of which menus would show different things. */
    TWO_MENUS("F054"),
    /** No variant of what is said can ever be said, and there is no default. */
    NEVER_SAID("F055"),
    /** A question whose words can be missing: no variant fits, and there is no default. */
    WITHOUT_WORDS("F056", Severity.WARNING),
    /** A variant, or a case, whose turn never comes. */
    NEVER_CHOSEN("F057", Severity.WARNING),
    /** A choice of a question for each that leads somewhere. */
    EACH_BRANCHES("F060"),
    /** A flow that runs for each of two, and that something else could start. */
    NOT_ONLY_FOR_EACH("F061"),
    /** A reveal that has no answers to show. */
    NOTHING_TO_REVEAL("F062"),
    /** A flow that a choice runs in private, and that no link starts. */
    NO_START("F063"),
    /** Part of the format that this version does not have. */
    NOT_AVAILABLE("F090"),

    /** A card says research without saying which. */
    NO_SOURCE("C020"),
    /** A card with much touch that not both must confirm. */
    NEEDS_BOTH("C021"),
    /** A variant by a name that no flow of ours asks for. */
    UNUSUAL_VARIANT("C022", Severity.WARNING),
    /** A variant called shorter that takes as long as its card. */
    NOT_SHORTER("C023"),
    /** A card that makes a message of more words than people like to read. */
    LONG_CARD("C024", Severity.WARNING),
    /** A card whose sentences are hard to read. */
    HARD_TO_READ("C025", Severity.WARNING),

    /** A pattern, or an entry of a list, is not written as one. */
    MALFORMED_PATTERN("P020"),
    /** There are patterns, and no flow that answers what they hear. */
    NOBODY_ANSWERS("P021"),
    /** A country without the number for an emergency, or nothing for whoever is in no country of the list. */
    NO_EMERGENCY("H020"),
    /** A helpline that one can neither dial nor write to nor open. */
    NOT_REACHABLE("H021"),
    /** Nobody has looked for long whether a helpline is still so. */
    NOT_CHECKED_LATELY("H022", Severity.WARNING),

    /** Texts without a translation. */
    UNTRANSLATED("T020", Severity.WARNING),
    /** A text has changed since it was translated. */
    STALE_TRANSLATION("T021", Severity.WARNING),
    /** A translation of a text that does not exist. */
    NOTHING_TO_TRANSLATE("T022", Severity.WARNING);

    private final String number;
    private final Severity severity;

    Code(String number) {
        this(number, Severity.ERROR);
    }

    Code(String number, Severity severity) {
        this.number = number;
        this.severity = severity;
    }

    Severity severity() {
        return severity;
    }

    /** The page in {@code docs/problems/} that explains it; one page for all kinds of files. */
    String page() {
        return number + ".md";
    }

    /** The same for a code as it is written. A number of its own goes first: {@code C021} is not 021 in a file of cards. */
    static String pageOf(String written) {
        return Arrays.stream(values())
                .filter(code -> written.equals(code.number))
                .findFirst()
                .map(Code::page)
                .orElse(written.substring(1) + ".md");
    }

    /** How it is written in a file of this kind. */
    String in(FileKind kind) {
        return Character.isDigit(number.charAt(0)) ? kind.letter() + number : number;
    }
}
