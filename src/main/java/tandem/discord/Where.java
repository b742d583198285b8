package tandem.discord;

import tandem.chat.ChatAddress;

/** A place on Discord. */
sealed interface Where {

    /** Its address with us. */
    ChatAddress address();

    /** Whether others can read it. */
    boolean group();

    /** The place of an address. */
    static Where of(ChatAddress address) {
        String chat = address.chat();
        if (chat.startsWith(Private.SIGN)) {
            return new Private(chat.substring(Private.SIGN.length()));
        }
        if (chat.startsWith(Guest.SIGN)) {
            return new Guest(chat.substring(Guest.SIGN.length()));
        }
        return new Channel(chat, address.topic());
    }

    /** The private chat of a person and the bot. The person stands for it: its own number can be asked for by theirs. */
    record Private(String user) implements Where {
        private static final String SIGN = "@";

        @Override
        public ChatAddress address() {
            return ChatAddress.of(DiscordAdapter.PLATFORM, SIGN + user);
        }

        @Override
        public boolean group() {
            return false;
        }
    }

    /** A channel or thread of a server: to us a topic of it, so that a server can be left as a whole. */
    record Channel(String server, String channel) implements Where {
        @Override
        public ChatAddress address() {
            return new ChatAddress(DiscordAdapter.PLATFORM, server, channel);
        }

        @Override
        public boolean group() {
            return true;
        }
    }

    /** A chat in which the bot is no member, such as a couple's own: there it can only answer. */
    record Guest(String channel) implements Where {
        private static final String SIGN = "#";

        @Override
        public ChatAddress address() {
            return ChatAddress.of(DiscordAdapter.PLATFORM, SIGN + channel);
        }

        @Override
        public boolean group() {
            return true;
        }
    }
}
