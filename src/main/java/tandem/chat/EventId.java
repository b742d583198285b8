package tandem.chat;

/**
 * What makes one platform event the same event when it is delivered again.
 *
 * @param source the bot account or terminal the event came through
 * @param epoch rises when the platform starts its ids again, so that an old id is never taken for a new one
 * @param id the platform's own id of the event
 */
public record EventId(String source, long epoch, String id) {}
