/**
 * One turn from end to end: {@link tandem.runtime.TurnRunner} loads the state, has the engine play the event, and
 * commits everything that follows from it, all or nothing, through the port {@link tandem.runtime.Store}.
 */
@NullMarked
package tandem.runtime;

import org.jspecify.annotations.NullMarked;
