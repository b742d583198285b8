package tandem.telegram;

/**
 * The bot as Telegram knows it.
 *
 * @param id its user id
 * @param username without the at sign
 */
record Myself(long id, String username) {

    /** What a link begins with that opens the bot's private chat; the payload of its {@code /start} follows it. */
    String link() {
        return "https://t.me/" + username + "?start=";
    }
}
