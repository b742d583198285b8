package tandem.telegram.fake;

/**
 * Who sees a list of commands.
 *
 * @param scope the type of the scope; "default" for everybody
 * @param chat 0 for none
 * @param user 0 for none
 * @param language two letters; empty for every other language
 */
public record CommandList(String scope, long chat, long user, String language) {}
