package tandem.chat;

/**
 * One thing a person did on a platform, in neutral words. An adapter's decoder makes it; time and chance are added by
 * the turn runner, so that decoding stays a pure function.
 *
 * @param id what makes this event the same event when it is delivered again
 * @param chat where it happened
 * @param group whether others can read that chat
 * @param person who did it
 * @param name how the platform shows the person to others; never stored
 * @param addressed whether the bot was meant: always true in private, in a group only for commands, taps, replies to
 *     the bot and mentions of it
 * @param said what was done
 */
public record Incoming(
        EventId id, ChatAddress chat, boolean group, PersonAddress person, String name, boolean addressed, Said said) {
    /** What is handed in for the first event that is too much; see {@link FloodGuard.Verdict#TELL}. */
    public Incoming asFlood() {
        return new Incoming(
                id,
                chat,
                group,
                person,
                name,
                true,
                new Said.Flood(said instanceof Said.Tap || said instanceof Said.Filled));
    }
}
