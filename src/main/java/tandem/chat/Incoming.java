package tandem.chat;

import org.jspecify.annotations.Nullable;

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
 * @param language the tag of the language in which the platform shows itself to the person; null when it does not say
 * @param said what was done
 */
public record Incoming(
        EventId id,
        ChatAddress chat,
        boolean group,
        PersonAddress person,
        String name,
        boolean addressed,
        @Nullable String language,
        Said said) {

    /** Where the platform does not say which language the person speaks. */
    public Incoming(
            EventId id,
            ChatAddress chat,
            boolean group,
            PersonAddress person,
            String name,
            boolean addressed,
            Said said) {
        this(id, chat, group, person, name, addressed, null, said);
    }

    /** What is handed in for the first event that is too much; see {@link FloodGuard.Verdict#TELL}. */
    public Incoming asFlood() {
        return new Incoming(
                id,
                chat,
                group,
                person,
                name,
                true,
                language,
                new Said.Flood(said instanceof Said.Tap || said instanceof Said.Filled));
    }
}
