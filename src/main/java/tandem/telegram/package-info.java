/**
 * Telegram. {@link tandem.telegram.TelegramAdapter} is the one way in from outside. Updates come in by {@code Polling},
 * which confirms to Telegram only what is stored; {@code Decoder} makes events of them. Messages go out by {@code
 * Delivery}; {@code Encoder} makes calls of them. {@code BotApi} is the edge to the library, and {@code Trouble} the one
 * place where it is decided what an error means.
 */
@NullMarked
package tandem.telegram;

import org.jspecify.annotations.NullMarked;
