/** What {@code tandem.reminder} promises. */
@NullMarked
package tandem.reminder;

import org.jspecify.annotations.NullMarked;
