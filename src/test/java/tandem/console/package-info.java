/** Tests of the terminal: {@code Play} plays a whole session over real streams, {@code Bot} is who answers in it. */
@NullMarked
package tandem.console;

import org.jspecify.annotations.NullMarked;
