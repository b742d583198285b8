/**
 * How a command reaches the bot that runs: through a socket in the data folder that only the owner can open. {@link
 * tandem.control.ControlServer} sits in the running bot and does what the port {@link tandem.control.Operations} can
 * do; {@link tandem.control.ControlClient} asks it. What goes over the wire stands in {@link tandem.control.Request}.
 */
@NullMarked
package tandem.control;

import org.jspecify.annotations.NullMarked;
