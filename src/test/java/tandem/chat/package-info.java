/** What {@code tandem.chat} promises. */
@NullMarked
package tandem.chat;

import org.jspecify.annotations.NullMarked;
