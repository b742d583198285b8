/**
 * The words between the engine and the platforms: who and where ({@link tandem.chat.ChatAddress}), what was said to the
 * bot ({@link tandem.chat.Incoming}), what it says back ({@link tandem.chat.Outgoing}), and the port every platform
 * implements ({@link tandem.chat.ChatAdapter}). Adapters see nothing of Tandem but this package.
 */
@NullMarked
package tandem.chat;

import org.jspecify.annotations.NullMarked;
