package tandem.telegram.fake;

/** Told of what happens while it happens, with the lock of the {@link World} held: it must be quick. */
interface Observer {

    Observer NOBODY = new Observer() {
        @Override
        public void handedOut(Update update) {
            // Nobody looks.
        }

        @Override
        public void sent(long chat) {
            // Nobody looks.
        }
    };

    /** The update was given to the bot for the first time. */
    void handedOut(Update update);

    /** The bot sent a message to the chat. */
    void sent(long chat);
}
