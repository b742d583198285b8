/**
 * A strict fake of the Telegram Bot API on loopback: it refuses what Telegram refuses, in Telegram's words, and makes
 * updates as Telegram makes them. Begin with {@link tandem.telegram.fake.FakeTelegram}; {@link
 * tandem.telegram.fake.Person}, {@link tandem.telegram.fake.Group} and {@link tandem.telegram.fake.Channel} act, {@link
 * tandem.telegram.fake.Screen} shows what a person sees, {@link tandem.telegram.fake.Calls} what the bot asked for, and
 * {@link tandem.telegram.fake.Troubles} makes trouble on purpose.
 */
@NullMarked
package tandem.telegram.fake;

import org.jspecify.annotations.NullMarked;
