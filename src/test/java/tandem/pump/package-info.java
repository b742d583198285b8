/** What {@code tandem.pump} promises. */
@NullMarked
package tandem.pump;

import org.jspecify.annotations.NullMarked;
