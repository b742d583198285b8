/** Draws the pictures in {@code dialogs/pictures}; they are kept as files, because fonts differ from machine to machine. */
@NullMarked
package tandem.picture;

import org.jspecify.annotations.NullMarked;
