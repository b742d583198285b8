/**
 * Discord. {@link tandem.discord.DiscordAdapter} is the one way in from outside. Events come in by {@code Listening}, which
 * makes plain values of them; {@code Decoder} makes events of ours. Messages go out by {@code Delivery}; {@code Encoder}
 * gives them their shape. What somebody typed as a command or tapped wants an answer within three seconds: {@code
 * Interactions} knows which are open. {@code Trouble} is the one place where it is decided what an error means.
 */
@NullMarked
package tandem.discord;

import org.jspecify.annotations.NullMarked;
