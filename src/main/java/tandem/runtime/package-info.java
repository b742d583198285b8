/**
 * One turn from end to end: {@link tandem.runtime.TurnRunner} loads the state, has the engine play the event, and
 * commits everything that follows from it, all or nothing, through the port {@link tandem.runtime.Store}. Events of one
 * conversation wait for each other in {@link tandem.runtime.Lanes}; the {@link tandem.runtime.Watchdog} stores those that
 * take too long for their platform.
 */
@NullMarked
package tandem.runtime;

import org.jspecify.annotations.NullMarked;
