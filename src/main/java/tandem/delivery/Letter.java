package tandem.delivery;

import tandem.chat.Parcel;

/**
 * A message that waits in the outbox.
 *
 * @param key its row
 * @param parcel what is to be delivered
 * @param tries what became of that until now
 * @param moved whether its group got another id when that was tried
 */
public record Letter(String key, Parcel parcel, Tries tries, boolean moved) {}
