/**
 * The bot as a whole: killed at random moments under load, and for days with many conversations on a clock of its own,
 * both without a platform; and in every transcript on each platform. {@link tandem.whole.WholeStore} and {@link
 * tandem.whole.WholeBot} put it together.
 */
@NullMarked
package tandem.whole;

import org.jspecify.annotations.NullMarked;
