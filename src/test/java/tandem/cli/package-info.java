/** The whole program as people start it: real processes, fed through pipes; {@code Program} is one of them. */
@NullMarked
package tandem.cli;

import org.jspecify.annotations.NullMarked;
