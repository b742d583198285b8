package tandem.telegram.fake;

import java.util.Locale;

/** The kinds of chats. */
enum Kind {
    PRIVATE,
    GROUP,
    SUPERGROUP,
    CHANNEL;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isGroup() {
        return this == GROUP || this == SUPERGROUP;
    }

    /** Whether its messages are numbered by themselves; the others share the bot's own numbers. */
    boolean hasOwnNumbers() {
        return this == SUPERGROUP || this == CHANNEL;
    }
}
