package tandem.discord;

import tandem.chat.ChatAddress;

/** A place on Discord, and its address with us. */
sealed interface Where {

    /** The address. */
    default ChatAddress address() {
        if (this instanceof Private with) {
            return ChatAddress.of(DiscordAdapter.PLATFORM, Private.SIGN + with.user());
        }
        if (this instanceof Guest guest) {
            return ChatAddress.of(DiscordAdapter.PLATFORM, Guest.SIGN + guest.channel());
        }
        Channel channel = (Channel) this;
        return new ChatAddress(DiscordAdapter.PLATFORM, channel.server(), channel.channel());
    }

    /** Whether others can read it. */
    default boolean group() {
        return !(this instanceof Private);
    }

    /** The place of an address. */
    static Where of(ChatAddress address) {
        String chat = address.chat();
        if (chat.startsWith(Private.SIGN)) {
            return new Private(chat.substring(1));
        }
        if (chat.startsWith(Guest.SIGN)) {
            return new Guest(chat.substring(1));
        }
        return new Channel(chat, address.topic());
    }

    /** The private chat of a person and the bot. The person stands for it: its own number can be asked for by theirs. */
    record Private(String user) implements Where {
        private static final String SIGN = "@";
    }

    /** A channel or thread of a server: to us a topic of it, so that a server can be left as a whole. */
    record Channel(String server, String channel) implements Where {}

    /** A chat in which the bot is no member, such as a couple's own: there it can only answer. */
    record Guest(String channel) implements Where {
        private static final String SIGN = "#";
    }
}
