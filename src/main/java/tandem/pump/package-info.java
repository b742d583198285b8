/** One place where a thread waits: a {@link tandem.pump.Pump} does what is due and sleeps until more is. */
@NullMarked
package tandem.pump;

import org.jspecify.annotations.NullMarked;
