package tandem.console;

/** What the terminal itself has to say; the words are in {@code phrases.properties}. */
enum Sentence {
    BEGIN("begin"),
    UNHEARD("unheard"),
    UNKNOWN_WORD("unknownWord"),
    UNCLEAR_SKIP("unclearSkip"),
    SKIPPED("skipped"),
    NOT_KEPT("notKept"),
    ONLY("only"),
    NOTICE("notice"),
    CHANGED("changed"),
    OPENS("opens"),
    COPY("copy"),
    AGAIN("again"),
    GROUP("group"),
    PRIVATE("private");

    private final String key;

    Sentence(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
