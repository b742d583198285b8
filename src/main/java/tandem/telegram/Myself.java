package tandem.telegram;

/**
 * The bot as Telegram knows it.
 *
 * @param id its user id
 * @param username without the at sign
 */
record Myself(long id, String username) {}
