/**
 * The bot as a whole, without a platform: killed at random moments under load, and for days with many conversations on a
 * clock of its own. {@link tandem.whole.WholeStore} and {@link tandem.whole.WholeBot} put it together.
 */
@NullMarked
package tandem.whole;

import org.jspecify.annotations.NullMarked;
