package tandem.engine;

/** The sentences that no flow says but the bot needs; their words stand in {@code dialogs/system.json}. */
public enum SystemText {
    EARLIER_QUESTION("earlierQuestion"),
    NOT_FOR_YOU("notForYou"),
    LEAD_IN("leadIn"),
    NOT_UNDERSTOOD("notUnderstood"),
    TOO_LONG("tooLong"),
    CHANGED("changed"),
    GROUP_UNMATCHED("groupUnmatched"),
    PRIVATE_NOTE("privateNote"),
    PRIVATE_ONLY("privateOnly"),
    UNKNOWN_COMMAND("unknownCommand"),
    TROUBLE("trouble"),
    FLOOD("flood"),
    OWN_WORDS("ownWords"),
    OWN_ANSWER("ownAnswer"),
    HISTORY_LINE("historyLine"),
    JOIN_FIRST("joinFirst"),
    REVEALED_LINE("revealedLine"),
    HIDDEN("hidden"),
    HIDE_BY_TAP("hideByTap"),
    HELPLINES_EMERGENCY("helplinesEmergency"),
    HELPLINES_PARTNER_VIOLENCE("helplinesPartnerViolence"),
    HELPLINES_CRISIS("helplinesCrisis"),
    HELPLINES_OWN_BEHAVIOUR("helplinesOwnBehaviour"),
    HELPLINES_CHILDREN("helplinesChildren"),
    EXPORT_FILE("exportFile");

    private final String key;

    SystemText(String key) {
        this.key = key;
    }

    /** The sentence with this key; the loader lets no other pass. */
    static SystemText of(String key) {
        for (SystemText text : values()) {
            if (text.key.equals(key)) {
                return text;
            }
        }
        throw new IllegalArgumentException("there is no sentence " + key);
    }

    /** The key in {@code system.json}. */
    public String key() {
        return key;
    }
}
