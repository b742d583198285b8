/** What {@code tandem.delivery} promises. */
@NullMarked
package tandem.delivery;

import org.jspecify.annotations.NullMarked;
