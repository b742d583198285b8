/** What {@code tandem.trace} promises. */
@NullMarked
package tandem.trace;

import org.jspecify.annotations.NullMarked;
