/** The socket between a command and the running bot, with real sockets. */
@NullMarked
package tandem.control;

import org.jspecify.annotations.NullMarked;
