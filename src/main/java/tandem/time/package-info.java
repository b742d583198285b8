/** Zones, local hours and next times as pure functions of an instant; nothing here reads a clock. */
@NullMarked
package tandem.time;

import org.jspecify.annotations.NullMarked;
