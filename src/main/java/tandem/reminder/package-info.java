/** What is to happen at a stored time: {@link tandem.reminder.Due} rows, and the pump that hands them on when they come. */
@NullMarked
package tandem.reminder;

import org.jspecify.annotations.NullMarked;
